import { ok, type Result } from '../base/result';
import type { Ticket } from '../tickets/ticket';
import type { MantisClient, NoteToSend } from './client';
import type { Conflict, FieldConflict, MantisError } from './errors';
import { differences, flatten, isSame, patchBody, readFields, type FieldValues, type FlatValues } from './fields';
import type { SentFile } from './fileMatch';
import type { FileToSend } from './fileRequests';
import { searchFile, writeFile, type FileOutcome, type FileSearch, type FilesSeen } from './fileWrites';
import type { TagToAttach } from './linkRequests';
import { writeMonitor, writeRelationship, writeTag, writeWithoutRelationship, writeWithoutTag } from './linkWrites';
import { fateOf, type Fate } from './lostAnswer';
import { findLanded, hasLostCharacters, noteDifferences } from './noteMatch';
import { writeNoteText, type NoteEdit } from './noteEdits';
import { writeWithoutNote } from './noteWrites';
import type { RelationName } from './relationType';
import type { Issue } from './schema/issue';
import type { NotePayload } from './schema/note';
import { overwritten, type IdOfName, type Saving } from './simultaneous';
import type { WriteDesk } from './writeDesk';

export type { NoteToSend } from './client';

/** How a write ended. Only `confirmed` allows the UI to forget what was typed. */
export type WriteOutcome = Confirmed | Uncertain | Rejected;
export type NoteOutcome = ConfirmedNote | Uncertain | Rejected;

/** The server's answer, or a later reading, shows the change. */
export interface Confirmed {
  readonly kind: 'confirmed';
  readonly ticket: Ticket;
  /** Of the whole issue, when the server gave one; a POST never does. */
  readonly etag: string | null;
}

export interface ConfirmedNote extends Confirmed {
  readonly noteId: number;
  /** The server's database lost characters above U+FFFF, emoji for instance (pitfall 14). */
  readonly charactersLost: boolean;
}

/** It may have landed or may still land: look (`findNote`, a fresh reading) before anything is sent again. */
export interface Uncertain {
  readonly kind: 'uncertain';
  readonly error: MantisError;
}

/** It did not land as sent and cannot any more. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly error: MantisError;
  /** Fields that were saved all the same (pitfalls 6 and 7: a PATCH is neither transactional nor exclusive); normally empty. */
  readonly written: readonly string[];
}

/** What the person had before them when they sent: notes with these ids cannot be the one being sent. */
export interface NotesSeen {
  readonly noteIds: ReadonlySet<number>;
}

export type NoteSearch =
  | {
      readonly kind: 'landed';
      readonly noteId: number;
      readonly charactersLost: boolean;
      readonly ticket: Ticket;
      readonly etag: string | null;
    }
  | { readonly kind: 'absent'; readonly ticket: Ticket; readonly etag: string | null };

export interface TicketWriterDeps {
  readonly client: Pick<MantisClient, 'send' | 'getIssue' | 'patchIssue' | 'addNote'>;
  /** My user id. */
  readonly meId: number;
  readonly toTicket: (issue: Issue) => Ticket;
  /** Categories and versions by the names that the history has. */
  readonly idOfName?: IdOfName;
  /** Milliseconds before each look for a write whose answer was lost; 0, 1 000 and 3 000 unless told. */
  readonly lookAfter?: readonly number[];
  /** Milliseconds before the look after somebody was assigned, in which another's assignment may come through; 400 unless told. */
  readonly raceWindow?: number;
}

interface Fresh {
  readonly issue: Issue;
  readonly etag: string | null;
}

/** A first try, and one more after a 412 that turns out not to concern our fields. */
const PATCH_TRIES = 2;

/**
 * The only place that writes to Mantis. No write is ever sent twice by itself: what is unclear is looked up, and what
 * stays unclear is said to be so. Writes to one ticket wait for each other.
 */
export class TicketWriter {
  private readonly turns = new Map<number, Promise<unknown>>();
  /** PATCHes of unknown outcome by ticket: whether they undid something is told before the next one. */
  private readonly unclear = new Map<number, Saving>();

  constructor(private readonly deps: TicketWriterDeps) {}

  /** Posts a note once. `seen` are the notes the person had before them. */
  addNote(ticketId: number, note: NoteToSend, seen: NotesSeen): Promise<NoteOutcome> {
    return this.inTurn(ticketId, () => this.postNote(ticketId, note, seen));
  }

