import { Emitter } from '../../base/emitter';
import type { Log } from '../../base/log';
import { err, ok, type Result } from '../../base/result';
import type { MantisError } from '../../mantis/errors';
import type { DraftReference } from '../../tickets/replyDraft';
import type { Ticket } from '../../tickets/ticket';
import type { DraftCheck } from '../../vellii/checkDraft';
import type { Draft } from '../../vellii/draft';
import type { DraftStore } from '../../vellii/keeping/draftStore';
import type { KeptDraft } from '../../vellii/keeping/keptDraft';
import type { DraftEvent, RejectReason } from '../../vellii/learning/draftEvents';
import type { DraftEventLog } from '../../vellii/learning/eventLog';
import type { ModelError } from '../../vellii/model/modelError';
import { replyText, withoutMarkers } from '../../vellii/replyText';
import type { KnowledgeDesk } from '../knowledge/knowledgeDesk';
import type { ServerSession } from '../session/serverSession';
import { groundsFor, requestFor, taskFor } from './draftTask';
import { openRobotNote, robotDraft } from './robotNote';
import { loadDrafter, type ModelChoice } from './writers';

export type DraftProblem =
  | { readonly kind: 'mantis'; readonly error: MantisError }
  | { readonly kind: 'model'; readonly error: ModelError }
  | { readonly kind: 'knowledge' }
  | { readonly kind: 'disk' };

export type Stage = 'reading' | 'searching' | 'writing' | 'waiting';

/** Where the draft of one ticket stands. */
export interface DraftState {
  readonly stage: Stage | null;
  /** The reply so far, while it is being written. */
  readonly growing: string;
  readonly kept: KeptDraft | null;
  readonly check: DraftCheck | null;
  /** Why the built-in composer stood in for the model. */
  readonly insteadOf: ModelError | null;
  readonly problem: DraftProblem | null;
}

export interface DraftWorkParts {
  readonly session: () => ServerSession | null;
  readonly knowledge: KnowledgeDesk;
  readonly models: ModelChoice;
  readonly store: DraftStore;
  readonly events: DraftEventLog;
  readonly log: Log;
}

const idle: DraftState = { stage: null, growing: '', kept: null, check: null, insteadOf: null, problem: null };

/** The draft of one ticket: loads what is kept, writes a new one, and notes what becomes of it. Outlives its panel. */
export class DraftWork {
  private state = idle;
  private opening: Promise<void> | null = null;
  private writing: AbortController | null = null;
  private isForgotten = false;
  private readonly changes: Emitter<DraftState>;
  readonly onDidChange;

  constructor(
    readonly reference: DraftReference,
    private readonly parts: DraftWorkParts,
  ) {
    this.changes = new Emitter(error => parts.log.error('A listener of a draft failed', error));
    this.onDidChange = this.changes.event;
  }

  get current(): DraftState {
    return this.state;
  }

  /** Shows what is there already, kept or by the robot; writes a draft where there is none. */
  open(): Promise<void> {
    this.opening ??= this.begin().finally(() => (this.opening = null));
    return this.opening;
  }

  /** Writes a draft anew. @param wish what should be different; null for another try. */
  async write(wish: string | null): Promise<void> {
    this.writing?.abort();
    const writing = new AbortController();
    this.writing = writing;
    const previous = this.state.kept?.draft ?? null;
    this.become({ stage: 'reading', growing: '', problem: null, insteadOf: null });
    try {
      const outcome = await this.make(wish, previous, writing.signal);
      if (writing !== this.writing) return;
      if (!outcome.ok) {
        const isCancelled = outcome.error.kind === 'model' && outcome.error.error.kind === 'cancelled';
        this.become({ stage: null, growing: '', problem: isCancelled ? null : outcome.error });
        return;
      }
      const { draft, check, insteadOf } = outcome.value;
      const isKept = await this.keep({
        version: 1,
        origin: this.reference.origin,
        draft,
        standing: 'ready',
        insertedText: null,
      });
      this.become({ stage: null, growing: '', check, insteadOf, problem: isKept ? null : { kind: 'disk' } });
      await this.note({ kind: 'written' });
    } finally {
      if (writing === this.writing) this.writing = null;
    }
  }

