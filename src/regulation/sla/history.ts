import type { HistoryLine, NoteFacts, RegulationContext, TicketFacts } from '../input';
import type { UnknownReason } from './result';

/** Mantis's clock ticks in seconds; what happened within one is told apart by the order of lines only (RULES C6). */
export function secondOf(instant: number): number {
  return Math.floor(instant / 1000);
}

/** The lines oldest first: reversed when the submission stands last, and lines of one second as the server has them (RULES C6). */
export function inOrder(history: readonly HistoryLine[]): readonly HistoryLine[] {
  const lines = isNewestFirst(history) ? [...history].reverse() : history;
  return isAscending(lines) ? lines : [...lines].sort((a, b) => secondOf(a.at) - secondOf(b.at));
}

function isAscending(lines: readonly HistoryLine[]): boolean {
  let last = -Infinity;
  for (const { at } of lines) {
    if (at < last && secondOf(at) < secondOf(last)) return false;
    last = at;
  }
  return true;
}

function isNewestFirst(history: readonly HistoryLine[]): boolean {
  return history.length > 1 && history.at(-1)?.kind === 'created' && history[0]?.kind !== 'created';
}

/** Finds notes by number. */
export interface NoteIndex {
  get(id: number): NoteFacts | undefined;
}

const mapFrom = 12;

export function noteIndex(notes: readonly NoteFacts[] | null): NoteIndex {
  if (notes === null) return { get: () => undefined };
  if (notes.length >= mapFrom) return new Map(notes.map(note => [note.id, note]));
  return { get: id => notes.find(note => note.id === id) };
}

const nothing: readonly UnknownReason[] = [];

/** Why the history cannot be relied on; empty when it is complete (RULES C8). */
export function gapsOf(
  facts: TicketFacts,
  lines: readonly HistoryLine[] | null,
  notes: NoteIndex,
  context: RegulationContext,
): readonly UnknownReason[] {
  if (lines === null) {
    return context.seesEverything ? [{ code: 'historyAbsent' }] : [{ code: 'historyAbsent' }, seesTooLittle];
  }
  const gaps: UnknownReason[] = [];
  let submitted = false;
  let status: number | null = null;
  let handler: number | null = null;
  let priority: number | null = null;
  let absent: Set<number> | null = null;
  for (const line of lines) {
    switch (line.kind) {
      case 'created':
        submitted = true;
        break;
      case 'status':
        status = line.newId;
        break;
      case 'handler':
        handler = line.newId;
        break;
      case 'priority':
        priority = line.newId;
        break;
      case 'noteAdded':
      case 'noteEdited':
      case 'noteViewState':
        if (notes.get(line.noteId) === undefined) (absent ??= new Set()).add(line.noteId);
        break;
      case 'noteDeleted':
        absent?.delete(line.noteId);
        break;
      case 'targetVersion':
      case 'registration':
      case 'other':
        break;
    }
  }
  const inTicket = facts.handlerId ?? 0;
  if (!submitted) gaps.push({ code: 'submissionLineAbsent' });
  if (lines[0] !== undefined && secondOf(lines[0].at) < secondOf(facts.submittedAt)) {
    gaps.push({ code: 'linesBeforeSubmission' });
  }
  if (status !== null && status !== facts.statusId) gaps.push(differs('status', status, facts.statusId));
  if (handler !== null && handler !== inTicket) gaps.push(differs('handler', handler, inTicket));
  if (priority !== null && priority !== facts.priorityId) gaps.push(differs('priority', priority, facts.priorityId));
  if (handler === null && inTicket !== 0) gaps.push({ code: 'handlerWithoutLine', handlerId: inTicket });
  if (absent !== null && absent.size > 0) gaps.push({ code: 'noteAbsent', noteIds: [...absent] });
  if (!context.seesEverything) gaps.push(seesTooLittle);
  return gaps.length === 0 ? nothing : gaps;
}

const seesTooLittle: UnknownReason = { code: 'accountSeesTooLittle' };

function differs(field: 'status' | 'handler' | 'priority', inHistory: number, inTicket: number): UnknownReason {
  return { code: 'lastLineDiffers', field, inHistory, inTicket };
}
