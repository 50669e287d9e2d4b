import type { ChangeLine, HistoryLine, NoteFacts, RegulationContext, TicketFacts } from '../input';
import type { NoteIndex } from './history';
import { secondOf } from './history';
import type { DecidingEvent, Resolution } from './result';
import type { Certainty } from './standing';
import { noteStanding, staffStanding } from './standing';

/** Something staff did, or may have done, that could meet a milestone. */
export interface OwnEvent {
  readonly event: Exclude<DecidingEvent, { kind: 'resolution' }>;
  readonly certainty: 'yes' | 'maybe';
  /** Place in the order of everything that happened (RULES C6). */
  readonly position: number;
  /** Whether a staff handler had been set before (RULES C3). */
  readonly afterAssignment: Certainty;
  /** Whose unseen level makes the certainty a `maybe`, else whose makes the assignment before one. */
  readonly doubtfulUser: number | null;
}

export interface PresentResolution {
  readonly event: Extract<DecidingEvent, { kind: 'resolution' }>;
  readonly position: number;
}

export interface Timeline {
  /** In order. */
  readonly events: readonly OwnEvent[];
  /** The beginning of the present unbroken resolved period (RULES C7). */
  readonly resolution: PresentResolution | null;
  readonly earlierResolutions: readonly Resolution[];
}

/** Reads from a complete history what could meet milestones (RULES C2–C7). */
export function readTimeline(
  facts: TicketFacts,
  lines: readonly HistoryLine[],
  notes: NoteIndex,
  context: RegulationContext,
  robotMarker: string,
): Timeline {
  return new TimelineReader(facts, lines, notes, context, robotMarker).read();
}

class TimelineReader {
  private readonly events: OwnEvent[] = [];
  private readonly earlierResolutions: Resolution[] = [];
  private resolution: PresentResolution | null = null;
  private position = 0;
  private assigned: Certainty = 'no';
  private doubtfulHandler: number | null = null;
  /** Notes that began private and became public; made when the first one does. */
  private shown: Set<number> | null = null;
  private readonly firsts: FirstLines;
  private readonly creator: number | null;

  constructor(
    private readonly facts: TicketFacts,
    private readonly lines: readonly HistoryLine[],
    private readonly notes: NoteIndex,
    private readonly context: RegulationContext,
    private readonly robotMarker: string,
  ) {
    this.firsts = firstLines(lines);
    const { created } = this.firsts;
    this.creator = created === null ? facts.reporterId : created.userId;
  }

  read(): Timeline {
    const { lines } = this;
    const withoutLine = notesWithoutLine(this.facts.notes, lines);
    this.readSubmission();
    let next = 0;
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index];
      if (line === undefined) break;
      for (; next < withoutLine.length; next++) {
        const note = withoutLine[next];
        if (note === undefined || secondOf(note.at) >= secondOf(line.at)) break;
        this.noteAppears(note, note.at);
      }
      this.readLine(line, index);
    }
    for (; next < withoutLine.length; next++) {
      const note = withoutLine[next];
      if (note !== undefined) this.noteAppears(note, note.at);
    }
    return { events: this.events, resolution: this.resolution, earlierResolutions: this.earlierResolutions };
  }

  /** What was set at submission leaves no line: it is what the first change changed, else the present value (RULES C5). */
  private readSubmission(): void {
    const { facts, firsts, context } = this;
    const at = facts.submittedAt;
    const userId = this.creator;
    const statusId = firsts.status?.oldId ?? facts.statusId;
    if (statusId >= context.resolvedThreshold) this.resolve(at, userId, statusId);
    else if (statusId >= lowestCounted(context)) {
      this.add({ kind: 'status', at, userId, statusId, atSubmission: true }, userId);
    }
    const version = firsts.targetVersion?.oldValue ?? facts.targetVersion ?? '';
    if (version !== '') this.add({ kind: 'targetVersion', at, userId, version, atSubmission: true }, userId);
  }

  private readLine(line: HistoryLine, index: number): void {
    this.position++;
    const { at, userId } = line;
    switch (line.kind) {
      case 'handler':
        this.readHandler(at, userId, line.newId);
        break;
      case 'status':
        this.readStatus(line, index);
        break;
      case 'targetVersion':
        if (line.newValue !== '') {
          this.add({ kind: 'targetVersion', at, userId, version: line.newValue, atSubmission: false }, userId);
        }
        break;
      case 'noteAdded': {
        const note = this.notes.get(line.noteId);
        if (note !== undefined) this.noteAppears(note, at);
        break;
      }
      case 'noteViewState':
        if (!line.isPrivate) this.noteMadePublic(line.noteId, at);
        break;
      case 'created':
      case 'priority':
      case 'noteEdited':
      case 'noteDeleted':
      case 'registration':
      case 'other':
        break;
    }
  }

  /** A handler counts who is staff, whoever set it (RULES C3). */
  private readHandler(at: number, userId: number | null, handlerId: number): void {
    if (handlerId === 0) return;
    const atSubmission =
      userId === this.creator && secondOf(at) === secondOf(this.firsts.created?.at ?? this.facts.submittedAt);
    const automatic = atSubmission && staffStanding(userId, this.context) === 'no';
    const standing = this.add({ kind: 'handler', at, userId, handlerId, automatic }, handlerId);
    if (standing === 'no' || this.assigned === 'yes') return;
    if (standing === 'maybe') this.doubtfulHandler ??= handlerId;
    this.assigned = standing;
  }

  private readStatus(line: ChangeLine<'status'>, index: number): void {
    const { at, userId, oldId, newId } = line;
    const { resolvedThreshold } = this.context;
    if (oldId < resolvedThreshold && newId >= resolvedThreshold) this.resolve(at, userId, newId);
    else if (oldId >= resolvedThreshold && newId < resolvedThreshold) this.reopen(at, userId);
    else if (newId >= lowestCounted(this.context) && !this.isWrittenByMantis(line, index)) {
      this.add({ kind: 'status', at, userId, statusId: newId, atSubmission: false }, userId);
    }
  }

  /** `assigned` comes by itself with a handler, and when the reporter answers a question (RULES C4). */
  private isWrittenByMantis(line: ChangeLine<'status'>, index: number): boolean {
    const { assigned, feedback } = this.context.statuses;
    if (line.newId !== assigned) return false;
    if (line.oldId === feedback && line.userId === this.facts.reporterId) return true;
    return this.hasHandlerLineBeside(line, index, 1) || this.hasHandlerLineBeside(line, index, -1);
  }

  private hasHandlerLineBeside(line: ChangeLine<'status'>, index: number, direction: 1 | -1): boolean {
    for (let at = index + direction; ; at += direction) {
      const other = this.lines[at];
      if (other === undefined || secondOf(other.at) !== secondOf(line.at)) return false;
      if (other.kind === 'handler' && other.userId === line.userId) return true;
    }
  }

  private resolve(at: number, userId: number | null, statusId: number): void {
    this.resolution ??= { event: { kind: 'resolution', at, userId, statusId }, position: this.position };
  }

  private reopen(reopenedAt: number, reopenedBy: number | null): void {
    if (this.resolution === null) return;
    const { at, userId, statusId } = this.resolution.event;
    this.earlierResolutions.push({ at, userId, statusId, reopenedAt, reopenedBy });
    this.resolution = null;
  }

  /** A note comes into being; it was private then if the first change of its view state made it public (RULES C5). */
  private noteAppears(note: NoteFacts, at: number): void {
    const firstHides = this.firsts.viewStates?.get(note.id);
    if (firstHides ?? !note.isPrivate) this.addNote(note, at, false);
  }

  private noteMadePublic(noteId: number, at: number): void {
    if (this.firsts.viewStates?.get(noteId) === true || this.shown?.has(noteId) === true) return;
    const note = this.notes.get(noteId);
    if (note === undefined) return;
    (this.shown ??= new Set()).add(noteId);
    this.addNote(note, at, true);
  }

  private addNote(note: NoteFacts, at: number, madePublic: boolean): void {
    const certainty = noteStanding(note, this.context, this.robotMarker);
    if (certainty === 'no') return;
    this.push({ kind: 'note', at, userId: note.authorId, noteId: note.id, madePublic }, certainty, note.authorId);
  }

  private add(event: OwnEvent['event'], whoMustBeStaff: number | null): Certainty {
    const certainty = staffStanding(whoMustBeStaff, this.context);
    if (certainty !== 'no') this.push(event, certainty, whoMustBeStaff);
    return certainty;
  }

  private push(event: OwnEvent['event'], certainty: 'yes' | 'maybe', user: number | null): void {
    this.events.push({
      event,
      certainty,
      position: this.position,
      afterAssignment: this.assigned,
      doubtfulUser: certainty === 'maybe' ? user : this.doubtfulHandler,
    });
  }
}