  cancel(): void {
    this.writing?.abort();
  }

  /** Drops the draft; nothing of it reaches the disk any more. */
  forget(): void {
    this.isForgotten = true;
    this.cancel();
    this.ticket = null;
    this.become(idle);
  }

  /** What would be put into the composer; null where the draft may not be inserted. */
  insertable(): string | null {
    const { kept, check } = this.state;
    return kept === null || isBlocked(kept.draft, check) ? null : replyText(kept.draft);
  }

  /** A selected part without numbers of passages; null where it holds data that must not go out. */
  async insertablePart(text: string): Promise<string | null> {
    const ticket = this.knownTicket();
    const session = this.parts.session();
    if (ticket === null || session === null) return null;
    const { foreignIn } = await loadDrafter();
    const grounds = groundsFor(ticket, session, this.state.kept?.draft.sources ?? []);
    return foreignIn(text, grounds).length > 0 ? null : withoutMarkers(text);
  }

  async inserted(text: string): Promise<void> {
    const { kept } = this.state;
    if (kept === null) return;
    await this.keep({ ...kept, standing: 'inserted', insertedText: text });
    await this.note({ kind: 'inserted' });
  }

  async reject(reason: RejectReason): Promise<void> {
    const { kept } = this.state;
    if (kept === null) return;
    await this.keep({ ...kept, standing: 'rejected' });
    await this.note({ kind: 'rejected', reason });
  }

  /** A reply to the ticket has been sent: how much of the inserted draft is in it. */
  async sent(text: string): Promise<void> {
    const kept = this.state.kept ?? (await this.parts.store.load(this.reference.origin, this.reference.ticketId));
    if (kept?.standing !== 'inserted' || kept.insertedText === null) return;
    const { changedShare } = await loadDrafter();
    await this.keep({ ...kept, insertedText: null });
    await this.note({ kind: 'sent', changed: changedShare(kept.insertedText, text) });
  }

  /** The request that writing a draft would send now; null where no model would be asked. */
  async describeRequest(): Promise<Result<string | null, DraftProblem>> {
    const model = await this.parts.models.model();
    if (!model.ok) return err({ kind: 'model', error: model.error });
    if (model.value === null) return ok(null);
    const found = await this.find();
    if (!found.ok) return found;
    const { describeRequest } = await loadDrafter();
    const { ticket, session, composed } = found.value;
    const task = taskFor(ticket, session, composed.sources, { wish: null, previousReply: null });
    return ok(describeRequest(model.value, task));
  }

  private async begin(): Promise<void> {
    if (this.state.kept !== null || this.state.stage !== null) return this.recheck();
    this.become({ stage: 'reading' });
    const { origin, ticketId } = this.reference;
    const kept = await this.parts.store.load(origin, ticketId);
    const read = await this.readTicket();
    if (!read.ok) {
      this.become({ stage: null, kept, problem: read.error });
      return;
    }
    const { ticket, session } = read.value;
    const note = openRobotNote(ticket, session);
    const isNewer = note !== null && note.createdAt > (kept?.draft.createdAt ?? 0);
    const shown: KeptDraft | null = isNewer
      ? { version: 1, origin, draft: robotDraft(ticket, note), standing: 'ready', insertedText: null }
      : kept;
    if (shown === null) return this.write(null);
    this.become({ stage: null, kept: shown });
    await this.recheck();
  }

  /** What the ticket says may have changed since the draft was checked. */
  private async recheck(): Promise<void> {
    const { kept, stage } = this.state;
    const [ticket, session] = [this.knownTicket(), this.parts.session()];
    if (kept === null || stage !== null || ticket === null || session === null) return;
    this.become({ check: await this.checked(kept.draft, ticket, session) });
  }

