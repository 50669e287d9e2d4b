import { clientFault, Code } from './faults';
import type { State } from './state';
import type { Word } from '../lang/strings';

/** What the database keeps of a text: its columns hold three bytes a character, so emoji become U+FFFD (REST fact 14). */
export function toColumn(text: string): string {
  return text.replace(/[\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}');
}

export function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

/** Refuses a long text above `max_textarea_length` characters (recordings 817, 818). */
export function ensureLongText(state: State, text: string, field: string, word: Word): void {
  const limit = state.options.number('max_textarea_length');
  // A character above U+FFFF counts once, as in PHP's mb_strlen; only a text near the limit needs the exact count.
  if (text.length <= limit || [...text].length <= limit) return;
  throw clientFault(
    `Long text field "${field}" must be shorter than ${limit} characters.`,
    Code.fieldTooLong,
    { word },
    String(limit),
  );
}
