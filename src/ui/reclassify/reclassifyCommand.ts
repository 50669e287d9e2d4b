import * as vscode from 'vscode';
import { reclassify, type Ending } from '../../mantis/reclassify';
import { fieldChange } from '../../mantis/reclassification';
import { changesOf, classificationOf, isEmpty, type Choice } from '../../tickets/reclassification/change';
import { proposalText, reasonText } from '../../tickets/reclassification/noteText';
import type { Ticket } from '../../tickets/ticket';
import { doubt, failure, outcomeOfWrite, refusal, type Outcome } from '../batch/outcome';
import { readTickets } from '../batch/readTickets';
import { report } from '../batch/report';
import { runBatch, type Batch } from '../batch/runBatch';
import { takeBackFields } from '../batch/takeBackFields';
import { errorText } from '../errors/errorText';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { decide, noteTerms, rightFor, type Decision, type Right } from './reclassifyDialogue';

/** Reclassifies tickets, or proposes it, after a person has seen and confirmed what it does (RULES A2). */
export class ReclassifyCommand {
  constructor(private readonly holder: SessionHolder) {}

  /** @param preset what was chosen already, by a drop: only reason and confirmation are asked */
  async run(ticketIds: readonly number[], preset?: Choice): Promise<void> {
    const { session } = this.holder;
    if (!session || ticketIds.length === 0) return;
    const { tickets, troubles } = await readTickets(session, ticketIds);
    if (tickets.length === 0) {
      report(headline('change', 0), troubles, undefined);
      return;
    }
    if (new Set(tickets.map(({ project }) => project.id)).size > 1) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Choose tickets of one project: their categories differ.'));
      return;
    }
    const right = rightFor(tickets, session);
    if (right === 'nothing') {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Only a lead changes type, category and priority; your account may neither do nor propose it.'),
      );
      return;
    }
    const decision = await decide(tickets, session, right, preset);
    if (decision === undefined || session !== this.holder.session) return;
    const changing = tickets.filter(ticket => !isEmpty(changesOf(ticket, decision.choice)));
    if (changing.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to change: the tickets are so already.'));
      return;
    }
    const work = right === 'change' ? changeOne : proposeOne;
    const batch: Batch = {
      title: titleOf(right),
      headline: count => headline(right, count),
      work: ticket => work(session, ticket, decision),
    };
    await runBatch(session, batch, changing, troubles);
  }
}

type Work = (session: ServerSession, ticket: Ticket, decision: Decision) => Promise<Outcome>;

const changeOne: Work = async (session, ticket, { choice, reason, isPrivate }) => {
  const change = fieldChange(ticket, choice, session.classesOf(ticket));
  if (change === null) {
    return failure(vscode.l10n.t('This Mantis has no such type, category or priority for your account.'));
  }
  const text = reasonText(classificationOf(ticket), changesOf(ticket, choice), reason, noteTerms);
  const note = reason === '' ? null : { text, isPrivate };
  return outcomeOf(await reclassify(session.writer, { ticket, change, note }));
};

const proposeOne: Work = async (session, ticket, { choice, reason }) => {
  const text = proposalText(classificationOf(ticket), changesOf(ticket, choice), reason, noteTerms);
  const seen = { noteIds: new Set((ticket.notes ?? []).map(({ id }) => id)) };
  return outcomeOfWrite(await session.writer.addNote(ticket.id, { text, isPrivate: true }, seen), null);
};

function outcomeOf(ending: Ending): Outcome {
  switch (ending.kind) {
    case 'done':
      return { ticket: ending.ticket, takeBack: takeBackFields(ending.done), trouble: null };
    case 'noteMissing':
      return {
        ticket: ending.ticket,
        takeBack: takeBackFields(ending.done),
        trouble: vscode.l10n.t('changed, but the reason is not written: {0}', errorText(ending.error)),
      };
    case 'uncertain':
      return doubt(ending.error);
    case 'failed':
      return refusal(ending.error, ending.written);
  }
}

function headline(right: Exclude<Right, 'nothing'>, count: number): string {
  return right === 'change'
    ? vscode.l10n.t('Tickets changed: {0}', count)
    : vscode.l10n.t('Proposals written: {0}', count);
}

function titleOf(right: Exclude<Right, 'nothing'>): string {
  return right === 'change' ? vscode.l10n.t('Reclassifying') : vscode.l10n.t('Proposing');
}
