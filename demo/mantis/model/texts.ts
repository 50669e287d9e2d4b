import { clientFault, Code } from './faults';
import type { State } from './state';
import type { Word } from '../lang/strings';

/** What the database keeps of a text: its columns hold three bytes a character, so emoji become U+FFFD (REST fact 14). */
export function toColumn(text: string): string {
  return text.replace(/[\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}');
}

/** Characters as the database counts them: one above U+FFFF is one. */
export function characterCount(text: string): number {
  return Array.from(text).length;
}

export function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

/** Refuses a long text above `max_textarea_length` characters (recordings 817, 818). */
export function ensureLongText(state: State, text: string, field: string, word: Word): void {
  const limit = state.options.number('max_textarea_length');
  if (text.length <= limit || characterCount(text) <= limit) return;
  throw clientFault(
    `Long text field "${field}" must be shorter than ${limit} characters.`,
    Code.fieldTooLong,
    { word },
    String(limit),
  );
}
