import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { withFileLock } from '../../../base/fileLock';
import { err, ok, type Result } from '../../../base/result';
import { applyPlan, type ApplyFailure } from '../../../setup/plans/applyPlan';
import { makePlan } from '../../../setup/plans/makePlan';
import type { Plan } from '../../../setup/plans/plan';
import { PlanStore } from '../../../setup/plans/planStore';
import { operationsOf, type FileReview } from '../../../setup/review/reviewFile';
import type { ReviewContext } from '../../../setup/review/review';
import { encodingProblemText } from '../../setup/text/problemText';
import type { SetupPlaces } from '../places';
import type { Proposal } from '../proposal';
import { hostFiles } from './hostFiles';

export interface ApplyWith {
  readonly places: SetupPlaces;
  readonly review: FileReview;
  readonly context: Omit<ReviewContext, 'workspace'>;
  readonly author: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly title: string;
}

export type ApplyOutcome =
  | ApplyFailure
  | { readonly kind: 'nothingToDo' }
  /** In words. */
  | { readonly kind: 'notWritable'; readonly message: string };

/** How long another window may take for its own application. */
const PATIENCE_MS = 10_000;
/** The title of a plan is bounded by its schema. */
const MOST_TITLE = 400;

/** Makes the plan of a proposal, saves it, and applies exactly it. */
export async function applyProposal(proposal: Proposal, using: ApplyWith): Promise<Result<Plan, ApplyOutcome>> {
  const { base, result, path, present, ticket } = proposal;
  const { review, author, now, title, places } = using;
  const all = new Set(review.scripts.flatMap(one => one.review.changes.map(change => change.id)));
  const made = makePlan(
    {
      id: randomUUID(),
      ticket: ticket === null ? null : { origin: ticket.origin, id: ticket.id },
      author: author.slice(0, 200),
      now,
      title: title.slice(0, MOST_TITLE),
      acceptedRisks: present.acceptedRisks,
      stateTargets: [...present.stateTargets],
    },
    [
      {
        path,
        encoding: result.encoding,
        before: base?.text ?? null,
        after: result.text,
        operations: base === null ? [] : operationsOf(review, all),
      },
    ],
  );
  if (!made.ok) {
    return made.error.kind === 'nothingToDo'
      ? err({ kind: 'nothingToDo' })
      : err({ kind: 'notWritable', message: encodingProblemText(made.error) });
  }
  const applied = await carryOut(made.value, proposal.root, places, using.context);
  if (!applied.ok) return applied;
  const store = new PlanStore(places.plans, hostFiles);
  await store.save({ plan: made.value, appliedAt: new Date(now).toISOString(), takenBackBy: null });
  return ok(made.value);
}

/** Applies a plan while no other window applies one to the same folder. */
export async function carryOut(
  plan: Plan,
  root: string,
  { journal }: SetupPlaces,
  review: Omit<ReviewContext, 'workspace'>,
): Promise<Result<Plan, ApplyFailure>> {
  const applied = await withFileLock(`${journal}.lock`, PATIENCE_MS, () =>
    applyPlan(plan, { root, files: hostFiles, isDirty: path => isDirty(join(root, path)), journal, review }),
  );
  return applied.ok ? ok(applied.value.plan) : applied;
}

export function isDirty(file: string): boolean {
  return vscode.workspace.textDocuments.some(
    one => one.isDirty && one.uri.scheme === 'file' && one.uri.fsPath === file,
  );
}
