import * as vscode from 'vscode';
import type { Ticket } from '../../tickets/ticket';
import { readTickets } from '../batch/readTickets';
import { report } from '../batch/report';
import { runBatch } from '../batch/runBatch';
import type { Trouble } from '../batch/outcome';
import { quickPickLabel } from '../commands/quickPickLabel';
import { ask } from '../dialogue/wizard';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { editableFields } from '../ticketPanel/fields/editableFields';
import { askSubject, askWish, handlerSubject } from './askWish';
import { fieldWish } from './fieldWish';
import { offerLetters } from './largeEffortOffer';
import type { Wish } from './wish';
import { wishEffects } from './wishEffects';

/** Changes a field, status or tag of one or many tickets, with a summary and a way back. */
export class ChangeManyCommand {
  constructor(private readonly holder: SessionHolder) {}

  /** Asks what is to be changed, and to what. */
  async change(ticketIds: readonly number[]): Promise<void> {
    const start = await this.read(ticketIds);
    if (start === null) return;
    const { session, tickets, troubles } = start;
    for (;;) {
      const subject = await askSubject(tickets, session);
      if (subject === undefined) return;
      const asked = await askWish(subject, tickets, session, true);
      if (asked === null) return;
      if (asked.kind === 'wish') return this.carryOut(session, tickets, asked.wish, troubles);
    }
  }

  /** Asks for a handler only. */
  async assign(ticketIds: readonly number[]): Promise<void> {
    const start = await this.read(ticketIds);
    if (start === null) return;
    const { session, tickets, troubles } = start;
    const subject = handlerSubject(tickets, session);
    if (subject === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Your access level may not assign these tickets, or they are resolved.'),
      );
      return;
    }
    const asked = await askWish(subject, tickets, session, false);
    if (asked?.kind === 'wish') await this.carryOut(session, tickets, asked.wish, troubles);
  }

  /** @param handlerId `null` for nobody */
  async assignTo(ticketIds: readonly number[], handlerId: number | null): Promise<void> {
    const start = await this.read(ticketIds);
    const [first] = start?.tickets ?? [];
    if (start === null || first === undefined) return;
    const { session, tickets, troubles } = start;
    const field = editableFields(first, session, true).find(({ key }) => key === 'handler');
    if (field === undefined) return;
    const wish = fieldWish(field, handlerId === null ? '' : String(handlerId), session, first.project.id);
    await this.carryOut(session, tickets, wish, troubles);
  }

  private async read(ticketIds: readonly number[]): Promise<Start | null> {
    const { session } = this.holder;
    if (!session || ticketIds.length === 0) return null;
    const { tickets, troubles } = await readTickets(session, ticketIds);
    if (tickets.length > 0) return { session, tickets, troubles };
    report(vscode.l10n.t('Tickets changed: {0}', 0), troubles, undefined);
    return null;
  }

  private async carryOut(
    session: ServerSession,
    tickets: readonly Ticket[],
    wish: Wish,
    troubles: readonly Trouble[],
  ): Promise<void> {
    const changing = tickets.filter(ticket => !wish.isDone(ticket));
    if (changing.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to change: the tickets are so already.'));
      return;
    }
    if (wish.facts && !(await isWanted(changing, wish, wish.facts, session))) return;
    if (session !== this.holder.session) return;
    const batch = {
      title: wish.text,
      headline: (count: number) => vscode.l10n.t('Tickets changed: {0}', count),
      work: (ticket: Ticket) => wish.work(session, ticket),
    };
    await runBatch(session, batch, changing, troubles);
    const now = changing.flatMap(({ id }) => session.known(id) ?? []);
    if (wish.facts) offerLetters(now, session);
  }
}

interface Start {
  readonly session: ServerSession;
  readonly tickets: readonly Ticket[];
  readonly troubles: readonly Trouble[];
}

async function isWanted(
  tickets: readonly Ticket[],
  wish: Wish,
  facts: NonNullable<Wish['facts']>,
  session: ServerSession,
): Promise<boolean> {
  const answer = await ask<true>({
    title: quickPickLabel(wish.text),
    placeholder: vscode.l10n.t('Look at what changes, then choose'),
    hasBack: false,
    items: [{ label: vscode.l10n.t('Change'), value: true }, ...wishEffects(tickets, facts, session)],
  });
  return answer.kind === 'value';
}
