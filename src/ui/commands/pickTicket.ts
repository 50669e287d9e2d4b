import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';

interface TicketItem extends vscode.QuickPickItem {
  readonly ticketId: number;
}

const rows = 200;

/** Lets a person choose an open ticket by number or words; any other number can be typed as well. */
export async function pickTicket(session: ServerSession): Promise<number | undefined> {
  const known = session.store.all().map(ticket => ({
    ticketId: ticket.id,
    label: plain(`#${ticket.id} ${ticket.summary}`),
    description: plain([ticket.customer, ticket.handler && displayName(ticket.handler)].filter(Boolean).join(' · ')),
    detail: session.shortProgress(ticket),
  }));
  const pick = vscode.window.createQuickPick<TicketItem>();
  pick.placeholder = vscode.l10n.t('Number or words from the summary');
  pick.matchOnDescription = true;
  const show = (): void => {
    const typed = pick.value.trim();
    const number = /^#?(\d{1,9})$/.exec(typed)?.[1];
    const matching = known.filter(({ label, description }) => matches(`${label} ${description}`, typed));
    const exact = number === undefined ? undefined : Number(number);
    const listed = matching.slice(0, rows);
    pick.items =
      exact === undefined || exact === 0 || listed.some(({ ticketId }) => ticketId === exact)
        ? listed
        : [...listed, openByNumber(exact)];
  };
  try {
    return await new Promise<number | undefined>(resolve => {
      pick.onDidChangeValue(show);
      pick.onDidAccept(() => resolve(pick.selectedItems[0]?.ticketId));
      pick.onDidHide(() => resolve(undefined));
      show();
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function openByNumber(ticketId: number): TicketItem {
  return { ticketId, label: vscode.l10n.t('Open ticket #{0}', String(ticketId)), alwaysShow: true };
}

function matches(text: string, typed: string): boolean {
  const haystack = text.toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => haystack.includes(word));
}

/** `$(name)` in a quick pick's label would become an icon. */
function plain(text: string): string {
  return singleLine(text, 160).replaceAll('$(', '\\$(');
}
