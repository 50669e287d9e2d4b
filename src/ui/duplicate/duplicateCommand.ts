import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { closeAsDuplicate, type DuplicateDone, type DuplicateEnding, type DuplicatePlan } from '../../mantis/duplicate';
import type { Ticket } from '../../tickets/ticket';
import { outcomeOfWrite, type Outcome } from '../batch/outcome';
import { takeBackFields } from '../batch/takeBackFields';
import { errorText } from '../errors/errorText';
import type { FindingDoor } from '../finding/findingDoor';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { askDuplicate, isSameCustomer } from './askDuplicate';

/** Closes a ticket as a duplicate of another one: relation, reason and status, with a way on and a way back. */
export class DuplicateCommand {
  constructor(private readonly holder: SessionHolder) {}

  /** @param originalId the ticket that it repeats; asked for where it is not given */
  async run(ticketId: number, originalId: number | undefined, finding: FindingDoor): Promise<void> {
    const { session } = this.holder;
    if (!session) return;
    const title = vscode.l10n.t('Which ticket does #{0} repeat?', String(ticketId));
    const other = originalId ?? (await finding.pick(session, { title, except: ticketId }));
    if (other === undefined) return;
    const [ticket, original] = [await readOrTell(session, ticketId), await readOrTell(session, other)];
    if (ticket === null || original === null) return;
    const asked = await askDuplicate(ticket, original, session);
    if (asked === null || session !== this.holder.session) return;
    if (asked.kind === 'blocked') {
      void vscode.window.showWarningMessage(asked.reason);
      return;
    }
    if (await isMeant(ticket, original, asked.plan, asked.statusLabel))
      await this.carryOut(session, asked.plan, ticket);
  }

  private async carryOut(session: ServerSession, plan: DuplicatePlan, ticket: Ticket): Promise<void> {
    const location = vscode.ProgressLocation.Notification;
    const title = vscode.l10n.t('Closing #{0} as a duplicate', String(plan.ticketId));
    const ending = await vscode.window.withProgress({ location, title }, () =>
      closeAsDuplicate(session.writer, plan, ticket),
    );
    session.take(ending.ticket);
    if (ending.kind === 'done') await this.offerUndo(session, plan, ending.done);
    else await this.offerAgain(session, plan, ending);
  }

  private async offerUndo(session: ServerSession, plan: DuplicatePlan, done: DuplicateDone): Promise<void> {
    const undo = vscode.l10n.t('Undo');
    const text = vscode.l10n.t(
      '#{0} is closed as a duplicate of #{1}.',
      String(plan.ticketId),
      String(plan.originalId),
    );
    if ((await vscode.window.showInformationMessage(text, undo)) !== undo) return;
    const outcome = await takeBack(session, plan, done);
    if (outcome.ticket !== null) session.take(outcome.ticket);
    if (outcome.trouble === null) {
      void vscode.window.showInformationMessage(vscode.l10n.t('#{0} is as it was before.', String(plan.ticketId)));
    } else void vscode.window.showWarningMessage(vscode.l10n.t('Not all is as before: {0}', outcome.trouble));
  }

  private async offerAgain(
    session: ServerSession,
    plan: DuplicatePlan,
    ending: Extract<DuplicateEnding, { kind: 'stopped' }>,
  ): Promise<void> {
    const again = vscode.l10n.t('Go on');
    if ((await vscode.window.showWarningMessage(stoppedText(ending), again)) !== again) return;
    if (session !== this.holder.session) return;
    const ticket = await readOrTell(session, plan.ticketId);
    if (ticket !== null) await this.carryOut(session, plan, ticket);
  }
}

async function readOrTell(session: ServerSession, ticketId: number): Promise<Ticket | null> {
  const reading = await session.read(ticketId);
  if (reading.ok) return reading.value.ticket;
  const reason = errorText(reading.error);
  void vscode.window.showWarningMessage(vscode.l10n.t('#{0} could not be read. {1}', String(ticketId), reason));
  return null;
}

async function isMeant(
  ticket: Ticket,
  original: Ticket,
  { note }: DuplicatePlan,
  statusLabel: string,
): Promise<boolean> {
  const close = vscode.l10n.t('Close as Duplicate');
  const lines = [
    `#${original.id} ${singleLine(original.summary, 120)}`,
    ...(isSameCustomer(ticket, original)
      ? []
      : [vscode.l10n.t('Attention: the two tickets are of different customers.')]),
    '',
    vscode.l10n.t('Relation: duplicate of #{0}', String(original.id)),
    note.isPrivate
      ? vscode.l10n.t('Private comment: {0}', singleLine(note.text, 200))
      : vscode.l10n.t('Comment to the customer: {0}', singleLine(note.text, 200)),
    vscode.l10n.t('Status: {0}', singleLine(statusLabel, 60)),
  ];
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Close #{0} as a duplicate of #{1}?', String(ticket.id), String(original.id)),
    { modal: true, detail: lines.join('\n') },
    close,
  );
  return answer === close;
}

/** What is done and what is not; going on writes nothing twice. */
function stoppedText({ step, outcome }: Extract<DuplicateEnding, { kind: 'stopped' }>): string {
  const reason = errorText(outcome.error);
  const isUnclear = outcome.kind === 'uncertain';
  switch (step) {
    case 'relation':
      return isUnclear
        ? vscode.l10n.t('It is not known whether the relation has reached Mantis; nothing else was sent. {0}', reason)
        : vscode.l10n.t('The relation was not made, so nothing was changed. {0}', reason);
    case 'note':
      return isUnclear
        ? vscode.l10n.t('The relation is made; it is not known whether the comment has reached Mantis. {0}', reason)
        : vscode.l10n.t('The relation is made, the comment and the status are not. {0}', reason);
    case 'status':
      return isUnclear
        ? vscode.l10n.t(
            'The relation is made and the comment is there; it is not known whether the status has changed. {0}',
            reason,
          )
        : vscode.l10n.t('The relation is made and the comment is there; the status is as it was. {0}', reason);
  }
}

/** The status first: a closed ticket takes no other change. */
async function takeBack(session: ServerSession, plan: DuplicatePlan, done: DuplicateDone): Promise<Outcome> {
  const { ticketId } = plan;
  const change = done.change ?? { base: {}, changes: {} };
  const outcome = await takeBackFields({ ticketId, change, noteId: done.noteId })(session);
  if (outcome.ticket === null || done.relationshipId === null) return outcome;
  const unrelated = outcomeOfWrite(await session.writer.unrelate(ticketId, done.relationshipId), null);
  const trouble = [outcome.trouble, unrelated.trouble].filter(text => text !== null).join('; ');
  return { ticket: unrelated.ticket ?? outcome.ticket, takeBack: null, trouble: trouble === '' ? null : trouble };
}
