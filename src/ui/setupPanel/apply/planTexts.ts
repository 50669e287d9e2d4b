import * as vscode from 'vscode';
import type { PlanView } from '../../../protocol/setupPanel';
import { PlanStore, type PlanRecord } from '../../../setup/plans/planStore';
import { moscowTime } from '../../sla/timeText';
import type { Proposal } from '../proposal';
import { hostFiles } from './hostFiles';

/** The plans of a proposal's script and of its ticket, newest first. */
export async function plansAbout(
  { path, ticket }: Pick<Proposal, 'path' | 'ticket'>,
  folder: string,
): Promise<readonly PlanRecord[]> {
  return (await new PlanStore(folder, hostFiles).all()).filter(
    ({ plan }) =>
      plan.files.some(file => file.path === path) ||
      (ticket !== null && plan.ticket?.id === ticket.id && plan.ticket.origin === ticket.origin),
  );
}

/** A plan in the history of a ticket or a script. */
export function planView({ plan, appliedAt, takenBackBy }: PlanRecord, now: number): PlanView {
  return {
    id: plan.id,
    title: plan.title,
    when: moscowTime(Date.parse(appliedAt ?? plan.createdAt), now),
    author: plan.author,
    ticketId: plan.ticket?.id ?? null,
    standing: standingText(appliedAt, takenBackBy, plan.takesBack),
    canTakeBack: appliedAt !== null && takenBackBy === null && plan.takesBack === null,
  };
}

function standingText(appliedAt: string | null, takenBackBy: string | null, takesBack: string | null): string {
  if (takesBack !== null) return vscode.l10n.t('takes an earlier change back');
  if (takenBackBy !== null) return vscode.l10n.t('taken back');
  return appliedAt === null ? vscode.l10n.t('saved, not applied') : vscode.l10n.t('applied');
}
