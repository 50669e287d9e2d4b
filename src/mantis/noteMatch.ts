import type { NoteToSend } from './client';
import type { NotePart } from './errors';
import type { Issue } from './schema/issue';
import type { NotePayload } from './schema/note';
import { minutesOf } from './toTicket';
import { VIEW_STATE } from './viewState';

/** In what a note on the server differs from the one that was sent. */
export function noteDifferences(made: NotePayload, sent: NoteToSend, meId: number): readonly NotePart[] {
  const parts: NotePart[] = [];
  if (!isSameText(made.text, sent.text)) parts.push('text');
  if ((made.view_state.id === VIEW_STATE.private) !== sent.isPrivate) parts.push('privacy');
  if (minutesOf(made) !== (sent.minutes ?? 0)) parts.push('minutes');
  if (made.reporter?.id !== meId) parts.push('author');
  return parts;
}

/** The first note that equals the one sent and was not there before, or null. */
export function findLanded(
  issue: Issue,
  sent: NoteToSend,
  meId: number,
  known: ReadonlySet<number>,
): NotePayload | null {
  const candidates = (issue.notes ?? []).filter(
    note => !known.has(note.id) && noteDifferences(note, sent, meId).length === 0,
  );
  return candidates.sort((a, b) => a.id - b.id)[0] ?? null;
}

/** Whether the database kept something else in place of characters above U+FFFF (pitfall 14). */
export function hasLostCharacters(made: NotePayload, sent: NoteToSend): boolean {
  return normalise(made.text) !== normalise(sent.text);
}

/** Whether a note's text is the one that was sent, as far as Mantis keeps what it is sent. */
export function isSameText(made: string, sent: string): boolean {
  const [a, b] = [normalise(made), normalise(sent)];
  return a === b || (ASTRAL.test(b) && blurred(a) === blurred(b));
}

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

/** Mantis trims as PHP does; a browser or a proxy may turn the line ends. */
function normalise(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^[ \t\n\0\v]+|[ \t\n\0\v]+$/g, '');
}

/** Databases write one U+FFFD or up to four question marks for a character they cannot keep. */
function blurred(text: string): string {
  return normalise(text.replace(/[?\uFFFD\u{10000}-\u{10FFFF}]+/gu, '\uFFFD'));
}
