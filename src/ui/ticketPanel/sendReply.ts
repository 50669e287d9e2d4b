import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import { err, ok, type Result } from '../../base/result';
import type { MantisError } from '../../mantis/errors';
import type { NoteToSend, TicketWriter } from '../../mantis/writer';
import { isSendingElsewhere, type DraftError, type DraftFile } from '../../tickets/draftFile';
import type { PendingFiles } from '../../tickets/pendingFiles';
import type { ReplyDraft, SendingRecord } from '../../tickets/replyDraft';
import type { Ticket } from '../../tickets/ticket';
import {
  afterNote,
  end,
  recordOf,
  seenOf,
  type NoteThere,
  type Reply,
  type Seen,
  type SettledEarlier,
  type Step,
} from './reply';
import { sendFiles, settleFile, type FileSenderDeps } from './sendFiles';
import type { SendingFailure, SendingState, SendingStep } from './sendingState';
import { afterDecision, statusToSet, type StatusToSet, type UndecidedStatus } from './statusToSet';
import type { TicketSession } from './session';

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
export interface Landed {
  readonly text: string | null;
  readonly statusAfter: number | null;
  /** Revision of the draft without it; `null` when the disk refused to take it out. */
  readonly rev: number | null;
}

/**
 * Sends one reply at a time: the note, then the files, then the status, each remembered on the disk before it leaves.
 * What has landed is taken out of the draft; what is unclear is looked up before anything is sent again.
 */
export class ReplySender implements Disposable {
  private state: SendingState = { phase: 'idle' };
  /** A sending whose outcome is not known: its note may have landed, or may land yet. */
  private unsettled: SendingRecord | null = null;
  /** A status that met a colleague's change, and the decision on it. */
  private undecided: UndecidedStatus | null = null;
  /** Ids of sendings that this window has begun or taken up. */
  private readonly handled = new Set<string>();
  private readonly states: Emitter<SendingState>;
  private readonly tickets: Emitter<Ticket>;
  private readonly landings: Emitter<Landed>;

