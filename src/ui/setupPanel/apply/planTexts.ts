import * as vscode from 'vscode';
import type { PlanView } from '../../../protocol/setupPanel';
import type { PlanRecord } from '../../../setup/plans/planStore';
import { moscowTime } from '../../sla/timeText';

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
