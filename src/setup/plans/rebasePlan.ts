import { err, ok, type Result } from '../../base/result';
import { decode } from '../documents/encoding';
import { applyFitting, type RefusedOperation } from '../documents/edit';
import { readFile } from '../documents/setupFile';
import { contained } from './containment';
import { makePlan, type FileChange, type PlanHead } from './makePlan';
import type { Plan } from './plan';
import type { Applying } from './preparePlan';

/** A plan made anew for files that changed since, with what no longer fits. */
export interface RebasedPlan {
  /** `null`: nothing is left to do. */
  readonly plan: Plan | null;
  readonly refused: readonly (RefusedOperation & { readonly path: string })[];
  /** Files that can only be changed as text, and whose text is another one now. */
  readonly lost: readonly string[];
}

export interface RebaseFailure {
  readonly kind: 'unsafePath' | 'outside' | 'unreadable';
  readonly path: string;
}

/** Carries out the operations of a plan that still fit the files as they are now. The result is to be reviewed anew. */
export async function rebasePlan(
  plan: Plan,
  head: Pick<PlanHead, 'id' | 'author' | 'now'>,
  { root, files }: Pick<Applying, 'root' | 'files'>,
): Promise<Result<RebasedPlan, RebaseFailure>> {
  const changes: FileChange[] = [];
  const refused: (RefusedOperation & { path: string })[] = [];
  const lost: string[] = [];
  for (const planned of plan.files) {
    const place = await contained(root, planned.path, files);
    if (!place.ok) return place;
    const bytes = await files.read(place.value);
    const decoded = bytes === null ? null : decode(bytes);
    if (decoded?.ok !== true) return err({ kind: 'unreadable', path: planned.path });
    const { text, encoding } = decoded.value;
    if (planned.operations.length === 0) {
      lost.push(planned.path);
      continue;
    }
    const fitted = applyFitting(readFile(planned.path, text, encoding), planned.operations);
    refused.push(...fitted.refused.map(one => ({ ...one, path: planned.path })));
    const done = planned.operations.filter((_, index) => !fitted.refused.some(one => one.index === index));
    changes.push({ path: planned.path, encoding, before: text, after: fitted.file.text, operations: done });
  }
  const { ticket, title, stateTargets, acceptedRisks } = plan;
  const made = makePlan({ ticket, title, stateTargets, acceptedRisks, ...head }, changes);
  return ok({ plan: made.ok ? { ...made.value, takesBack: plan.takesBack } : null, refused, lost });
}
