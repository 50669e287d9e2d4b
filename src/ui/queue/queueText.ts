import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { LaneNumber } from '../../regulation/queue/place';
import { displayName } from '../session/names';
import { priorityTerm, stateName, typeTerm } from '../sla/terms';
import type { GroupKey, QueueMode } from './groups';
import type { QueueFilter } from './queueFilter';

const nameLength = 80;

/** How the tree is arranged, in words. */
export function modeName(mode: QueueMode): string {
  switch (mode) {
    case 'sla':
      return vscode.l10n.t('by priority and deadline');
    case 'lanes':
      return vscode.l10n.t('by the regulation’s queue');
    case 'handlers':
      return vscode.l10n.t('by handler');
  }
}

/** What a group is headed with. */
export function groupName(key: GroupKey): string {
  switch (key.kind) {
    case 'priority':
      return key.priority === 'other' ? vscode.l10n.t('Priority outside the regulation') : priorityTerm[key.priority];
    case 'state':
      return stateName(key.state);
    case 'lane':
      return vscode.l10n.t('{0}. {1}', key.lane, laneName(key.lane));
    case 'handler':
      if (key.person === null) return vscode.l10n.t('nobody assigned');
      return key.isMe
        ? vscode.l10n.t('{0} (you)', singleLine(displayName(key.person), nameLength))
        : singleLine(displayName(key.person), nameLength);
    case 'waiting':
      return 'Ждём клиента';
    case 'onboarding':
      return 'Довнедрение';
    case 'resolved':
      return vscode.l10n.t('Resolved');
    case 'savedSearches':
      return vscode.l10n.t('Saved searches');
    case 'saved':
      return singleLine(key.name, nameLength);
  }
}

/** What the filter leaves, in a few words. */
export function filterText({ who, customer, category, type, text, isUnread }: QueueFilter): string {
  const parts = [
    who === 'mine' ? vscode.l10n.t('mine') : who === 'unassigned' ? vscode.l10n.t('unassigned') : '',
    isUnread ? vscode.l10n.t('unread') : '',
    customer ?? '',
    category ?? '',
    type === null ? '' : typeTerm[type],
    text.trim() === '' ? '' : `«${text.trim()}»`,
  ];
  return parts
    .filter(part => part !== '')
    .map(part => singleLine(part, nameLength))
    .join(', ');
}

/** The lanes in short (RULES E1–E6). */
function laneName(lane: LaneNumber): string {
  const names: Readonly<Record<LaneNumber, string>> = {
    1: 'Блокирует работу',
    2: vscode.l10n.t('«Требует исправления» with a pressing deadline'),
    3: 'Консультация',
    4: vscode.l10n.t('Paid work by agreed date'),
    5: vscode.l10n.t('Quick «Доработка»'),
    6: vscode.l10n.t('Everything else'),
  };
  return names[lane];
}
