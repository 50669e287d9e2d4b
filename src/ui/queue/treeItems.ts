import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { ServerSession } from '../session/serverSession';
import { displayName } from '../session/names';
import { priorityTerm, stateName } from '../sla/terms';
import { stateIcon, ticketUri } from './decorations';
import type { PriorityGroup, QueueNode, QueueRow } from './queueModel';

const summaryLength = 160;
const partLength = 60;

/** How a node of the queue looks in the tree. Everything from a ticket is cut to one harmless line. */
export function treeItem(node: QueueNode, session: ServerSession): vscode.TreeItem {
  switch (node.kind) {
    case 'priority':
      return group(node.id, priorityName(node.priority), node.count, vscode.TreeItemCollapsibleState.Expanded);
    case 'state': {
      const item = group(node.id, stateName(node.state), node.count, initialState(node.state));
      item.iconPath = stateIcon(node.state);
      item.resourceUri = ticketUri(node.state, node.id);
      return item;
    }
    case 'ticket':
      return ticketItem(node.id, node.row, session);
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

function priorityName(priority: PriorityGroup): string {
  return priority === 'other' ? vscode.l10n.t('Priority outside the regulation') : priorityTerm[priority];
}

function initialState(state: string): vscode.TreeItemCollapsibleState {
  return state === 'breached' || state === 'dueSoon'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function group(id: string, name: string, count: number, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(name, state);
  item.id = id;
  item.description = String(count);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${name}, ${count}` };
  return item;
}

function ticketItem(id: string, { ticket, sla }: QueueRow, session: ServerSession): vscode.TreeItem {
  const summary = singleLine(ticket.summary, summaryLength);
  const time = session.compactProgress(ticket);
  const item = new vscode.TreeItem([`#${ticket.id}`, time, summary].filter(part => part !== '').join(' · '));
  item.id = id;
  const handler = ticket.handler ? displayName(ticket.handler) : vscode.l10n.t('nobody assigned');
  const parts = [ticket.customer ?? '', handler].filter(part => part !== '');
  item.description = parts.map(part => singleLine(part, partLength)).join(' · ');
  item.iconPath = stateIcon(sla.state);
  item.resourceUri = ticketUri(sla.state, id);
  item.contextValue = 'ticket';
  item.command = {
    command: 'veSupport.openTicket',
    title: vscode.l10n.t('Open ticket'),
    arguments: [ticket.id, { preserveFocus: false }],
  };
  item.accessibilityInformation = {
    label: `${stateName(sla.state)}: #${ticket.id} ${summary}, ${session.shortProgress(ticket)}, ${item.description}`,
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