/** Statuses below this one meet nothing. */
function lowestCounted({ statuses }: RegulationContext): number {
  return Math.min(statuses.acknowledged, statuses.confirmed);
}

/** The lines that tell how the ticket began. */
interface FirstLines {
  readonly created: Extract<HistoryLine, { kind: 'created' }> | null;
  readonly status: ChangeLine<'status'> | null;
  readonly targetVersion: Extract<HistoryLine, { kind: 'targetVersion' }> | null;
  /** By note, whether the first change of its view state hid it; `null` when no note was ever hidden or shown. */
  readonly viewStates: ReadonlyMap<number, boolean> | null;
}

function firstLines(lines: readonly HistoryLine[]): FirstLines {
  let created: FirstLines['created'] = null;
  let status: FirstLines['status'] = null;
  let targetVersion: FirstLines['targetVersion'] = null;
  let viewStates: Map<number, boolean> | null = null;
  for (const line of lines) {
    if (line.kind === 'created') created ??= line;
    else if (line.kind === 'status') status ??= line;
    else if (line.kind === 'targetVersion') targetVersion ??= line;
    else if (line.kind === 'noteViewState') {
      viewStates ??= new Map();
      if (!viewStates.has(line.noteId)) viewStates.set(line.noteId, line.isPrivate);
    }
  }
  return { created, status, targetVersion, viewStates };
}

const noNotes: readonly NoteFacts[] = [];
const setFrom = 12;

/** Notes that no line names as added, oldest first (RULES C6). */
function notesWithoutLine(notes: readonly NoteFacts[] | null, lines: readonly HistoryLine[]): readonly NoteFacts[] {
  if (notes === null || notes.length === 0) return noNotes;
  const named = notes.length >= setFrom ? addedNotes(lines) : null;
  let rest: NoteFacts[] | null = null;
  for (const note of notes) {
    if (named === null ? isAdded(note.id, lines) : named.has(note.id)) continue;
    (rest ??= []).push(note);
  }
  return rest === null ? noNotes : rest.sort((a, b) => a.at - b.at || a.id - b.id);
}

function isAdded(noteId: number, lines: readonly HistoryLine[]): boolean {
  for (const line of lines) if (line.kind === 'noteAdded' && line.noteId === noteId) return true;
  return false;
}

function addedNotes(lines: readonly HistoryLine[]): ReadonlySet<number> {
  const named = new Set<number>();
  for (const line of lines) if (line.kind === 'noteAdded') named.add(line.noteId);
  return named;
}
