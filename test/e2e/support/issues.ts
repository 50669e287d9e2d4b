import type { TestMantis } from './mantis';

/** An issue in Mantis's own shape, as far as the tests look at it. */
export interface RawIssue {
  readonly id: number;
  readonly summary: string;
  readonly status: { readonly id: number; readonly name: string; readonly label: string };
  readonly updated_at: string;
  readonly notes?: readonly RawNote[];
  readonly history: readonly RawLine[];
  readonly custom_fields?: readonly { readonly field: { readonly name: string }; readonly value: string }[];
  readonly handler?: { readonly name: string };
  readonly reporter: { readonly name: string };
}

export interface RawNote {
  readonly id: number;
  readonly text: string;
  readonly view_state: { readonly name: string };
  readonly reporter: { readonly name: string };
  readonly time_tracking?: { readonly duration: string };
  readonly updated_at: string;
}

interface RawLine {
  readonly field?: { readonly name: string };
  readonly type: { readonly name: string };
}

export async function issue(mantis: TestMantis, id: number): Promise<RawIssue> {
  const answer = (await mantis.get(`issues/${id}`)) as { readonly issues: readonly RawIssue[] };
  const [found] = answer.issues;
  if (found === undefined) throw new Error(`Issue ${id} is not there.`);
  return found;
}

/** The first open issue of the sample that satisfies the condition. */
export async function findIssue(mantis: TestMantis, holds: (issue: RawIssue) => boolean): Promise<RawIssue> {
  const answer = (await mantis.get('issues?page_size=200')) as { readonly issues: readonly RawIssue[] };
  const found = answer.issues.find(candidate => candidate.status.id < 80 && holds(candidate));
  if (found === undefined) throw new Error('The sample has no such issue.');
  return found;
}

/** Everything of an issue but what a new note changes by itself. */
export function withoutNotesAndTime(raw: RawIssue): Partial<RawIssue> {
  return { ...raw, notes: [], history: [], updated_at: '' };
}