  private async make(
    wish: string | null,
    previous: Draft | null,
    signal: AbortSignal,
  ): Promise<Result<{ draft: Draft; check: DraftCheck; insteadOf: ModelError | null }, DraftProblem>> {
    const found = await this.find();
    if (!found.ok) return found;
    const { ticket, session, composed } = found.value;
    const model = await this.parts.models.model();
    const { mayFallBack } = this.parts.models;
    if (!model.ok && !mayFallBack) return err({ kind: 'model', error: model.error });
    if (signal.aborted) return err({ kind: 'model', error: { kind: 'cancelled' } });
    this.become({ stage: 'writing' });
    const { provideDraft } = await loadDrafter();
    const task = taskFor(ticket, session, composed.sources, {
      wish,
      previousReply: wish === null ? null : (previous?.reply ?? null),
    });
    const writers = { model: model.ok ? model.value : null, builtIn: composed.content, mayFallBack };
    const written = await provideDraft(writers, task, {
      signal,
      onReply: growing => this.become({ stage: 'writing', growing }),
      onWaiting: () => this.become({ stage: 'waiting' }),
    });
    if (!written.ok) return err({ kind: 'model', error: written.error });
    const { content, provider, insteadOf } = written.value;
    const draft: Draft = {
      ...content,
      ticketId: ticket.id,
      provider,
      confidence: composed.confidence,
      sources: composed.sources,
      createdAt: session.now(),
    };
    const check = await this.checked(draft, ticket, session);
    return ok({ draft, check, insteadOf: model.ok ? insteadOf : model.error });
  }

  private async find() {
    const read = await this.readTicket();
    if (!read.ok) return read;
    this.become({ stage: this.state.stage === null ? null : 'searching' });
    const { ticket, session } = read.value;
    const composed = await this.parts.knowledge.draft(session, requestFor(ticket, session));
    if (composed.ok) return ok({ ticket, session, composed: composed.value });
    this.parts.log.warn(`The knowledge base gave no draft: ${composed.error.kind}.`);
    return err<DraftProblem>({ kind: 'knowledge' });
  }

  private async readTicket(): Promise<Result<{ ticket: Ticket; session: ServerSession }, DraftProblem>> {
    const session = this.parts.session();
    if (session === null) return err({ kind: 'model', error: { kind: 'cancelled' } });
    const read = await session.read(this.reference.ticketId);
    if (!read.ok) return err({ kind: 'mantis', error: read.error });
    this.ticket = read.value.ticket;
    return ok({ ticket: read.value.ticket, session });
  }

  private ticket: Ticket | null = null;

  /** The newest state of the ticket that is known. */
  knownTicket(): Ticket | null {
    const known = this.parts.session()?.known(this.reference.ticketId);
    return known !== undefined && known.notes !== null && known.updatedAt >= (this.ticket?.updatedAt ?? 0)
      ? known
      : this.ticket;
  }

  private async checked(draft: Draft, ticket: Ticket, session: ServerSession): Promise<DraftCheck> {
    const { checkDraft } = await loadDrafter();
    return checkDraft(draft, groundsFor(ticket, session, draft.sources));
  }

  private async keep(kept: KeptDraft): Promise<boolean> {
    if (this.isForgotten) return false;
    this.become({ kept });
    try {
      await this.parts.store.save(kept);
      return true;
    } catch (error) {
      this.parts.log.error('A draft could not be kept', error);
      return false;
    }
  }

  private note(what: DraftEvent['what']): Promise<void> {
    const provider = this.state.kept?.draft.provider.kind ?? 'builtIn';
    return this.parts.events.add({ at: Date.now(), ticketId: this.reference.ticketId, provider, what });
  }

  private become(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    this.changes.fire(this.state);
  }
}

/**
 * Whether a draft may not be inserted as it is: it holds data that must not go out, or the review found what forbids it.
 * A robot's note was not written by us, and the customer may have it already.
 */
export function isBlocked({ provider }: Draft, check: DraftCheck | null): boolean {
  if (check === null || check.foreign.length > 0) return true;
  return provider.kind !== 'robot' && !check.isUsable;
}
