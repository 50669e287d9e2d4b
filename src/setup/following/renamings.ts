import { scalarText } from '../documents/value';
import type { FileReview, ScriptReview } from '../review/reviewFile';
import type { ReferencedPart } from '../workspace/references';
import { text } from '../workspace/script';

/** A name that others may use and that a change takes away, with the one that stands for it from now on. */
export interface Renaming {
  /** The code under which others know the script, which may be changed as well. */
  readonly script: string;
  /** `null`: the code of the script itself is another one. */
  readonly part: ReferencedPart['type'] | null;
  readonly from: string;
  readonly to: string;
}

/** Where the objects of removed states go, as the person chose. */
export type StateTargets = readonly { readonly script: string; readonly state: string; readonly target: string }[];

/** What a change renames: states, measures, the code of a script; a removed state counts as the one that takes over. */
export function renamingsOf({ scripts }: FileReview, targets: StateTargets): readonly Renaming[] {
  return scripts.flatMap(one => renamed(one, targets));
}

function renamed({ script, review }: ScriptReview, targets: StateTargets): readonly Renaming[] {
  const differences = review.changes.flatMap(change => change.differences);
  const code = differences.find(one => one.pattern === 'code' && one.type === 'changed');
  const former = code === undefined ? script.code : scalarText(code.before ?? '');
  const found: Renaming[] = [];
  if (former !== '' && script.code !== '' && former !== script.code) {
    found.push({ script: former, part: null, from: former, to: script.code });
  }
  const part = PARTS[script.kind];
  for (const { type, pattern, before, after } of differences) {
    if (part?.pattern !== pattern) continue;
    if (type === 'renamed') {
      found.push({ script: former, part: part.type, from: scalarText(before ?? ''), to: scalarText(after ?? '') });
    } else if (type === 'removed' && part.type === 'state') {
      const state = text(before, 'code');
      const target = targets.find(one => one.script === script.code && one.state === state)?.target ?? '';
      if (target !== '') found.push({ script: former, part: 'state', from: state, to: target });
    }
  }
  return found.filter(({ from, to }) => from !== '' && to !== '');
}

/** The parts that other scripts may name, by the kind of the script that has them. */
const PARTS: Readonly<Record<string, { readonly type: ReferencedPart['type']; readonly pattern: string }>> = {
  lifecycle: { type: 'state', pattern: 'states.*' },
  'olap-report': { type: 'measure', pattern: 'measures.*' },
};
