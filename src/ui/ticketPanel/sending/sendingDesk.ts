import type { Clock } from '../../../base/clock';
import type { Disposable } from '../../../base/disposable';
import { Emitter } from '../../../base/emitter';
import type { Log } from '../../../base/log';
import type { Result } from '../../../base/result';
import type { MantisError } from '../../../mantis/errors';
import type { TicketWriter } from '../../../mantis/writer';
import type { DraftError, DraftFile, SentParts } from '../../../tickets/draftFile';
import type { PendingFiles } from '../../../tickets/pendingFiles';
import type { ReplyDraft, SendingRecord } from '../../../tickets/replyDraft';
import type { Ticket } from '../../../tickets/ticket';
import type { TicketSession } from '../session';
import type { NoteThere } from './reply';
import type { SendingFailure, SendingState, SendingStep } from './sendingState';

export interface ReplySenderDeps {
  readonly ticketId: number;
  /** The present connection to the ticket's server: it may be renewed while a sending waits. */
  readonly session: () => Pick<TicketSession, 'read'> & {
    readonly writer: Pick<TicketWriter, 'addNote' | 'changeFields' | 'findNote' | 'attachFile' | 'findFile'>;
  };
  readonly files: Pick<PendingFiles, 'all' | 'read' | 'remove'>;
  readonly draft: Pick<DraftFile, 'begin' | 'setSending' | 'forgetSent'>;
  /** Identifies this window. */
  readonly writer: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is in Mantis now and is no longer to be sent. */
export interface Landed extends SentParts {
  /** Revision of the draft without it; `null` when the disk refused to take it out. */
  readonly rev: number | null;
}

/** What the steps of a sending share: how it stands, what of it is unsettled, and the draft that they take from. */
export class SendingDesk implements Disposable {
  private present: SendingState = { phase: 'idle' };
  /** A sending whose outcome is not known: its note or file may have landed, or may land yet. */
  unsettled: SendingRecord | null = null;
  private readonly states: Emitter<SendingState>;
  private readonly tickets: Emitter<Ticket>;
  private readonly landings: Emitter<Landed>;

  constructor(readonly deps: ReplySenderDeps) {
    const onError = (error: unknown): void => deps.log.error('A listener of a sending failed', error);
    this.states = new Emitter(onError);
    this.tickets = new Emitter(onError);
    this.landings = new Emitter(onError);
    this.onDidChange = this.states.event;
    this.onDidReadTicket = this.tickets.event;
    this.onDidLand = this.landings.event;
  }

  readonly onDidChange;
  readonly onDidReadTicket;
  readonly onDidLand;

  get state(): SendingState {
    return this.present;
  }

  get ticketId(): number {
    return this.deps.ticketId;
  }

  get writer(): ReturnType<ReplySenderDeps['session']>['writer'] {
    return this.deps.session().writer;
  }

  /** A write or a look-up has brought the ticket. */
  takeTicket(ticket: Ticket): void {
    this.tickets.fire(ticket);
  }

  become(state: SendingState): void {
    this.present = state;
    this.states.fire(state);
  }

  fail(id: string, step: SendingStep, failure: SendingFailure): void {
    this.become({ phase: 'failed', id, step, failure });
  }

  /** @param fileName of the file in question; `null` when it is the note */
  leaveUncertain(id: string, fileName: string | null, error: MantisError | null): void {
    this.become({ phase: 'uncertain', id, fileName, error });
  }

  finish(
    id: string,
    what: { readonly note: NoteThere | null; readonly fileCount: number; readonly statusId: number | null },
  ): void {
    const { note, fileCount, statusId } = what;
    const charactersLost = note?.charactersLost ?? false;
    if (note === null && fileCount === 0 && statusId === null) this.become({ phase: 'idle' });
    else this.become({ phase: 'done', id, noteId: note?.noteId ?? null, fileCount, statusId, charactersLost });
  }

  /** The note is in Mantis: its text leaves the draft. `left` is what remains to be done. */
  async noteLanded(record: SendingRecord, left: SendingRecord | null): Promise<void> {
    this.unsettled = null;
    const { text = null, minutes = null } = record.note ?? {};
    await this.forget({ text, minutes, statusAfter: null }, left);
  }

  async statusLanded(statusId: number): Promise<void> {
    await this.forget({ text: null, minutes: null, statusAfter: statusId }, null);
  }

  /** Remembers on the disk what is left to do; what has landed has landed, so nothing depends on it any more. */
  async remember(left: SendingRecord | null): Promise<void> {
    await this.settle(this.deps.draft.setSending(left));
  }

  dispose(): void {
    this.states.dispose();
    this.tickets.dispose();
    this.landings.dispose();
  }

  private async forget(sent: SentParts, left: SendingRecord | null): Promise<void> {
    const draft = await this.settle(this.deps.draft.forgetSent(sent, left));
    this.landings.fire({ ...sent, rev: draft?.rev ?? null });
  }

  private async settle(change: Promise<Result<ReplyDraft, DraftError>>): Promise<ReplyDraft | null> {
    const outcome = await change;
    if (outcome.ok) return outcome.value;
    this.deps.log.error(`The draft of ticket ${this.ticketId} could not be brought up to date: ${outcome.error.kind}`);
    return null;
  }
}
