import * as vscode from 'vscode';
import type { Event } from '../../base/emitter';
import { singleLine } from '../../base/plainText';
import type { Ticket } from '../../tickets/ticket';
import type { ServerSession } from '../session/serverSession';
import { displayName } from '../session/names';
import { queueReasonText } from '../sla/queueReason';
import { stateName } from '../sla/terms';
import { stateIcon, ticketIcon, ticketUri } from './decorations';
import type { Group, QueueRow } from './groups';
import type { QueueNode } from './queueModel';
import { groupName } from './queueText';
import { unreadText } from './unreadText';

const summaryLength = 160;
const partLength = 60;

/** Which tickets have a draft that waits for somebody. */
export interface DraftReadiness {
  readonly onDidChangeReadiness: Event<number>;
  isReady(ticket: Ticket, session: ServerSession): boolean;
}

/** How a node of the queue looks in the tree. Everything from a ticket is cut to one harmless line. */
export function treeItem(node: QueueNode, session: ServerSession, drafts: DraftReadiness): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node.id, node.group);
    case 'next': {
      const item = ticketItem('next', node.row, session, drafts, text => vscode.l10n.t('Next: {0}', text));
      item.iconPath = new vscode.ThemeIcon('debug-continue', new vscode.ThemeColor('charts.blue'));
      item.description = queueReasonText(node.row.place, session.now());
      item.contextValue = item.contextValue?.replace(/^ticket/, 'ticket.next') ?? 'ticket.next';
      return item;
    }
    case 'ticket':
      return ticketItem(node.id, node.row, session, drafts);
    case 'more':
      return moreItem(node.id, node.groupId, node.hidden);
    case 'broken': {
      const item = group(
        node.id,
        vscode.l10n.t('Unreadable tickets'),
        node.count,
        vscode.TreeItemCollapsibleState.Collapsed,
      );
      item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('errorForeground'));
      return item;
    }
    case 'unreadable': {
      const { id, reason } = node.problem;
      const item = new vscode.TreeItem(
        id === null ? vscode.l10n.t('A ticket without a number') : vscode.l10n.t('#{0} could not be read', String(id)),
      );
      item.id = node.id;
      item.iconPath = new vscode.ThemeIcon('error');
      item.description = singleLine(reason, partLength);
      item.tooltip = vscode.l10n.t('The server’s answer for this ticket has an unexpected form: {0}', reason);
      item.contextValue = id === null ? 'unreadable' : 'ticket.unreadable';
      return item;
    }
  }
}

function groupItem(id: string, { key, count }: Group): vscode.TreeItem {
  const item = group(id, groupName(key), count, initialState(key));
  if (key.kind === 'state') {
    item.iconPath = stateIcon(key.state);
    item.resourceUri = ticketUri(key.state, id);
  } else if (key.kind in groupIcons) {
    item.iconPath = new vscode.ThemeIcon(groupIcons[key.kind] ?? '');
  }
  item.contextValue = `group.${key.kind}`;
  return item;
}

const groupIcons: Readonly<Partial<Record<Group['key']['kind'], string>>> = {
  handler: 'account',
  waiting: 'watch',
  onboarding: 'rocket',
  resolved: 'pass-filled',
  savedSearches: 'bookmark',
  saved: 'search',
};

/** What presses is open from the start; what waits for others is not. */
function initialState(key: Group['key']): vscode.TreeItemCollapsibleState {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  switch (key.kind) {
    case 'state':
      return key.state === 'breached' || key.state === 'dueSoon' ? Expanded : Collapsed;
    case 'handler':
      return key.isMe || key.person === null ? Expanded : Collapsed;
    case 'priority':
    case 'lane':
    case 'savedSearches':
      return Expanded;
    case 'saved':
    case 'waiting':
    case 'onboarding':
    case 'resolved':
      return Collapsed;
  }
}

function group(id: string, name: string, count: number, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(name, state);
  item.id = id;
  item.description = String(count);
  // Without one VS Code shows the address that colours the row.
  item.tooltip = `${name}: ${count}`;
  item.accessibilityInformation = { label: `${name}, ${count}` };
  return item;
}

function ticketItem(
  id: string,
  { ticket, sla, unread }: QueueRow,
  session: ServerSession,
  drafts: DraftReadiness,
  name: (text: string) => string = text => text,
): vscode.TreeItem {
  const summary = singleLine(ticket.summary, summaryLength);
  const time = session.compactProgress(ticket);
  const label = name([`#${ticket.id}`, time, summary].filter(part => part !== '').join(' · '));
  const item = new vscode.TreeItem(label);
  item.id = id;
  const handler = ticket.handler ? displayName(ticket.handler) : vscode.l10n.t('nobody assigned');
  const news = unread === null ? '' : unreadText(unread);
  const parts = [news, ticket.customer ?? '', handler].filter(part => part !== '');
  item.description = parts.map(part => singleLine(part, partLength)).join(' · ');
  item.iconPath = ticketIcon(sla.state, unread);
  const hasDraft = drafts.isReady(ticket, session);
  item.resourceUri = ticketUri(sla.state, id, { unread: unread?.kinds[0] ?? null, hasDraft });
  item.contextValue = ['ticket', ...(unread === null ? [] : ['unread']), ...(hasDraft ? ['draft'] : [])].join('.');
  item.command = {
    command: 'veSupport.openTicket',
    title: vscode.l10n.t('Open ticket'),
    arguments: [ticket.id, { preserveFocus: false }],
  };
  item.accessibilityInformation = {
    label: [
      `${stateName(sla.state)}: #${ticket.id} ${summary}`,
      session.shortProgress(ticket),
      item.description,
      ...(hasDraft ? [vscode.l10n.t('a draft is ready')] : []),
    ].join(', '),
  };
  return item;
}

function moreItem(id: string, groupId: string, hidden: number): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Show more ({0})', hidden));
  item.id = id;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: 'veSupport.showMore', title: vscode.l10n.t('Show more'), arguments: [groupId] };
  return item;
}
