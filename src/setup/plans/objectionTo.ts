import { decode } from '../documents/encoding';
import { readFile, type SetupFile } from '../documents/setupFile';
import { readLifecycle } from '../kinds/lifecycle/model';
import type { ReviewContext } from '../review/review';
import type { FileReview } from '../review/reviewFile';
import { reviewTogether } from '../review/reviewTogether';
import { findingKey, type Finding } from '../risks/finding';
import type { Plan } from './plan';
import type { PreparedFile } from './preparePlan';

/** Why a plan that fits the files is not applied all the same. */
export type PlanObjection =
  /** The result has errors that were not there before. */
  | { readonly kind: 'errors'; readonly findings: readonly Finding[] }
  /** Objects in a removed state have nowhere to go. */
  | { readonly kind: 'targetMissing'; readonly script: string; readonly state: string }
  /** Dangerous or irreversible consequences that nobody has accepted. */
  | { readonly kind: 'risksNotAccepted'; readonly findings: readonly Finding[] };

/**
 * Reviews the result of a plan anew: what the plan says of its risks counts only as far as it accepts those that are
 * found here.
 */
export function objectionTo(
  plan: Plan,
  prepared: readonly PreparedFile[],
  context: Omit<ReviewContext, 'workspace'>,
): PlanObjection | null {
  const pairs = prepared.map(({ path, before, after }) => ({
    path,
    before: opened(path, before),
    after: opened(path, after),
  }));
  const reviews = reviewTogether(pairs, context);
  const findings = reviews.flatMap(findingsOf);
  const errors = findings.filter(one => one.severity === 'error');
  if (errors.length > 0) return { kind: 'errors', findings: errors };
  for (const { scripts } of reviews) {
    for (const { script, review } of scripts) {
      const states = readLifecycle(script.value).states.map(state => state.code);
      for (const state of review.changes.flatMap(change => change.needsTarget)) {
        const found = plan.stateTargets.find(one => one.script === script.code && one.state === state);
        if (found === undefined || !states.includes(found.target)) {
          return { kind: 'targetMissing', script: script.code, state };
        }
      }
    }
  }
  const accepted = new Set(plan.acceptedRisks);
  const open = findings.filter(
    one => (one.severity === 'dangerous' || one.severity === 'irreversible') && !accepted.has(findingKey(one)),
  );
  return open.length > 0 ? { kind: 'risksNotAccepted', findings: open } : null;
}

/** Everything that a review holds against a change of a file. */
export function findingsOf({ scripts, whole }: FileReview): readonly Finding[] {
  return [
    ...scripts.flatMap(({ review }) => [...review.findings, ...review.changes.flatMap(change => change.findings)]),
    ...whole.flatMap(change => change.findings),
  ];
}

function opened(path: string, bytes: Uint8Array | null): SetupFile | null {
  const decoded = bytes === null ? null : decode(bytes);
  return decoded?.ok === true ? readFile(path, decoded.value.text, decoded.value.encoding) : null;
}
