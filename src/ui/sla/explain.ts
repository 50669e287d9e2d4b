import * as vscode from 'vscode';
import type { DecidingEvent, MilestoneResult, UnknownReason } from '../../regulation/sla/result';
import { amountInUnit } from './units';
import { moscowTime } from './timeText';

/** How numbers of the server read to a person. */
export interface Names {
  user(id: number | null): string;
  status(id: number): string;
}

/** Why a milestone is due when it is, and what met it (RULES D4): one sentence a line. */
export function explanationLines(milestone: MilestoneResult, names: Names, now: number): string[] {
  const { duration, startedBy, pauses, decidedBy, unknown, dueBeforeReclassification } = milestone.explanation;
  const from = startedBy === 'submission' ? vscode.l10n.t('submission') : vscode.l10n.t('reclassification');
  const lines = [
    vscode.l10n.t(
      '{0} from {1} {2} → {3}.',
      amountInUnit(duration.amount, duration.unit),
      from,
      moscowTime(milestone.start, now),
      moscowTime(milestone.due, now),
    ),
  ];
  for (const pause of pauses) {
    lines.push(vscode.l10n.t('Paused in «{0}» since {1}.', names.status(pause.statusId), moscowTime(pause.from, now)));
  }
  if (dueBeforeReclassification) {
    lines.push(vscode.l10n.t('The deadline had passed before the ticket was reclassified.'));
  }
  if (decidedBy) lines.push(decidedText(decidedBy, names, now));
  for (const reason of unknown) lines.push(unknownText(reason, names));
  return lines;
}

function decidedText(event: DecidingEvent, names: Names, now: number): string {
  const at = moscowTime(event.at, now);
  const who = names.user(event.userId);
  switch (event.kind) {
    case 'handler':
      return event.automatic
        ? vscode.l10n.t('Assigned automatically to {0} at submission.', names.user(event.handlerId))
        : vscode.l10n.t('{0} assigned {1}, {2}.', who, names.user(event.handlerId), at);
    case 'status':
      return vscode.l10n.t('{0} set the status «{1}», {2}.', who, names.status(event.statusId), at);
    case 'note':
      return event.madePublic
        ? vscode.l10n.t('The comment of {0} became public, {1}.', who, at)
        : vscode.l10n.t('{0} answered publicly, {1}.', who, at);
    case 'targetVersion':
      return vscode.l10n.t('{0} planned it for version {1}, {2}.', who, event.version, at);
    case 'resolution':
      return vscode.l10n.t('{0} resolved it, {1}.', who, at);
  }
}

/** Why something cannot be computed (RULES A3, C2, C8). */
export function unknownText(reason: UnknownReason, names: Names): string {
  switch (reason.code) {
    case 'priorityOutsidePolicy':
      return vscode.l10n.t('The priority is none of the regulation’s; there are no deadlines.');
    case 'historyAbsent':
      return vscode.l10n.t('The server sent no history, so it cannot be told what was met.');
    case 'submissionLineAbsent':
      return vscode.l10n.t('The history does not begin with the submission; it is incomplete.');
    case 'linesBeforeSubmission':
      return vscode.l10n.t('The history has entries older than the ticket.');
    case 'lastLineDiffers':
      return vscode.l10n.t('The history does not agree with the ticket’s present state; it is incomplete.');
    case 'handlerWithoutLine':
      return vscode.l10n.t('{0} is assigned, but the history does not say since when.', names.user(reason.handlerId));
    case 'noteAbsent':
      return vscode.l10n.t('The history names comments that this account does not see.');
    case 'accountSeesTooLittle':
      return vscode.l10n.t('This account does not see everything in the project, so it cannot be told what was met.');
    case 'levelNeverSeen':
      return vscode.l10n.t('Whether {0} belongs to the staff is not known.', names.user(reason.userId));
  }
}
