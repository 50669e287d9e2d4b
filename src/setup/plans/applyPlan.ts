import { err, ok, type Result } from '../../base/result';
import type { ReviewContext } from '../review/review';
import type { FilePort } from './filePort';
import { recover, writeAll, type Recovery } from './journal';
import type { Plan } from './plan';
import { objectionTo, type PlanObjection } from './objectionTo';
import { preparePlan, type Applying, type PlanRefusal, type PreparedFile } from './preparePlan';

export interface ApplyContext extends Applying {
  /** The folder of the journal, absolute, outside of the workspace; one application at a time uses it. */
  readonly journal: string;
  /** For reviewing the result anew, whatever the plan says of it. */
  readonly review: Omit<ReviewContext, 'workspace'>;
}

export interface Applied {
  readonly plan: Plan;
  readonly files: readonly PreparedFile[];
}

/** Why nothing is changed after all; with what a failed writing left. */
export type ApplyFailure =
  | PlanRefusal
  | PlanObjection
  /** An earlier application had to be ended first. */
  | { readonly kind: 'recovered'; readonly recovery: Recovery }
  | { readonly kind: 'writingFailed'; readonly detail: string; readonly recovery: Recovery | null };

/**
 * Applies a plan: all of its files or none. Ends an interrupted application first, and then asks to look again,
 * because the files may have changed by that.
 */
export async function applyPlan(plan: Plan, context: ApplyContext): Promise<Result<Applied, ApplyFailure>> {
  const { files, journal } = context;
  try {
    const recovery = await recover(journal, files);
    if (recovery !== null) return err({ kind: 'recovered', recovery });
    const prepared = await preparePlan(plan, context);
    if (!prepared.ok) return prepared;
    const objection = objectionTo(plan, prepared.value, context.review);
    if (objection !== null) return err(objection);
    await writeAll(journal, plan.id, prepared.value, files);
    return ok({ plan, files: prepared.value });
  } catch (error) {
    return err(await afterFailure(error, journal, files));
  }
}

async function afterFailure(error: unknown, journal: string, files: FilePort): Promise<ApplyFailure> {
  const detail = error instanceof Error ? error.message : String(error);
  try {
    return { kind: 'writingFailed', detail, recovery: await recover(journal, files) };
  } catch {
    // The journal stays and is ended by the next application or start.
    return { kind: 'writingFailed', detail, recovery: null };
  }
}
