import { openFile, type SetupFile } from '../documents/setupFile';
import type { FileProblem } from '../documents/problem';
import {
  isDeclarationFile,
  readDeclaration,
  type DeclarationProblem,
  type KindDeclaration,
} from '../kinds/declared/declaration';
import { Kinds } from '../kinds/kinds';
import { sha256Hex } from '../../base/sha256';
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

/** Files as they were read, so that only those are read again that have changed. */
export type ReadFiles = Map<string, { readonly hash: string; readonly opened: ReturnType<typeof openFile> }>;

/** So long others have to wait at most before they get their turn, but for a single large file; ms. */
const TURN_MS = 40;

/**
 * Reads all setup files of a workspace and the kinds that it declares; what cannot be read is told, not thrown.
 * @param known what was read before; brought up to date.
 */
export async function openWorkspace(
  stored: readonly StoredFile[],
  known: ReadFiles = new Map(),
): Promise<OpenedWorkspace> {
  const files: SetupFile[] = [];
  const declarations: KindDeclaration[] = [];
  const unread: UnreadFile[] = [];
  const gone = new Set(known.keys());
  let turn = performance.now();
  for (const { path, bytes } of stored) {
    if (performance.now() - turn > TURN_MS) {
      await new Promise(resolve => setImmediate(resolve));
      turn = performance.now();
    }
    gone.delete(path);
    const opened = readOnce(path, bytes, known);
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
  for (const path of gone) known.delete(path);
  const scripts = files.flatMap(scriptsOf).filter(script => script.kind !== '');
  return { kinds: new Kinds(declarations), workspace: new Workspace(scripts), files, unread };
}

function readOnce(path: string, bytes: Uint8Array, known: ReadFiles): ReturnType<typeof openFile> {
  const hash = sha256Hex(bytes);
  const former = known.get(path);
  if (former?.hash === hash) return former.opened;
  const opened = openFile(path, bytes);
  known.set(path, { hash, opened });
  return opened;
}
