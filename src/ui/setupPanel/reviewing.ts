import type { ReviewContext } from '../../setup/review/review';
import type { Finding } from '../../setup/risks/finding';
import { scriptsOf } from '../../setup/workspace/script';
import type { Proposal } from './proposal';
import type { Territory } from './territory';

/** What is reviewed with, but for the workspace after the change. */
export function formerContext(
  { kinds, workspace }: Territory,
  { base, path }: Pick<Proposal, 'base' | 'path'>,
  today: string,
): Omit<ReviewContext, 'workspace'> {
  // The file may have changed on the disk since the proposal was begun: it is reviewed against its own base.
  return { kinds, former: workspace.replacing(path, base === null ? [] : scriptsOf(base)), today };
}

/** Consequences that a person has to accept before the change is applied. */
export function needsAcceptance({ severity }: Finding): boolean {
  return severity === 'dangerous' || severity === 'irreversible';
}

/** Today in Moscow, where the scripts apply, as `YYYY-MM-DD`. */
export function dayOf(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow', dateStyle: 'short' }).format(instant);
}
