import type { Operation } from '../documents/operation';
import { get, isList, isMap, type Value } from '../documents/value';
import { referencesOf } from '../workspace/references';
import { scriptsOf, text, type Script } from '../workspace/script';
import type { SetupFile } from '../documents/setupFile';
import type { Renaming } from './renamings';

/** Where a script names its own parts: lists, and the keys of their items. */
const INSIDE: Readonly<Record<string, readonly (readonly [list: string, keys: readonly string[]])[]>> = {
  lifecycle: [
    ['transitions', ['from', 'to']],
    ['timers', ['state']],
  ],
  'olap-report': [['sorting', ['by', 'field']]],
};

/** What is left to rename in the changed file itself: its own transitions, timers, sorting, its other scripts. */
export function followInside(renamings: readonly Renaming[], file: SetupFile): readonly Operation[] {
  return scriptsOf(file).flatMap(script => [...ownPlaces(renamings, script), ...otherScripts(renamings, script)]);
}

function ownPlaces(renamings: readonly Renaming[], script: Script): readonly Operation[] {
  const isOwn = ({ script: code }: Renaming): boolean =>
    code === script.code || renamings.some(one => one.part === null && one.from === code && one.to === script.code);
  const parts = renamings.filter(one => one.part !== null && isOwn(one));
  return (INSIDE[script.kind] ?? []).flatMap(([list, keys]) =>
    itemsAt(script.value, list).flatMap((item, index) =>
      keys.flatMap((key): Operation[] => {
        const renaming = parts.find(({ from }) => from === text(item, key));
        if (renaming === undefined) return [];
        return [{ op: 'set', document: script.document, path: [list, index, key], value: renaming.to }];
      }),
    ),
  );
}

function otherScripts(renamings: readonly Renaming[], script: Script): readonly Operation[] {
  return referencesOf(script)
    .filter(({ part }) => part === null)
    .flatMap(({ path, code }): Operation[] => {
      const renaming = renamings.find(one => one.part === null && one.from === code && one.to !== script.code);
      return renaming === undefined ? [] : [{ op: 'set', document: script.document, path, value: renaming.to }];
    });
}

function itemsAt(value: Value, key: string): readonly Value[] {
  const list = isMap(value) ? get(value, key) : undefined;
  return isList(list) ? list : [];
}
