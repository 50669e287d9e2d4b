import * as vscode from 'vscode';
import type { MilestoneKey } from '../../regulation/policy/schema';
import type { TicketState } from '../../regulation/sla/result';
import type { Priority, TicketType } from '../../tickets/ticket';

/** The regulation's own terms stay Russian in every language of the interface. */
export const priorityTerm: Readonly<Record<Priority, string>> = {
  blocker: 'Блокирует работу',
  fix: 'Требует исправления',
  significant: 'Значимый',
};

export const typeTerm: Readonly<Record<TicketType, string>> = {
  consultation: 'Консультация',
  setup: 'Выполнение настройки',
  development: 'Доработка',
  failure: 'Сбой',
};

/** State of a ticket (RULES D3). */
export function stateName(state: TicketState): string {
  switch (state) {
    case 'breached':
      return vscode.l10n.t('Deadline breached');
    case 'dueSoon':
      return vscode.l10n.t('Due soon');
    case 'unknown':
      return vscode.l10n.t('Deadline unknown');
    case 'onTrack':
      return vscode.l10n.t('On track');
    case 'met':
      return vscode.l10n.t('Deadlines met, in progress');
  }
}

/** What a milestone demands (RULES C). */
export function milestoneTitle(key: MilestoneKey): string {
  switch (key) {
    case 'assign':
      return vscode.l10n.t('Assign and analyse');
    case 'start':
      return vscode.l10n.t('Start active work');
    case 'plan':
      return vscode.l10n.t('Analyse and plan the fix');
    case 'resolve':
      return vscode.l10n.t('Resolve');
    case 'queue':
      return vscode.l10n.t('Put into the queue');
    case 'deliver':
      return vscode.l10n.t('Deliver');
  }
}
