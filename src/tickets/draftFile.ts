import { randomUUID } from 'node:crypto';
import { hasCode, readIfExists, setAside, writeAtomically } from '../base/atomicFile';
import type { Clock } from '../base/clock';
import { isAlive, withFileLock } from '../base/fileLock';
import type { Log } from '../base/log';
import { err, ok, type Result } from '../base/result';
import {
  emptyContent,
  parseDraft,
  sameContent,
  type DraftReference,
  type ReplyContent,
  type ReplyDraft,
  type SendingRecord,
} from './replyDraft';

export type DraftError =
  /** Another window has written another text since this one last looked; nothing was overwritten. */
  | { readonly kind: 'conflict'; readonly theirs: ReplyDraft }
  /** Another living window is sending a reply to the same ticket. */
  | { readonly kind: 'sendingElsewhere'; readonly since: number }
  /** The disk refuses. `reason` is for the person: it names no text of the draft. */
  | { readonly kind: 'io'; readonly reason: string };

/** What of a draft is in Mantis now; `null` for a part that was not sent. */
export interface SentParts {
  readonly text: string | null;
  readonly minutes: number | null;
  readonly statusAfter: number | null;
}

export interface DraftFileContext {
  /** Identifies this window. */
  readonly writer: string;
  readonly clock: Clock;
  readonly log: Log;
  /** A file that could not be read was kept aside under this path. */
  readonly onBroken: (reference: DraftReference, keptAs: string) => void;
}

/** Another window holds the lock for milliseconds at a time. */
const lockPatienceMs = 2_000;
/** No request lives longer; a record this old was left behind by a crash, whoever has its process id now. */
const sendingLivesMs = 5 * 60_000;

/**
 * The draft of one ticket on the disk: one writer at a time within the window, a lock between windows, and never
 * a silent overwriting of what another window wrote.
 */
export class DraftFile {
  /** Stamp of what this window last read or wrote; `null` for no file. */
  private known: string | null = null;
  private tail: Promise<unknown> = Promise.resolve();
  private waiting: {
    content: ReplyContent;
    rev: number;
    readonly outcome: Promise<Result<ReplyDraft, DraftError>>;
  } | null = null;

  constructor(
    private readonly path: string,
    private readonly reference: DraftReference,
    private readonly context: DraftFileContext,
  ) {}

  /** What is on the disk; from now on this is what this window knows. */
  load(): Promise<Result<ReplyDraft | null, DraftError>> {
    return this.inTurn(async () => {
      const current = await this.read();
      this.known = current?.stamp ?? null;
      return ok(current);
    });
  }

  /** What another window has written since this one last read or wrote; `null` when there is nothing new. */
  newsFromOthers(): Promise<Result<ReplyDraft | null, DraftError>> {
    return this.inTurn(async () => {
      const current = await this.read();
      return ok(current !== null && current.stamp !== this.known ? current : null);
    });
  }

  /**
   * Keeps what was typed. Once it resolves with a draft, that text or a later one of this window is on the disk.
   * Texts that arrive while one is being written are not written one by one: the latest wins.
   */
  save(content: ReplyContent, rev: number): Promise<Result<ReplyDraft, DraftError>> {
    if (this.waiting !== null) {
      this.waiting.content = content;
      this.waiting.rev = rev;
      return this.waiting.outcome;
    }
    const outcome = this.inTurn(() => {
      const latest = this.waiting ?? { content, rev };
      this.waiting = null;
      return this.replace(latest.content, latest.rev, current => ok(current?.sending ?? null));
    });
    this.waiting = { content, rev, outcome };
    return outcome;
  }

  /** Writes the text and the record of its sending in one step; only after that may the request leave. */
  begin(content: ReplyContent, rev: number, record: SendingRecord): Promise<Result<ReplyDraft, DraftError>> {
    return this.inTurn(() =>
      this.replace(content, rev, current => {
        const other = current?.sending ?? null;
        return other !== null && isSendingElsewhere(other, this.context.writer, this.context.clock.now())
          ? err({ kind: 'sendingElsewhere', since: other.startedAt })
          : ok(record);
      }),
    );
  }

  /** The person has decided over `theirs`: from now on only a later change of another window is a conflict. */
  acknowledge(theirs: ReplyDraft): void {
    this.known = theirs.stamp;
  }

  /** Changes the record of the sending, and nothing that was typed. */
  setSending(record: SendingRecord | null): Promise<Result<ReplyDraft, DraftError>> {
    return this.amend(current => ({ ...current, sending: record }));
  }