  /** Deletes an own note as long as no other stands after it; a note that is gone already is `confirmed`. */
  retractNote(ticketId: number, noteId: number): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => writeWithoutNote(this.desk, ticketId, noteId, { onlyLast: true }));
  }

  /** Deletes an own note for good; one that is gone already is `confirmed`. */
  deleteNote(ticketId: number, noteId: number): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => writeWithoutNote(this.desk, ticketId, noteId, { onlyLast: false }));
  }

  /** Changes the text of an own note, and neither who sees it nor the time booked on it. */
  editNote(ticketId: number, edit: NoteEdit): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => writeNoteText(this.desk, ticketId, edit));
  }

  /**
   * Changes the fields of `changes` and nothing else, unless somebody changed one of them since `base` was seen.
   * A field that already has the wanted value is left alone; a field missing in `base` is not compared.
   */
  changeFields(ticketId: number, base: FieldValues, changes: FieldValues): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => this.patch(ticketId, flatten(base), flatten(changes)));
  }

  /** Looks whether a note landed that was sent earlier, perhaps before a crash. Sends nothing. */
  async findNote(ticketId: number, note: NoteToSend, seen: NotesSeen): Promise<Result<NoteSearch, MantisError>> {
    const fresh = await this.read(ticketId);
    if (!fresh.ok) return fresh;
    const { issue, etag } = fresh.value;
    const landed = findLanded(issue, note, this.deps.meId, seen.noteIds);
    const ticket = this.deps.toTicket(issue);
    if (landed === null) return ok({ kind: 'absent', ticket, etag });
    return ok({ kind: 'landed', noteId: landed.id, charactersLost: hasLostCharacters(landed, note), ticket, etag });
  }

  /** Uploads a file once. `seen` are the files the issue had before. A file belongs to the issue, also after a private note. */
  attachFile(ticketId: number, file: FileToSend, seen: FilesSeen): Promise<FileOutcome> {
    return this.inTurn(ticketId, () => writeFile(this.desk, ticketId, file, seen));
  }

  /** Looks whether a file landed that was sent earlier, perhaps before a crash. Sends nothing. */
  findFile(ticketId: number, file: SentFile, seen: FilesSeen): Promise<Result<FileSearch, MantisError>> {
    return searchFile(this.desk, ticketId, file, seen);
  }

  attachTag(ticketId: number, tag: TagToAttach): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => writeTag(this.desk, ticketId, tag));
  }

  detachTag(ticketId: number, tagId: number): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => writeWithoutTag(this.desk, ticketId, tagId));
  }

  /** Makes the account itself follow the ticket. The way back does not exist in REST. */
  follow(ticketId: number): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => writeMonitor(this.desk, ticketId));
  }

  relate(ticketId: number, otherId: number, type: RelationName): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => writeRelationship(this.desk, ticketId, otherId, type));
  }

  unrelate(ticketId: number, relationshipId: number): Promise<WriteOutcome> {
    return this.inTurn(ticketId, () => writeWithoutRelationship(this.desk, ticketId, relationshipId));
  }

  private get desk(): WriteDesk {
    const { client, meId, toTicket } = this.deps;
    return { client, meId, toTicket, read: id => this.read(id), look: (fate, once) => this.look(fate, once) };
  }

  private async postNote(ticketId: number, note: NoteToSend, seen: NotesSeen): Promise<NoteOutcome> {
    const sent = await this.deps.client.addNote(ticketId, note);
    if (sent.ok) return this.verifyNote(sent.value.note, sent.value.issue, note);
    const { error } = sent;
    const fate = fateOf(error);
    if (fate === 'refused') return rejected(error);
    const found = await this.look(fate, async () => {
      const search = await this.findNote(ticketId, note, seen);
      return search.ok ? { done: search.value.kind === 'landed', value: search.value } : null;
    });
    if (found === null) return { kind: 'uncertain', error };
    if (found.kind === 'absent') return fate === 'over' ? rejected(error) : { kind: 'uncertain', error };
    return { ...found, kind: 'confirmed' };
  }

  private verifyNote(made: NotePayload, issue: Issue, sent: NoteToSend): NoteOutcome {
    const what = noteDifferences(made, sent, this.deps.meId);
    if (what.length > 0) return { kind: 'uncertain', error: { kind: 'mismatch', noteId: made.id, what } };
    return {
      kind: 'confirmed',
      ticket: this.deps.toTicket(issue),
      etag: null,
      noteId: made.id,
      charactersLost: hasLostCharacters(made, sent),
    };
  }

  private async patch(ticketId: number, base: FlatValues, wanted: FlatValues): Promise<WriteOutcome> {
    let error: MantisError = conflict([], false);
    for (let attempt = 1; attempt <= PATCH_TRIES; attempt++) {
      const fresh = await this.read(ticketId);
      if (!fresh.ok) return rejected(fresh.error);
      const { issue, etag } = fresh.value;
      const undone = this.undoneByUnclear(ticketId, issue);
      if (undone.length > 0) return rejected(conflict(undone, true));
      const open = differences(wanted, base, issue);
      if (open.length === 0) return { kind: 'confirmed', ticket: this.deps.toTicket(issue), etag };
      const taken = open.filter(({ field, theirs }) => base.has(field) && !isSame(base.get(field) ?? null, theirs));
      if (taken.length > 0) return rejected(conflict(taken, false));

      const changes: FlatValues = new Map(open.map(({ field, mine }) => [field, mine]));
      const saving = { before: issue, changes, meId: this.deps.meId, idOfName: this.deps.idOfName ?? unnamed };
      const sent = await this.deps.client.patchIssue(ticketId, patchBody(changes), { ifMatch: etag });
      if (sent.ok) return this.verifyPatch(await this.latest(ticketId, sent.value, changes), saving);
      if (sent.error.kind !== 'conflict') return this.resolvePatch(ticketId, saving, sent.error);
      error = sent.error;
    }
    return rejected(error);
  }

  private undoneByUnclear(ticketId: number, issue: Issue): readonly FieldConflict[] {
    const saving = this.unclear.get(ticketId);
    this.unclear.delete(ticketId);
    return saving === undefined ? [] : overwritten(saving, issue);
  }

  private doubt(ticketId: number, saving: Saving, error: MantisError): Uncertain {
    this.unclear.set(ticketId, saving);
    return { kind: 'uncertain', error };
  }

  /** Who read the issue before our write may write it after our answer; a look right after it mostly sees that. */
  private async latest(ticketId: number, made: Fresh, changes: FlatValues): Promise<Fresh> {
    if (changes.has('handlerId')) await pause(this.deps.raceWindow ?? 400);
    const again = await this.deps.client.getIssue(ticketId, made.etag === null ? {} : { ifNoneMatch: made.etag });
    return again.ok && again.value.kind === 'issue' ? again.value : made;
  }

  private verifyPatch(made: Fresh, saving: Saving): WriteOutcome {
    const { before, changes } = saving;
    const open = differences(changes, readFields(before, changes.keys()), made.issue);
    const lost = overwritten(saving, made.issue);
    if (open.length + lost.length > 0) return rejected(conflict([...open, ...lost], true), fieldsDone(changes, open));
    return { kind: 'confirmed', ticket: this.deps.toTicket(made.issue), etag: made.etag };
  }

  /** A PATCH without a good answer: the issue itself tells what became of it. */
  private async resolvePatch(ticketId: number, saving: Saving, error: MantisError): Promise<WriteOutcome> {
    const { changes } = saving;
    const before = readFields(saving.before, changes.keys());
    const fate = fateOf(error);
    // A refused PATCH of several fields may have saved some of them (pitfall 6).
    if (fate === 'refused' && (error.kind !== 'validation' || changes.size < 2)) return rejected(error);
    const found = await this.look(fate, async () => {
      const fresh = await this.read(ticketId);
      if (!fresh.ok) return null;
      const open = differences(changes, before, fresh.value.issue);
      return { done: open.length === 0, value: { fresh: fresh.value, open } };
    });
    if (found === null) return fate === 'refused' ? rejected(error) : this.doubt(ticketId, saving, error);
    const { fresh, open } = found;
    if (fate === 'refused') return rejected(error, fieldsDone(changes, open));
    if (open.length === 0) return this.verifyPatch(fresh, saving);
    return fate === 'over' ? rejected(error, fieldsDone(changes, open)) : this.doubt(ticketId, saving, error);
  }

  /** Looks once, or, while the write may still be under way, several times until it is seen. Null: it could not be read. */
  private async look<T>(
    fate: Fate,
    once: () => Promise<{ readonly done: boolean; readonly value: T } | null>,
  ): Promise<T | null> {
    let last: T | null = null;
    for (const delay of fate === 'open' ? this.lookAfter : [0]) {
      await pause(delay);
      const seen = await once();
      last = seen?.value ?? null;
      if (seen?.done === true) break;
    }
    return last;
  }

  private get lookAfter(): readonly number[] {
    return this.deps.lookAfter ?? [0, 1_000, 3_000];
  }

  private async read(ticketId: number): Promise<Result<Fresh, MantisError>> {
    const answer = await this.deps.client.getIssue(ticketId);
    if (!answer.ok) return answer;
    if (answer.value.kind === 'notModified') return { ok: false, error: { kind: 'malformed', path: '' } };
    return ok(answer.value);
  }

  private async inTurn<T>(ticketId: number, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(ticketId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.turns.set(ticketId, mine);
    try {
      return await mine;
    } finally {
      if (this.turns.get(ticketId) === mine) this.turns.delete(ticketId);
    }
  }
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise(resolve => setTimeout(resolve, ms));
}

const unnamed: IdOfName = () => null;

function rejected(error: MantisError, written: readonly string[] = []): Rejected {
  return { kind: 'rejected', error, written };
}

function conflict(fields: readonly FieldConflict[], wrote: boolean): Conflict {
  return { kind: 'conflict', fields, wrote };
}

function fieldsDone(changes: FlatValues, open: readonly FieldConflict[]): readonly string[] {
  const missing = new Set(open.map(({ field }) => field));
  return [...changes.keys()].filter(field => !missing.has(field));
}
