import * as vscode from 'vscode';
import type { Ticket } from '../../tickets/ticket';
import type { ServerSession } from '../session/serverSession';
import { eachWithProgress } from './eachWithProgress';
import type { Outcome, TakeBack, Trouble } from './outcome';
import { report } from './report';

export interface Batch {
  readonly title: string;
  readonly headline: (count: number) => string;
  readonly work: (ticket: Ticket) => Promise<Outcome>;
}

interface Undoable {
  readonly ticketId: number;
  readonly takeBack: TakeBack;
}

/**
 * Does the same to several tickets, shows progress and a summary, and offers to undo what has landed.
 * @param before what went wrong already, while the tickets were read
 */
export async function runBatch(
  session: ServerSession,
  batch: Batch,
  tickets: readonly Ticket[],
  before: readonly Trouble[],
): Promise<void> {
  const done: Undoable[] = [];
  const troubles = [...before];
  let changed = 0;
  await eachWithProgress(batch.title, tickets, async ticket => {
    const { id: ticketId } = ticket;
    const outcome = await batch.work(ticket);
    if (outcome.ticket) session.take(outcome.ticket);
    if (outcome.takeBack) done.push({ ticketId, takeBack: outcome.takeBack });
    if (outcome.trouble === null) changed++;
    else troubles.push({ ticketId, text: outcome.trouble });
  });
  const takeBack = done.length === 0 ? undefined : () => undoAll(session, done);
  report(batch.headline(changed), troubles, takeBack);
}

async function undoAll(session: ServerSession, list: readonly Undoable[]): Promise<void> {
  const troubles: Trouble[] = [];
  let undone = 0;
  await eachWithProgress(vscode.l10n.t('Undoing'), list, async ({ ticketId, takeBack }) => {
    const outcome = await takeBack(session);
    if (outcome.ticket) session.take(outcome.ticket);
    if (outcome.trouble === null) undone++;
    else troubles.push({ ticketId, text: outcome.trouble });
  });
  report(vscode.l10n.t('Tickets changed back: {0}', undone), troubles, undefined);
}
