import * as vscode from 'vscode';
import type { Ticket } from '../../tickets/ticket';
import { choicesOf, everything, isEverything, type QueueFilter } from '../queue/queueFilter';
import { filterText } from '../queue/queueText';
import { typeTerm } from '../sla/terms';
import { quickPickLabel } from './quickPickLabel';

interface FilterItem extends vscode.QuickPickItem {
  /** What choosing it comes to; absent where words are asked for. */
  readonly filter?: QueueFilter;
}

/** Lets a person narrow down the tree: whose tickets, which customer, category or type, which words. */
export async function pickFilter(tickets: readonly Ticket[], present: QueueFilter): Promise<QueueFilter | undefined> {
  const picked = await vscode.window.showQuickPick(filterItems(tickets, present), {
    title: vscode.l10n.t('Which tickets shall the tree show?'),
    placeHolder: isEverything(present)
      ? vscode.l10n.t('Nothing is filtered now')
      : vscode.l10n.t('Filtered now: {0}', filterText(present)),
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  if (picked.filter !== undefined) return picked.filter;
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Words in number, summary, customer or handler'),
    value: present.text,
  });
  return text === undefined ? undefined : { ...present, text };
}

function filterItems(tickets: readonly Ticket[], present: QueueFilter): FilterItem[] {
  const { customers, categories, types } = choicesOf(tickets);
  const heading = (label: string): FilterItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  // What is chosen already is taken back.
  const item = (label: string, part: Partial<QueueFilter>): FilterItem => {
    const isPresent = Object.entries(part).every(([key, value]) => present[key as keyof QueueFilter] === value);
    const back = Object.fromEntries(Object.keys(part).map(key => [key, everything[key as keyof QueueFilter]]));
    return {
      label: quickPickLabel(label),
      iconPath: new vscode.ThemeIcon(isPresent ? 'check' : 'blank'),
      filter: { ...present, ...(isPresent ? back : part) },
    };
  };
  return [
    ...(isEverything(present)
      ? []
      : [
          {
            label: vscode.l10n.t('Show all tickets again'),
            iconPath: new vscode.ThemeIcon('clear-all'),
            filter: everything,
          },
        ]),
    heading(vscode.l10n.t('Whose')),
    item(vscode.l10n.t('My tickets'), { who: 'mine' }),
    item(vscode.l10n.t('Tickets of nobody'), { who: 'unassigned' }),
    item(vscode.l10n.t('With something new'), { isUnread: true }),
    heading(vscode.l10n.t('Text')),
    { label: vscode.l10n.t('Words…'), iconPath: new vscode.ThemeIcon('search') },
    heading(vscode.l10n.t('Type')),
    ...types.map(type => item(typeTerm[type], { type })),
    heading(vscode.l10n.t('Category')),
    ...categories.map(name => item(name, { category: name })),
    heading(vscode.l10n.t('Customer')),
    ...customers.map(name => item(name, { customer: name })),
  ];
}
