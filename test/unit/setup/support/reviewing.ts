import assert from 'node:assert/strict';
import { readFile, type SetupFile } from '../../../../src/setup/documents/setupFile';
import type { KindDeclaration } from '../../../../src/setup/kinds/declared/declaration';
import { Kinds } from '../../../../src/setup/kinds/kinds';
import { reviewFile, type FileReview } from '../../../../src/setup/review/reviewFile';
import type { Finding } from '../../../../src/setup/risks/finding';
import { scriptsOf } from '../../../../src/setup/workspace/script';
import { Workspace } from '../../../../src/setup/workspace/workspace';

const TODAY = '2026-11-24';

export function opened(path: string, text: string): SetupFile {
  const file = readFile(path, text, 'utf-8');
  assert.deepEqual(file.problems, [], text);
  return file;
}

export interface Setting {
  /** Other files of the workspace: path → text. */
  readonly others?: Readonly<Record<string, string>>;
  readonly declarations?: readonly KindDeclaration[];
}

/** Reviews the change of one file of a workspace. */
export function review(
  before: string | null,
  after: string | null,
  { others = {}, declarations = [] }: Setting = {},
): FileReview {
  const path = 'scripts/own.yaml';
  const around = Object.entries(others).flatMap(([name, text]) => scriptsOf(opened(name, text)));
  const old = before === null ? null : opened(path, before);
  const young = after === null ? null : opened(path, after);
  const former = new Workspace([...around, ...(old === null ? [] : scriptsOf(old))]);
  const workspace = new Workspace([...around, ...(young === null ? [] : scriptsOf(young))]);
  return reviewFile(old, young, { kinds: new Kinds(declarations), former, workspace, today: TODAY });
}

/** What a review holds against the change: of single changes and of the whole. */
export function findingsOf({ scripts, whole }: FileReview): readonly Finding[] {
  return [
    ...scripts.flatMap(script => [
      ...script.review.findings,
      ...script.review.changes.flatMap(change => change.findings),
    ]),
    ...whole.flatMap(change => change.findings),
  ];
}
