import type { Disposable } from '../../../base/disposable';
import type { NoteToSend } from '../../../mantis/writer';
import { isSendingElsewhere } from '../../../tickets/draftFile';
import type { ReplyDraft, SendingRecord } from '../../../tickets/replyDraft';
import { filesStep } from './filesStep';
import { sendNote } from './noteStep';
import { noteOf, recordOf, type NoteThere, type Reply, type Seen } from './reply';
import { SendingDesk, type ReplySenderDeps } from './sendingDesk';
import type { SendingState } from './sendingState';
import { sendStatus } from './statusStep';
import { afterDecision, statusToSet, type StatusToSet, type UndecidedStatus } from './statusToSet';
import { checkUnsettled, settleEarlier } from './unsettled';

/**
 * Sends one reply at a time: the note, then the files, then the status, each remembered on the disk before it leaves.
 * What has landed is taken out of the draft; what is unclear is looked up before anything is sent again.
 */
export class ReplySender implements Disposable {
  private readonly desk: SendingDesk;
  /** A status that met a colleague's change, and the decision on it. */
  private undecided: UndecidedStatus | null = null;
  /** Ids of sendings that this window has begun or taken up. */
  private readonly handled = new Set<string>();

  constructor(deps: ReplySenderDeps) {
    this.desk = new SendingDesk(deps);
    this.onDidChange = this.desk.onDidChange;
    this.onDidReadTicket = this.desk.onDidReadTicket;
    this.onDidLand = this.desk.onDidLand;
  }

  readonly onDidChange;
  readonly onDidReadTicket;
  readonly onDidLand;

  get current(): SendingState {
    return this.desk.state;
  }

  /** Sends. While one is under way, and with an id that was handled already, it does nothing. */
  async send(reply: Reply, seen: Seen): Promise<void> {
    if (this.isBusy || this.handled.has(reply.id)) return;
    this.handled.add(reply.id);
    const { statusAfter } = reply.content;
    const note = noteOf(reply.content);
    const status = statusAfter === seen.statusId ? null : statusAfter;
    if (note === null && status === null && this.chosenFiles(reply).length === 0) return;
    await this.carryOut(reply.id, () => this.run(reply, note, status, seen));
  }

  /** Says why it cannot be sent, without sending anything. */
  refuse(id: string, message: string): void {
    if (this.isBusy || this.handled.has(id)) return;
    this.handled.add(id);
    this.desk.fail(id, 'status', { kind: 'objection', message });
  }

  /** The person has seen what a colleague did while the status was to be set, and decided. */
  async decide(id: string, choices: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<void> {
    const { undecided } = this;
    const { state } = this.desk;
    if (this.isBusy || state.phase !== 'failed' || state.id !== id || undecided === null) return;
    await this.carryOut(id, () => this.setStatus(afterDecision(undecided, choices)));
  }

  /** Looks whether an unsettled sending has landed. Sends nothing. */
  async check(): Promise<void> {
    const record = this.desk.unsettled;
    if (record === null || this.isBusy) return;
    await this.carryOut(record.id, () => checkUnsettled(record, this.desk));
  }

  /** Takes up what a draft file says of an earlier sending, once; only looks, and sends nothing. */
  async resume(draft: ReplyDraft | null): Promise<void> {
    const { desk } = this;
    const { writer, clock } = desk.deps;
    const record = draft?.sending ?? null;
    if (this.isBusy || (record !== null && this.handled.has(record.id))) return;
    if (record === null) {
      if (desk.state.phase === 'elsewhere') desk.become({ phase: 'idle' });
      return;
    }
    if (isSendingElsewhere(record, writer, clock.now())) {
      desk.become({ phase: 'elsewhere', since: record.startedAt });
      return;
    }
    this.handled.add(record.id);
    desk.unsettled = record;
    await this.check();
  }

  /** The person has read how it ended. */
  async dismiss(): Promise<void> {
    const { state } = this.desk;
    if (state.phase !== 'done' && state.phase !== 'failed') return;
    this.desk.become({ phase: 'idle' });
    if (state.phase === 'failed' && state.failure.kind === 'absent') await this.desk.remember(null);
  }

  dispose(): void {
    this.desk.dispose();
  }

  private get isBusy(): boolean {
    return this.desk.state.phase === 'sending';
  }

  private async run(reply: Reply, note: NoteToSend | null, status: number | null, seen: Seen): Promise<void> {
    const { desk } = this;
    desk.become({ phase: 'sending', id: reply.id, step: note === null ? 'status' : 'note' });
    const earlier = await settleEarlier(reply, note, desk);
    if (!earlier.goesOn) return;
    const there = earlier.value.note;
    const left = there === null ? note : null;
    const files = this.chosenFiles(reply).filter(({ id }) => id !== earlier.value.fileId);
    const record = recordOf(reply.id, { note: left, files, statusAfter: status }, seen, desk.deps);
    if (!(await this.begin(reply, record))) return;
    const sent = left === null ? { goesOn: true as const, value: there } : await sendNote(record, left, desk);
    if (!sent.goesOn || !(await filesStep(record, sent.value, desk))) return;
    const done: { readonly note: NoteThere | null; readonly fileCount: number } = {
      note: sent.value,
      fileCount: files.length + (earlier.value.fileId === null ? 0 : 1),
    };
    if (status === null) desk.finish(reply.id, { ...done, statusId: null });
    else await this.setStatus(statusToSet(reply, seen, status, done));
  }

  /** Remembers on the disk what is about to leave. False: the disk refused, and that has been told. */
  private async begin(reply: Reply, record: SendingRecord): Promise<boolean> {
    if (record.note === null && record.statusAfter === null && record.files.length === 0) return true;
    const content = record.note === null ? { ...reply.content, text: '', minutes: 0 } : reply.content;
    const begun = await this.desk.deps.draft.begin(content, reply.rev, record);
    if (!begun.ok) this.desk.fail(reply.id, record.stage, { kind: 'draft', error: begun.error });
    return begun.ok;
  }

  private async setStatus(wanted: StatusToSet): Promise<void> {
    this.undecided = null;
    this.undecided = await sendStatus(wanted, this.desk);
  }

  private chosenFiles({ fileIds }: Reply): SendingRecord['files'] {
    return this.desk.deps.files.all
      .filter(({ id }) => fileIds.includes(id))
      .map(({ id, name, size, sha256 }) => ({ id, name, size, sha256 }));
  }

  /** Whatever is thrown underneath, the state never stays «sending». */
  private async carryOut(id: string, work: () => Promise<void>): Promise<void> {
    const { desk } = this;
    try {
      await work();
    } catch (error) {
      desk.deps.log.error(`The sending to ticket ${desk.ticketId} broke off`, error);
      const underWay = desk.unsettled;
      const fileName = underWay?.stage === 'file' ? (underWay.files[0]?.name ?? null) : null;
      if (underWay !== null) desk.leaveUncertain(id, fileName, null);
      else desk.fail(id, 'note', { kind: 'draft', error: { kind: 'io', reason: String(error) } });
    }
  }
}
