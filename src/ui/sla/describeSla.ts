import * as vscode from 'vscode';
import type { SlaBlock, SlaMilestone } from '../../protocol/sla';
import type { QueuePlace } from '../../regulation/queue/place';
import type { Regulation } from '../../regulation/regulation';
import type { MilestoneResult, SlaResult } from '../../regulation/sla/result';
import { timeLeft } from '../../regulation/sla/timeLeft';
import { explanationLines, unknownText, type Names } from './explain';
import { queueReasonText } from './queueReason';
import { milestoneTitle, priorityTerm, stateName } from './terms';
import { localTime, moscowTime, span } from './timeText';

/** The regulation's verdict on a ticket in words, for the panel and the tooltip. */
export function describeSla(
  sla: SlaResult,
  place: QueuePlace,
  regulation: Regulation,
  names: Names,
  now: number,
): SlaBlock {
  return {
    state: sla.state,
    headline: headline(sla, regulation, now),
    milestones: sla.milestones.map(milestone => describeMilestone(milestone, sla.priority, regulation, names, now)),
    queueReason: queueReasonText(place, now),
    queueClause: place.reason.rule,
    remarks: remarks(sla, names, now),
  };
}

/** Time left or overdue of the milestone that presses most, for one line: «осталось 1 ч 20 мин». */
export function shortProgress(sla: SlaResult, regulation: Regulation, now: number): string {
  const pressing = mostPressing(sla);
  return pressing ? openProgress(pressing, regulation, now) : stateName(sla.state);
}

/** Time left of the milestone that presses most as «18 мин», overdue as «−6 ч»; empty when nothing is open. */
export function compactProgress(sla: SlaResult, regulation: Regulation, now: number): string {
  const pressing = mostPressing(sla);
  if (!pressing || pressing.state === 'unknown') return '';
  const { ms, isOverdue } = timeLeft(pressing, regulation, now);
  return isOverdue ? `−${span(ms)}` : span(ms);
}

function headline(sla: SlaResult, regulation: Regulation, now: number): string {
  const pressing = mostPressing(sla);
  if (!pressing) return stateName(sla.state);
  return `${stateName(sla.state)}: ${milestoneTitle(pressing.key)}, ${openProgress(pressing, regulation, now)}`;
}

/** The open milestone that made the ticket's state (RULES D3): of those in that state the one due first. */
function mostPressing(sla: SlaResult): MilestoneResult | undefined {
  return sla.milestones
    .filter(milestone => milestone.state === sla.state && milestone.state !== 'met')
    .sort((a, b) => a.due - b.due)[0];
}

function describeMilestone(
  milestone: MilestoneResult,
  priority: SlaResult['priority'],
  regulation: Regulation,
  names: Names,
  now: number,
): SlaMilestone {
  return {
    key: milestone.key,
    state: milestone.state,
    late: milestone.late,
    title: milestoneTitle(milestone.key),
    due: moscowTime(milestone.due, now),
    dueHint: localTime(milestone.due, now),
    progress: milestone.metAt === null ? openProgress(milestone, regulation, now) : metProgress(milestone, names, now),
    explanation: explanationLines(milestone, names, now),
    clause: priority === null ? null : `milestones.${priority}.${milestone.key}`,
  };
}

function openProgress(milestone: MilestoneResult, regulation: Regulation, now: number): string {
  const { ms, unit, isOverdue } = timeLeft(milestone, regulation, now);
  if (!isOverdue) {
    return unit === 'working'
      ? vscode.l10n.t('{0} of working time left', span(ms))
      : vscode.l10n.t('{0} left', span(ms));
  }
  return unit === 'working'
    ? vscode.l10n.t('overdue by {0} of working time', span(ms))
    : vscode.l10n.t('overdue by {0}', span(ms));
}

function metProgress(milestone: MilestoneResult, names: Names, now: number): string {
  const at = moscowTime(milestone.metAt ?? milestone.due, now);
  const who = names.user(milestone.metBy);
  return milestone.late ? vscode.l10n.t('late, {0}, {1}', at, who) : vscode.l10n.t('met {0}, {1}', at, who);
}

function remarks(sla: SlaResult, names: Names, now: number): string[] {
  const lines = sla.unknown.map(reason => unknownText(reason, names));
  for (const year of sla.calendarNotLoaded) {
    lines.push(vscode.l10n.t('The calendar of {0} is not loaded; moved days off are not considered.', String(year)));
  }
  const change = sla.reclassification;
  if (change) {
    const from = change.from ? priorityTerm[change.from] : String(change.fromPriorityId);
    const to = change.to ? priorityTerm[change.to] : String(change.toPriorityId);
    const line = vscode.l10n.t(
      'Reclassified from «{0}» to «{1}»: {2}, {3}.',
      from,
      to,
      moscowTime(change.at, now),
      names.user(change.userId),
    );
    lines.push(change.byLead === false ? `${line} ${vscode.l10n.t('Not by a lead.')}` : line);
  }
  return lines;
}
