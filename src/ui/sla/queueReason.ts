import * as vscode from 'vscode';
import type { QueuePlace, QueueReason } from '../../regulation/queue/place';
import { milestoneTitle } from './terms';
import { moscowTime } from './timeText';

/** Lane and reason in one sentence, with the rule's number (RULES E10). */
export function queueReasonText({ lane, reason }: QueuePlace, now: number): string {
  const rule = vscode.l10n.t('rule {0}', reason.rule);
  const text = reasonText(reason, now);
  return typeof lane === 'number'
    ? vscode.l10n.t('Lane {0} of the queue: {1} ({2})', lane, text, rule)
    : vscode.l10n.t('Outside the lanes: {0} ({1})', text, rule);
}

function reasonText(reason: QueueReason, now: number): string {
  switch (reason.rule) {
    case 'E0':
      return reason.why === 'resolved' ? vscode.l10n.t('resolved') : '«Довнедрение»';
    case 'E1':
      return '«Блокирует работу»';
    case 'E2':
      return vscode.l10n.t(
        '«Требует исправления» whose deadline presses: {0}, {1}',
        milestoneTitle(reason.milestone),
        moscowTime(reason.due, now),
      );
    case 'E3':
      return '«Консультация»';
    case 'E4':
      return reason.agreedDate === null
        ? vscode.l10n.t('paid work without an agreed date')
        : vscode.l10n.t('paid work, agreed for {0}', moscowTime(reason.agreedDate, now));
    case 'E5':
      return vscode.l10n.t('«Доработка» of {0} h, at most {1} h', reason.effort, reason.limitHours);
    case 'E6':
      return remainingText(reason.why);
    case 'E7':
      return vscode.l10n.t('more than {0} h of work ({1} h)', reason.limitHours, reason.effort);
  }
}

function remainingText(why: Extract<QueueReason, { rule: 'E6' }>['why']): string {
  switch (why) {
    case 'ordinary':
      return vscode.l10n.t('in the order of submission');
    case 'typeUnknown':
      return vscode.l10n.t('type not given, in the order of submission');
    case 'priorityUnknown':
      return vscode.l10n.t('priority outside the regulation, in the order of submission');
  }
}
