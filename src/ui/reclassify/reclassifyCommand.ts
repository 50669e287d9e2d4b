import * as vscode from 'vscode';
import { reclassify, undo, type Ending } from '../../mantis/reclassify';
import { fieldChange } from '../../mantis/reclassification';
import type { Done } from '../../mantis/reclassifyUndo';
import type { MantisError } from '../../mantis/errors';
import { changesOf, classificationOf, isEmpty, type Choice } from '../../tickets/reclassification/change';
import { proposalText, reasonText } from '../../tickets/reclassification/noteText';
import type { Ticket } from '../../tickets/ticket';
import { describeMantisError } from '../errors/describeMantisError';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { decide, noteTerms, rightFor, type Decision, type Right } from './reclassifyDialogue';

interface Trouble {
  readonly ticketId: number;
  readonly text: string;
}

/** Reclassifies tickets, or proposes it, after a person has seen and confirmed what it does (RULES A2). */
export class ReclassifyCommand {
  constructor(private readonly holder: SessionHolder) {}

  /** @param preset what was chosen already, by a drop: only reason and confirmation are asked */
  async run(ticketIds: readonly number[], preset?: Choice): Promise<void> {
    const { session } = this.holder;
    if (!session || ticketIds.length === 0) return;
    const { tickets, troubles } = await readAll(session, ticketIds);
    if (tickets.length === 0) {
      report(0, troubles, undefined);
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
    await this.carryOut(session, changing, decision, work, right, troubles);
  }

  private async carryOut(
    session: ServerSession,
    tickets: readonly Ticket[],
    decision: Decision,
    work: Work,
    right: Exclude<Right, 'nothing'>,
    before: readonly Trouble[],
  ): Promise<void> {
    const done: Done[] = [];
    const troubles = [...before];
    let written = 0;
    await eachWithProgress(titleOf(right), tickets, async ticket => {
      const outcome = await work(session, ticket, decision);
      if (outcome.ticket) session.take(outcome.ticket);
      if (outcome.done) done.push(outcome.done);
      if (outcome.trouble === null) written++;
      else troubles.push({ ticketId: ticket.id, text: outcome.trouble });
    });
    const takeBack = done.length === 0 ? undefined : () => undoAll(session, done);
    report(written, troubles, takeBack, right);
  }
}

interface Outcome {
  readonly ticket: Ticket | null;
  readonly done: Done | null;
  readonly trouble: string | null;
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
  const outcome = await session.writer.addNote(ticket.id, { text, isPrivate: true }, seen);
  return outcome.kind === 'confirmed'
    ? { ticket: outcome.ticket, done: null, trouble: null }
    : failure(outcome.kind === 'uncertain' ? doubtText(outcome.error) : errorText(outcome.error));
};

function outcomeOf(ending: Ending): Outcome {
  switch (ending.kind) {
    case 'done':
      return { ticket: ending.ticket, done: ending.done, trouble: null };
    case 'noteMissing':
      return {
        ticket: ending.ticket,
        done: ending.done,
        trouble: vscode.l10n.t('changed, but the reason is not written: {0}', errorText(ending.error)),
      };
    case 'uncertain':
      return failure(doubtText(ending.error));
    case 'failed':
      return failure(
        ending.written.length === 0
          ? errorText(ending.error)
          : vscode.l10n.t('changed in part only, look at the ticket: {0}', errorText(ending.error)),
      );
  }
}

async function undoAll(session: ServerSession, list: readonly Done[]): Promise<void> {
  const troubles: Trouble[] = [];
  let undone = 0;
  await eachWithProgress(vscode.l10n.t('Undoing the reclassification'), list, async done => {
    const { ticketId } = done;
    const fresh = await session.read(ticketId);
    if (!fresh.ok) {
      troubles.push({ ticketId, text: errorText(fresh.error) });
      return;
    }
    const ending = await undo(session.writer, done, fresh.value.ticket, session.classesOf(fresh.value.ticket));
    if (ending.kind === 'failed') {
      troubles.push({ ticketId, text: errorText(ending.error) });
      return;
    }
    session.take(ending.ticket);
    if (ending.kind === 'undone') undone++;
    else troubles.push({ ticketId, text: keptText(ending) });
  });
  report(undone, troubles, undefined);
}

function keptText({ keptFields }: { readonly keptFields: number }): string {
  return keptFields > 0
    ? vscode.l10n.t('somebody changed it since; that stays, and so does the note')
    : vscode.l10n.t('given back, but other comments follow the note, so it stays');
}

async function readAll(session: ServerSession, ids: readonly number[]) {
  const tickets: Ticket[] = [];
  const troubles: Trouble[] = [];
  await eachWithProgress(vscode.l10n.t('Reading the tickets'), ids, async ticketId => {
    const reading = await session.read(ticketId);
    if (reading.ok) tickets.push(reading.value.ticket);
    else troubles.push({ ticketId, text: errorText(reading.error) });
  });
  return { tickets, troubles };
}

/** One after the other; what has begun is finished, the rest is left out when the person cancels. */
async function eachWithProgress<T>(title: string, list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: list.length > 1 };
  await vscode.window.withProgress(options, async (progress, token) => {
    for (const [index, item] of list.entries()) {
      if (token.isCancellationRequested) return;
      progress.report({ message: `${index + 1} / ${list.length}`, increment: 100 / list.length });
      await work(item);
    }
  });
}

function titleOf(right: Exclude<Right, 'nothing'>): string {
  return right === 'change' ? vscode.l10n.t('Reclassifying') : vscode.l10n.t('Proposing');
}

function report(
  count: number,
  troubles: readonly Trouble[],
  takeBack: (() => Promise<void>) | undefined,
  right: Right = 'change',
): void {
  const undoLabel = vscode.l10n.t('Undo');
  const detailLabel = vscode.l10n.t('What Went Wrong');
  const head =
    right === 'propose' ? vscode.l10n.t('Proposals written: {0}', count) : vscode.l10n.t('Tickets changed: {0}', count);
  const text = troubles.length === 0 ? head : `${head}. ${vscode.l10n.t('Not as wanted: {0}', troubles.length)}`;
  const buttons = [...(takeBack ? [undoLabel] : []), ...(troubles.length > 0 ? [detailLabel] : [])];
  const show = troubles.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  void show(text, ...buttons).then(async answer => {
    if (answer === undoLabel) await takeBack?.();
    if (answer === detailLabel) await showTroubles(troubles);
  });
}

async function showTroubles(troubles: readonly Trouble[]): Promise<void> {
  const items = troubles.map(({ ticketId, text }) => ({ label: `#${ticketId}`, detail: text, ticketId }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('What Went Wrong') });
  if (picked) await vscode.commands.executeCommand('veSupport.openTicket', picked.ticketId);
}

function failure(trouble: string): Outcome {
  return { ticket: null, done: null, trouble };
}

function errorText(error: MantisError): string {
  const { message, detail } = describeMantisError(error);
  return detail === null ? message : `${message} ${detail}`;
}

function doubtText(error: MantisError): string {
  return vscode.l10n.t('it is not known whether it landed, look at the ticket: {0}', errorText(error));
}
