import * as vscode from 'vscode';
import type { Ticket } from '../../tickets/ticket';
import { errorText } from '../errors/errorText';
import type { ServerSession } from '../session/serverSession';
import { eachWithProgress } from './eachWithProgress';
import type { Trouble } from './outcome';

export interface ReadTickets {
  readonly tickets: readonly Ticket[];
  readonly troubles: readonly Trouble[];
}

/** Reads tickets whole, so that a batch starts from what the server has now. */
export async function readTickets(session: ServerSession, ids: readonly number[]): Promise<ReadTickets> {
  const tickets: Ticket[] = [];
  const troubles: Trouble[] = [];
  await eachWithProgress(vscode.l10n.t('Reading the tickets'), ids, async ticketId => {
    const reading = await session.read(ticketId);
    if (reading.ok) tickets.push(reading.value.ticket);
    else troubles.push({ ticketId, text: errorText(reading.error) });
  });
  return { tickets, troubles };
}