  constructor(private readonly deps: ReplySenderDeps) {
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

  get current(): SendingState {
    return this.state;
  }

  /** Sends. While one is under way, and with an id that was handled already, it does nothing. */
  async send(reply: Reply, seen: Seen): Promise<void> {
    if (this.isBusy || this.handled.has(reply.id)) return;
    this.handled.add(reply.id);
    const { text, isPrivate, statusAfter } = reply.content;
    const note = text.trim() === '' ? null : { text, isPrivate };
    const status = statusAfter === seen.statusId ? null : statusAfter;
    if (note === null && status === null && this.chosenFiles(reply).length === 0) return;
    await this.carryOut(reply.id, () => this.run(reply, note, status, seen));
  }

  /** Says why it cannot be sent, without sending anything. */
  refuse(id: string, message: string): void {
    if (this.isBusy || this.handled.has(id)) return;
    this.handled.add(id);
    this.fail(id, 'status', { kind: 'objection', message });
  }

  /** The person has seen what a colleague did while the status was to be set, and decided. */
  async decide(id: string, choices: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<void> {
    const { undecided } = this;
    if (this.isBusy || this.state.phase !== 'failed' || this.state.id !== id || undecided === null) return;
    await this.carryOut(id, () => this.setStatus(afterDecision(undecided, choices)));
  }

  /** Looks whether an unsettled sending has landed. Sends nothing. */
  async check(): Promise<void> {
    const record = this.unsettled;
    if (record === null || this.isBusy) return;
    await this.carryOut(record.id, () =>
      record.note !== null
        ? this.checkNote(record, record.note)
        : record.stage === 'file'
          ? this.checkFile(record)
          : this.checkStatus(record),
    );
  }

  /** Takes up what a draft file says of an earlier sending, once; only looks, and sends nothing. */
  async resume(draft: ReplyDraft | null): Promise<void> {
    const record = draft?.sending ?? null;
    if (this.isBusy || (record !== null && this.handled.has(record.id))) return;
    if (record === null) {
      if (this.state.phase === 'elsewhere') this.become({ phase: 'idle' });
      return;
    }
    if (isSendingElsewhere(record, this.deps.writer, this.deps.clock.now())) {
      this.become({ phase: 'elsewhere', since: record.startedAt });
      return;
    }
    this.handled.add(record.id);
    this.unsettled = record;
    await this.check();
  }

  /** The person has read how it ended. */
  async dismiss(): Promise<void> {
    if (this.state.phase !== 'done' && this.state.phase !== 'failed') return;
    const { state } = this;
    this.become({ phase: 'idle' });
    if (state.phase === 'failed' && state.failure.kind === 'absent') await this.note(this.deps.draft.setSending(null));
  }

  dispose(): void {
    this.states.dispose();
    this.tickets.dispose();
    this.landings.dispose();
  }

  private get isBusy(): boolean {
    return this.state.phase === 'sending';
  }

  private async run(reply: Reply, note: NoteToSend | null, status: number | null, seen: Seen): Promise<void> {
    this.become({ phase: 'sending', id: reply.id, step: note === null ? 'status' : 'note' });
    const earlier = await this.settleEarlier(reply, note);
    if (!earlier.goesOn) return;
    const there = earlier.value.note;
    const left = there === null ? note : null;
    const files = this.chosenFiles(reply).filter(({ id }) => id !== earlier.value.fileId);
    const record = recordOf(reply.id, { note: left, files, statusAfter: status }, seen, this.deps);
    if (left !== null || status !== null || files.length > 0) {
      const content = left === null ? { ...reply.content, text: '' } : reply.content;
      const begun = await this.deps.draft.begin(content, reply.rev, record);
      if (!begun.ok) {
        this.fail(reply.id, record.stage, { kind: 'draft', error: begun.error });
        return;
      }
    }
    const sent = left === null ? { goesOn: true as const, value: there } : await this.sendNote(record, left);
    if (!sent.goesOn || !(await this.sendFilesOf(record, sent.value))) return;
    const fileCount = files.length + (earlier.value.fileId === null ? 0 : 1);
    if (status === null) this.done(reply.id, { note: sent.value, fileCount, statusId: null });
    else await this.setStatus(statusToSet(reply, seen, status, { note: sent.value, fileCount }));
  }

  /**
   * Looks once more for a note whose sending stayed unclear, so that it is not posted twice.
   * Its value is that note when it is the very text of `reply`.
   */
  private async settleEarlier(reply: Reply, note: NoteToSend | null): Promise<Step<SettledEarlier>> {
    const earlier = this.unsettled;
    const earlierNote = earlier?.note ?? null;
    if (earlier?.stage === 'file') return this.settleEarlierFile(reply, earlier);
    if (earlier === null || earlierNote === null) return { goesOn: true, value: { note: null, fileId: null } };
    this.become({ phase: 'sending', id: reply.id, step: 'looking' });
    const found = await this.findNote(earlier, earlierNote);
    if (!found.ok) {
      this.become({ phase: 'uncertain', id: reply.id, fileName: null, error: found.error });
      return end;
    }
    if (found.value === null) return { goesOn: true, value: { note: null, fileId: null } };
    await this.landed(earlier, null);
    if (note?.text === earlierNote.text) return { goesOn: true, value: { note: found.value, fileId: null } };
    this.fail(reply.id, 'note', { kind: 'earlierLanded', noteId: found.value.noteId });
    return end;
  }

  private async settleEarlierFile(reply: Reply, earlier: SendingRecord): Promise<Step<SettledEarlier>> {
    this.become({ phase: 'sending', id: reply.id, step: 'looking' });
    const settled = await settleFile(earlier, this.fileDeps);
    if (!settled.ok) {
      const fileName = earlier.files[0]?.name ?? null;
      this.become({ phase: 'uncertain', id: reply.id, fileName, error: settled.error });
      return end;
    }
    this.unsettled = null;
    return { goesOn: true, value: { note: null, fileId: settled.value.landedId } };
  }

  /** False: it ended the sending, and that has been told. */
  private async sendFilesOf(record: SendingRecord, note: NoteThere | null): Promise<boolean> {
    if (record.files.length === 0) return true;
    const outcome = await sendFiles(record, note?.noteId ?? null, this.fileDeps, (file, now) => {
      this.unsettled = now;
      this.become({ phase: 'sending', id: record.id, step: 'file', file });
    });
    if (outcome.kind === 'uncertain') {
      const { fileName, error } = outcome;
      this.become({ phase: 'uncertain', id: record.id, fileName, error });
      return false;
    }
    this.unsettled = null;
    if (outcome.kind === 'failed') {
      await this.note(this.deps.draft.setSending(null));
      this.fail(record.id, 'file', outcome.failure);
      return false;
    }
    const left: SendingRecord | null =
      record.statusAfter === null ? null : { ...record, stage: 'status', note: null, files: [] };
    await this.note(this.deps.draft.setSending(left));
    return true;
  }

  private async sendNote(record: SendingRecord, note: NoteToSend): Promise<Step<NoteThere>> {
    this.become({ phase: 'sending', id: record.id, step: 'note' });
    this.unsettled = record;
    const outcome = await this.deps.session().writer.addNote(this.deps.ticketId, note, seenOf(record));
    if (outcome.kind === 'confirmed') {
      this.tickets.fire(outcome.ticket);
      await this.landed(record, afterNote(record));
      return { goesOn: true, value: outcome };
    }
    const { error } = outcome;
    // A mismatch is no doubt: the note is there, and looking for the text that was sent would not find it.
    if (outcome.kind === 'uncertain' && error.kind !== 'mismatch') {
      this.become({ phase: 'uncertain', id: record.id, fileName: null, error });
      return end;
    }
    this.unsettled = null;
    await this.note(this.deps.draft.setSending(null));
    this.fail(record.id, 'note', { kind: 'mantis', error, noteId: null });
    return end;
  }

  private async setStatus(wanted: StatusToSet): Promise<void> {
    const { id, statusId, base, changes, before } = wanted;
    this.undecided = null;
    this.become({ phase: 'sending', id, step: 'status' });
    const outcome = await this.deps.session().writer.changeFields(this.deps.ticketId, base, changes);
    if (outcome.kind === 'confirmed') {
      this.tickets.fire(outcome.ticket);
      await this.forget({ text: null, statusAfter: statusId }, null);
      this.done(id, { ...before, statusId: changes.statusId ?? null });
      return;
    }
    const { error } = outcome;
    if (error.kind === 'conflict' && error.fields.length > 0) this.undecided = { ...wanted, conflicts: error.fields };
    // Setting a status twice does no harm: the writer compares before it sends. So this needs no looking up.
    await this.note(this.deps.draft.setSending(null));
    this.fail(id, 'status', { kind: 'mantis', error, noteId: before.note?.noteId ?? null });
  }

  private async checkNote(record: SendingRecord, note: NoteToSend): Promise<void> {
    this.become({ phase: 'sending', id: record.id, step: 'looking' });
    const found = await this.findNote(record, note);
    if (!found.ok) {
      this.become({ phase: 'uncertain', id: record.id, fileName: null, error: found.error });
      return;
    }
    if (found.value === null) {
      // The record stays: should the note land late after all, the next sending finds it first.
      this.fail(record.id, 'note', { kind: 'absent', fileName: null });
      return;
    }
    await this.landed(record, null);
    this.endWith(record, found.value, record.files.length, 0);
  }

  private async checkFile(record: SendingRecord): Promise<void> {
    this.become({ phase: 'sending', id: record.id, step: 'looking' });
    const settled = await settleFile(record, this.fileDeps);
    const fileName = record.files[0]?.name ?? null;
    if (!settled.ok) {
      this.become({ phase: 'uncertain', id: record.id, fileName, error: settled.error });
      return;
    }
    if (settled.value.landedId === null) {
      // The record stays, as that of a note does.
      this.fail(record.id, 'file', { kind: 'absent', fileName });
      return;
    }
    this.unsettled = null;
    await this.note(this.deps.draft.setSending(null));
    this.endWith(record, null, record.files.length - 1, 1);
  }

  /** What was looked up is there; the rest was never begun and still stands in the composer. */
  private endWith(record: SendingRecord, note: NoteThere | null, filesLeft: number, fileCount: number): void {
    const noteId = note?.noteId ?? null;
    if (filesLeft > 0) this.fail(record.id, 'file', { kind: 'interrupted', noteId, left: 'files' });
    else if (record.statusAfter !== null) {
      this.fail(record.id, 'status', { kind: 'interrupted', noteId, left: 'status' });
    } else this.done(record.id, { note, fileCount, statusId: null });
  }

  private async checkStatus(record: SendingRecord): Promise<void> {
    this.become({ phase: 'sending', id: record.id, step: 'looking' });
    const reading = await this.deps.session().read(this.deps.ticketId);
    if (!reading.ok) {
      this.become({ phase: 'uncertain', id: record.id, fileName: null, error: reading.error });
      return;
    }
    this.tickets.fire(reading.value.ticket);
    this.unsettled = null;
    if (reading.value.ticket.status.id === record.statusAfter) {
      await this.forget({ text: null, statusAfter: record.statusAfter }, null);
      this.done(record.id, { note: null, fileCount: 0, statusId: record.statusAfter });
      return;
    }
    await this.note(this.deps.draft.setSending(null));
    this.fail(record.id, 'status', { kind: 'interrupted', noteId: null, left: 'status' });
  }

  private async findNote(record: SendingRecord, note: NoteToSend): Promise<Result<NoteThere | null, MantisError>> {
    const found = await this.deps.session().writer.findNote(this.deps.ticketId, note, seenOf(record));
    if (!found.ok) return err(found.error);
    this.tickets.fire(found.value.ticket);
    return ok(found.value.kind === 'landed' ? found.value : null);
  }

  /** The note is in Mantis: its text leaves the draft. `left` is what remains to be done. */
  private async landed(record: SendingRecord, left: SendingRecord | null): Promise<void> {
    this.unsettled = null;
    await this.forget({ text: record.note?.text ?? null, statusAfter: null }, left);
  }

  private async forget(
    sent: { readonly text: string | null; readonly statusAfter: number | null },
    left: SendingRecord | null,
  ): Promise<void> {
    const draft = await this.note(this.deps.draft.forgetSent(sent, left));
    this.landings.fire({ ...sent, rev: draft?.rev ?? null });
  }

  private chosenFiles({ fileIds }: Reply): SendingRecord['files'] {
    return this.deps.files.all
      .filter(({ id }) => fileIds.includes(id))
      .map(({ id, name, size, sha256 }) => ({ id, name, size, sha256 }));
  }

  private get fileDeps(): FileSenderDeps {
    const { ticketId, files, draft, session } = this.deps;
    return { ticketId, files, draft, writer: () => session().writer, onTicket: ticket => this.tickets.fire(ticket) };
  }

  /** Waits for a change of the draft file that nothing depends on any more: what landed has landed. */
  private async note(change: Promise<Result<ReplyDraft, DraftError>>): Promise<ReplyDraft | null> {
    const outcome = await change;
    if (outcome.ok) return outcome.value;
    this.deps.log.error(
      `The draft of ticket ${this.deps.ticketId} could not be brought up to date: ${outcome.error.kind}`,
    );
    return null;
  }

  /** Whatever is thrown underneath, the state never stays «sending». */
  private async carryOut(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.deps.log.error(`The sending to ticket ${this.deps.ticketId} broke off`, error);
      const underWay = this.unsettled;
      const fileName = underWay?.stage === 'file' ? (underWay.files[0]?.name ?? null) : null;
      if (underWay !== null) this.become({ phase: 'uncertain', id, fileName, error: null });
      else this.fail(id, 'note', { kind: 'draft', error: { kind: 'io', reason: String(error) } });
    }
  }

  private done(
    id: string,
    what: { readonly note: NoteThere | null; readonly fileCount: number; readonly statusId: number | null },
  ): void {
    const { note, fileCount, statusId } = what;
    const charactersLost = note?.charactersLost ?? false;
    if (note === null && fileCount === 0 && statusId === null) {
      this.become({ phase: 'idle' });
      return;
    }
    this.become({ phase: 'done', id, noteId: note?.noteId ?? null, fileCount, statusId, charactersLost });
  }

  private fail(id: string, step: SendingStep, failure: SendingFailure): void {
    this.become({ phase: 'failed', id, step, failure });
  }

  private become(state: SendingState): void {
    this.state = state;
    this.states.fire(state);
  }
}