  /**
   * Takes out what is in Mantis now. A text that has been changed since it was sent stays.
   * @param record what is left to do, or `null`.
   */
  forgetSent(sent: SentParts, record: SendingRecord | null): Promise<Result<ReplyDraft, DraftError>> {
    return this.amend(current => {
      const isSent = current.text === sent.text;
      const isStatusSent = sent.statusAfter !== null && current.statusAfter === sent.statusAfter;
      const isBooked = sent.minutes !== null && current.minutes === sent.minutes;
      const { fieldsAfter, minutes, ...rest } = current;
      const content: ReplyContent = {
        text: isSent ? '' : current.text,
        isPrivate: current.isPrivate && !isSent,
        statusAfter: isStatusSent ? null : current.statusAfter,
        ...(isBooked || minutes === undefined ? {} : { minutes }),
        ...(isStatusSent || fieldsAfter === undefined ? {} : { fieldsAfter }),
      };
      const isSame = sameContent(content, current);
      return { ...rest, ...content, rev: isSame ? current.rev : current.rev + 1, sending: record };
    });
  }

  private async replace(
    content: ReplyContent,
    rev: number,
    recordFor: (current: ReplyDraft | null) => Result<SendingRecord | null, DraftError>,
  ): Promise<Result<ReplyDraft, DraftError>> {
    return this.locked(async () => {
      const current = await this.read();
      if (current !== null && current.stamp !== this.known && !sameContent(current, content)) {
        return err({ kind: 'conflict', theirs: current });
      }
      const record = recordFor(current);
      if (!record.ok) return record;
      const next = this.make({ ...content, rev: Math.max(rev, (current?.rev ?? -1) + 1), sending: record.value });
      await this.write(next);
      this.known = next.stamp;
      return ok(next);
    });
  }

  private amend(change: (current: ReplyDraft) => ReplyDraft): Promise<Result<ReplyDraft, DraftError>> {
    return this.inTurn(() =>
      this.locked(async () => {
        const current = await this.read();
        const before = current ?? this.make({ ...emptyContent, rev: 0, sending: null });
        const changed = change(before);
        const next: ReplyDraft = {
          ...this.make(changed),
          writer: sameContent(before, changed) ? before.writer : this.context.writer,
        };
        await this.write(next);
        // A text that another window wrote in between is still news to this one.
        if (current === null || current.stamp === this.known) this.known = next.stamp;
        return ok(next);
      }),
    );
  }

  private make(parts: ReplyContent & Pick<ReplyDraft, 'rev' | 'sending'>): ReplyDraft {
    return {
      version: 1,
      origin: this.reference.origin,
      ticketId: this.reference.ticketId,
      rev: parts.rev,
      writer: this.context.writer,
      stamp: randomUUID(),
      updatedAt: this.context.clock.now(),
      text: parts.text,
      isPrivate: parts.isPrivate,
      statusAfter: parts.statusAfter,
      ...(parts.minutes === undefined ? {} : { minutes: parts.minutes }),
      ...(parts.fieldsAfter === undefined ? {} : { fieldsAfter: parts.fieldsAfter }),
      sending: parts.sending,
    };
  }

  private write(draft: ReplyDraft): Promise<void> {
    return writeAtomically(this.path, JSON.stringify(draft));
  }

  private async read(): Promise<ReplyDraft | null> {
    const text = await readIfExists(this.path);
    if (text === null) return null;
    const draft = parseDraft(text);
    const isOurs = draft?.origin === this.reference.origin && draft.ticketId === this.reference.ticketId;
    if (isOurs) return draft;
    const keptAs = await setAside(this.path, '.broken').catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return null; // Another window was quicker, and reports it.
      throw error;
    });
    if (keptAs === null) return null;
    this.context.log.warn(`The draft of ticket ${this.reference.ticketId} could not be read and was kept as ${keptAs}`);
    this.context.onBroken(this.reference, keptAs);
    return null;
  }

  private locked<T>(work: () => Promise<Result<T, DraftError>>): Promise<Result<T, DraftError>> {
    return withFileLock(`${this.path}.lock`, lockPatienceMs, work);
  }

  /** One after another within this window; what the disk throws becomes a value. */
  private inTurn<T>(work: () => Promise<Result<T, DraftError>>): Promise<Result<T, DraftError>> {
    const outcome = this.tail.then(work).catch((error: unknown) => {
      this.context.log.error(`The draft of ticket ${this.reference.ticketId} could not be read or written`, error);
      return err<DraftError>({ kind: 'io', reason: error instanceof Error ? error.message : String(error) });
    });
    this.tail = outcome;
    return outcome;
  }
}

/** Whether the record belongs to a request that another window of this machine may still be waiting for. */
export function isSendingElsewhere(record: SendingRecord, writer: string, now: number): boolean {
  return record.writer !== writer && now - record.startedAt < sendingLivesMs && isAlive(record.pid);
}
