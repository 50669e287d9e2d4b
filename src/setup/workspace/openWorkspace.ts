import { openFile, type SetupFile } from '../documents/setupFile';
import type { FileProblem } from '../documents/problem';
import {
  isDeclarationFile,
  readDeclaration,
  type DeclarationProblem,
  type KindDeclaration,
} from '../kinds/declared/declaration';
import { Kinds } from '../kinds/kinds';
import { scriptsOf } from './script';
import { Workspace } from './workspace';

/** A file of the workspace as it lies on the disk. */
export interface StoredFile {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface OpenedWorkspace {
  readonly kinds: Kinds;
  readonly workspace: Workspace;
  readonly files: readonly SetupFile[];
  readonly unread: readonly UnreadFile[];
}

export type UnreadFile =
  | { readonly path: string; readonly type: 'file'; readonly problem: FileProblem }
  | { readonly path: string; readonly type: 'declaration'; readonly problem: DeclarationProblem };

/** Reads all setup files of a workspace and the kinds that it declares; what cannot be read is told, not thrown. */
export function openWorkspace(stored: readonly StoredFile[]): OpenedWorkspace {
  const files: SetupFile[] = [];
  const declarations: KindDeclaration[] = [];
  const unread: UnreadFile[] = [];
  for (const { path, bytes } of stored) {
    const opened = openFile(path, bytes);
    if (!opened.ok) {
      unread.push({ path, type: 'file', problem: opened.error });
      continue;
    }
    if (!isDeclarationFile(path)) {
      files.push(opened.value);
      continue;
    }
    const declaration = readDeclaration(opened.value);
    if (declaration.ok) declarations.push(declaration.value);
    else unread.push({ path, type: 'declaration', problem: declaration.error });
  }
  const scripts = files.flatMap(scriptsOf).filter(script => script.kind !== '');
  return { kinds: new Kinds(declarations), workspace: new Workspace(scripts), files, unread };
}
