import { readFile as readBytes } from 'node:fs/promises';
import { relative } from 'node:path';
import * as vscode from 'vscode';
import { concurrently } from '../../base/concurrently';
import type { Log } from '../../base/log';
import { MAX_FILE_BYTES } from '../../setup/documents/limits';
import { openFile, type SetupFile } from '../../setup/documents/setupFile';
import { isDeclarationFile, readDeclaration } from '../../setup/kinds/declared/declaration';
import { Kinds } from '../../setup/kinds/kinds';
import { scriptsOf } from '../../setup/workspace/script';
import { Workspace } from '../../setup/workspace/workspace';

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
export const SCRIPT_FILES = '**/scripts/**/*.{yaml,yml,json}';
const OTHER_FILES = '**/scripts/**/*.{xml,sql,ini,csv,txt,conf,properties}';
const DECLARATIONS = '**/*.ve-kind.{json,yaml,yml}';
const HIDDEN = '**/{node_modules,.*}/**';
const MOST_FILES = 2000;

export async function readTerritory(root: vscode.WorkspaceFolder, log: Log): Promise<Territory> {
  const find = (glob: string) => vscode.workspace.findFiles(new vscode.RelativePattern(root, glob), HIDDEN, MOST_FILES);
  const [scripts, others, declared] = await Promise.all([find(SCRIPT_FILES), find(OTHER_FILES), find(DECLARATIONS)]);
  const opened = (await readAll(scripts, root, log)).filter(file => !isDeclarationFile(file.path));
  const files = new Map(opened.map(file => [file.path, file]));
  const declarations = (await readAll(declared, root, log)).flatMap(file => {
    const declaration = readDeclaration(file);
    if (!declaration.ok) log.warn(`${file.path} declares no kind: ${declaration.error.detail}`);
    return declaration.ok ? [declaration.value] : [];
  });
  return {
    root,
    files,
    others: others.map(uri => pathIn(root, uri)).sort(),
    kinds: new Kinds(declarations),
    workspace: new Workspace([...files.values()].flatMap(scriptsOf)),
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

async function readAll(uris: readonly vscode.Uri[], root: vscode.WorkspaceFolder, log: Log): Promise<SetupFile[]> {
  const read = new Map<vscode.Uri, SetupFile>();
  await concurrently(uris, 8, async uri => {
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      const file = size > MAX_FILE_BYTES ? null : openFile(pathIn(root, uri), await readBytes(uri.fsPath));
      if (file?.ok === true) read.set(uri, file.value);
    } catch (error) {
      log.warn(`A script could not be read: ${String(error)}`);
    }
    return true;
  });
  return uris.flatMap(uri => read.get(uri) ?? []);
}
