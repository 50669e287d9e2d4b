import { applyFitting, type RefusedOperation } from '../documents/edit';
import type { Operation } from '../documents/operation';
import { locate, valueAt, type Path } from '../documents/path';
import type { SetupFile } from '../documents/setupFile';
import { isList } from '../documents/value';
import type { Reference } from '../workspace/references';
import type { Workspace } from '../workspace/workspace';
import type { Renaming } from './renamings';

/** A file that names what another file's change renames, before and after it follows. */
export interface FollowingFile {
  readonly path: string;
  readonly base: SetupFile;
  readonly result: SetupFile;
  /** Places that cannot be changed here, such as one behind an anchor. */
  readonly refused: readonly RefusedOperation[];
}

/**
 * The other files of a workspace that name what is renamed, each as it would be with the new names.
 * @param own path of the file whose change it is.
 * @param files all files of the workspace by their path.
 * @param former the scripts of these files.
 */
export function followingFiles(
  renamings: readonly Renaming[],
  own: string,
  files: ReadonlyMap<string, SetupFile>,
  former: Workspace,
): readonly FollowingFile[] {
  const operations = new Map<string, Operation[]>();
  const isRenamedAway = (name: string): boolean => renamings.some(({ from }) => from === name);
  for (const renaming of renamings) {
    for (const reference of referencesTo(renaming, former)) {
      const { path } = reference.from;
      if (path === own) continue;
      operations.set(path, [
        ...(operations.get(path) ?? []),
        ...operationsAt(reference, renaming, isRenamedAway(renaming.to)),
      ]);
    }
  }
  return [...operations].flatMap(([path, wanted]) => {
    const base = files.get(path);
    if (base === undefined) return [];
    const { file: result, refused } = applyFitting(base, wanted);
    return result.text === base.text && refused.length === 0 ? [] : [{ path, base, result, refused }];
  });
}

function referencesTo({ script, part, from }: Renaming, former: Workspace): readonly Reference[] {
  // Whoever names a part names its script in another place, which is a reference of its own.
  return former.usesOf(script, part === null ? null : { type: part, code: from });
}

function operationsAt(
  { from: { document, value }, path }: Reference,
  { from, to }: Renaming,
  isRenamedAway: boolean,
): readonly Operation[] {
  const located = locate(value, path);
  const named = located.ok ? valueAt(value, located.value) : undefined;
  if (!isList(named)) return [{ op: 'set', document, path, value: to }];
  const item = { by: null, is: from };
  // The list may have the new name already.
  if (named.includes(to) && !isRenamedAway) return [{ op: 'removeItem', document, path, item }];
  const place: Path = [...path, item];
  return [{ op: 'set', document, path: place, value: to }];
}
