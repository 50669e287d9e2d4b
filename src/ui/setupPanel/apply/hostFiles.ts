import { stat, chmod } from 'node:fs/promises';
import * as vscode from 'vscode';
import { decode } from '../../../setup/documents/encoding';
import { spliceBetween } from '../../../setup/documents/splice';
import type { FilePort } from '../../../setup/plans/filePort';
import { nodeFilePort } from '../../../setup/plans/nodeFilePort';

/**
 * The files of a workspace on this machine. Where a file is open in an editor it is changed there, so that Ctrl+Z takes
 * it back; whatever VS Code then wrote, the bytes on the disk are made those that were asked for.
 */
export const hostFiles: FilePort = {
  ...nodeFilePort,
  replace: async (path, bytes) => {
    const open = vscode.workspace.textDocuments.find(one => one.uri.scheme === 'file' && one.uri.fsPath === path);
    if (open !== undefined && !open.isDirty) await changeDocument(open, bytes);
    const now = await nodeFilePort.read(path);
    if (now === null || !Buffer.from(now).equals(bytes)) await replaceKeepingMode(path, bytes);
  },
};

/** `writeAtomically` makes files for one person; a script of a shared folder keeps the rights that it has. */
async function replaceKeepingMode(path: string, bytes: Uint8Array): Promise<void> {
  const mode = await stat(path).then(
    found => found.mode,
    () => null,
  );
  await nodeFilePort.replace(path, bytes);
  if (mode !== null) await chmod(path, mode & 0o777);
}

async function changeDocument(document: vscode.TextDocument, bytes: Uint8Array): Promise<void> {
  const decoded = decode(bytes);
  if (!decoded.ok) return;
  const plain = document.getText().replaceAll('\r\n', '\n');
  const splice = spliceBetween(plain, decoded.value.text.replaceAll('\r\n', '\n'));
  if (splice === null) return;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(positionIn(plain, splice.start), positionIn(plain, splice.end));
  edit.replace(document.uri, range, splice.text);
  if (await vscode.workspace.applyEdit(edit)) await document.save();
}

/** Lines and characters do not depend on the kind of line end. */
function positionIn(plain: string, offset: number): vscode.Position {
  const before = plain.slice(0, offset);
  const lines = before.split('\n');
  return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
