import * as vscode from 'vscode';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';
import type { Ticket } from '../../tickets/ticket';
import { quickPickLabel } from './quickPickLabel';

interface TicketItem extends vscode.QuickPickItem {
  readonly ticketId: number;
}

const rows = 200;

/** Lets a person choose an open ticket by number or words; any other number can be typed as well. */
export async function pickTicket(session: ServerSession): Promise<number | undefined> {
  const known = session.store.all().map(ticket => {
    const label = quickPickLabel(`#${ticket.id} ${ticket.summary}`);
    const description = quickPickLabel(peopleOf(ticket));
    return { ticket, label, description, haystack: `${label} ${description}`.toLocaleLowerCase() };
  });
  const pick = vscode.window.createQuickPick<TicketItem>();
  pick.placeholder = vscode.l10n.t('Number or words from the summary');
  pick.matchOnDescription = true;
  const show = (): void => {
    const typed = pick.value.trim();
    const number = /^#?(\d{1,9})$/.exec(typed)?.[1];
    const words = typed.toLocaleLowerCase().split(/\s+/);
    const matching = known.filter(({ haystack }) => words.every(word => haystack.includes(word)));
    const exact = number === undefined ? undefined : Number(number);
    const listed = matching.slice(0, rows).map(({ ticket, label, description }) => ({
      ticketId: ticket.id,
      label,
      description,
      detail: session.shortProgress(ticket),
    }));
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

function peopleOf({ customer, handler }: Ticket): string {
  return [customer, handler && displayName(handler)].filter(Boolean).join(' · ');
}
