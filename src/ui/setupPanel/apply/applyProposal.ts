import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { withFileLock } from '../../../base/fileLock';
import { err, ok, type Result } from '../../../base/result';
import { applyPlan, type ApplyFailure } from '../../../setup/plans/applyPlan';
import { makePlan } from '../../../setup/plans/makePlan';
import type { Plan } from '../../../setup/plans/plan';
import { PlanStore } from '../../../setup/plans/planStore';
import type { Operation } from '../../../setup/documents/operation';
import { operationsOf, type FileReview } from '../../../setup/review/reviewFile';
import type { ReviewContext } from '../../../setup/review/review';
import { encodingProblemText } from '../../setup/text/problemText';
import type { SetupPlaces } from '../places';
import type { Proposal } from '../proposal';
import type { FollowingReview } from '../following';
import { hostFiles } from './hostFiles';

export interface ApplyWith {
  readonly places: SetupPlaces;
  readonly review: FileReview;
  /** The files that are changed together with the proposal's own. */
  readonly along: readonly FollowingReview[];
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
  const { review, along, author, now, title, places } = using;
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
        operations: base === null ? [] : allOperations(review),
      },
      ...along.map(({ file, review: own }) => ({
        path: file.path,
        encoding: file.base.encoding,
        before: file.base.text,
        after: file.result.text,
        operations: allOperations(own),
      })),
    ],
  );
  if (!made.ok) {
    return made.error.kind === 'nothingToDo'
      ? err({ kind: 'nothingToDo' })
      : err({ kind: 'notWritable', message: encodingProblemText(made.error) });
  }
  return carryOut(made.value, { root: proposal.root, places, context: using.context, now });
}

function allOperations(review: FileReview): readonly Operation[] {
  const all = new Set(review.scripts.flatMap(one => one.review.changes.map(change => change.id)));
  return operationsOf(review, all);
}

export interface CarryOutWith {
  readonly root: string;
  readonly places: SetupPlaces;
  readonly context: Omit<ReviewContext, 'workspace'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Applies a plan while no other window applies one to the same folder. It is saved before anything is written, so that
 * it can be taken back also when the window dies in between and the next start finishes it.
 */
export async function carryOut(
  plan: Plan,
  { root, places: { journal, plans }, context, now }: CarryOutWith,
): Promise<Result<Plan, ApplyFailure>> {
  const store = new PlanStore(plans, hostFiles);
  return withFileLock(`${journal}.lock`, PATIENCE_MS, async () => {
    await store.save({ plan, appliedAt: null, takenBackBy: null });
    const dirty = (path: string): boolean => isDirty(join(root, path));
    const applied = await applyPlan(plan, { root, files: hostFiles, isDirty: dirty, journal, review: context });
    const recovery = applied.ok || !('recovery' in applied.error) ? null : applied.error.recovery;
    if (recovery !== null) await store.recovered(recovery, now);
    if (applied.ok) await store.applied(plan, now);
    else if (recovery?.plan !== plan.id) await store.remove(plan.id);
    return applied.ok ? ok(plan) : applied;
  });
}

export function isDirty(file: string): boolean {
  return vscode.workspace.textDocuments.some(
    one => one.isDirty && one.uri.scheme === 'file' && one.uri.fsPath === file,
  );
}
