import { readFile as readBytes } from 'node:fs/promises';
import { relative } from 'node:path';
import * as vscode from 'vscode';
import { concurrently } from '../../base/concurrently';
import type { Log } from '../../base/log';
import { MAX_FILE_BYTES } from '../../setup/documents/limits';
import type { SetupFile } from '../../setup/documents/setupFile';
import type { Kinds } from '../../setup/kinds/kinds';
import { openWorkspace, type ReadFiles, type StoredFile } from '../../setup/workspace/openWorkspace';
import type { Workspace } from '../../setup/workspace/workspace';

/** The scripts of one folder of the workspace as they are on the disk, and the kinds that apply there. */
export interface Territory {
  readonly root: vscode.WorkspaceFolder;
  readonly files: ReadonlyMap<string, SetupFile>;
  /** Files beside the scripts that have no structure: XML, SQL, INI … */
  readonly others: readonly string[];
  readonly kinds: Kinds;
  readonly workspace: Workspace;
}

/** The same places as those of the JSON Schema in the manifest. */
const SCRIPT_FILES = '**/scripts/**/*.{yaml,yml,json}';
const OTHER_FILES = '**/scripts/**/*.{xml,sql,ini,csv,txt,conf,properties}';
const DECLARATIONS = '**/*.ve-kind.{json,yaml,yml}';
const HIDDEN = '**/{node_modules,.*}/**';
const MOST_FILES = 2000;

/** @param known as in `openWorkspace`. */
export async function readTerritory(root: vscode.WorkspaceFolder, known: ReadFiles, log: Log): Promise<Territory> {
  const find = (glob: string) => vscode.workspace.findFiles(new vscode.RelativePattern(root, glob), HIDDEN, MOST_FILES);
  const [scripts, others, declared] = await Promise.all([find(SCRIPT_FILES), find(OTHER_FILES), find(DECLARATIONS)]);
  const stored = await readAll([...scripts, ...declared], root, log);
  const { kinds, workspace, files, unread } = await openWorkspace(stored, known);
  for (const { path, type } of unread) log.warn(`${path} is not read: ${type}`);
  return {
    root,
    files: new Map(files.map(file => [file.path, file])),
    others: others.map(uri => pathIn(root, uri)).sort(),
    kinds,
    workspace,
  };
}

/** Relative to its folder, with forward slashes. */
export function pathIn(root: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return relative(root.uri.fsPath, uri.fsPath).replaceAll('\\', '/');
}

/** Whether a file lies where scripts do. */
export function isScriptFile(uri: vscode.Uri): boolean {
  return uri.scheme === 'file' && /[\\/]scripts[\\/].*\.(?:ya?ml|json)$/i.test(uri.fsPath);
}

async function readAll(
  uris: readonly vscode.Uri[],
  root: vscode.WorkspaceFolder,
  log: Log,
): Promise<readonly StoredFile[]> {
  const read = new Map<string, StoredFile>();
  await concurrently(uris, 8, async uri => {
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size <= MAX_FILE_BYTES) {
        read.set(uri.toString(), { path: pathIn(root, uri), bytes: await readBytes(uri.fsPath) });
      }
    } catch (error) {
      log.warn(`A script could not be read: ${String(error)}`);
    }
    return true;
  });
  return [...read.values()];
}
