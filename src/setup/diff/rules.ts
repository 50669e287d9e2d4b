import type { Value } from '../documents/value';

/**
 * What a kind knows about its lists and flags. Patterns are keys joined by dots with `*` for the items of a list:
 * `transitions.*.actions`.
 */
export interface DiffRules {
  /** Pattern of a list → the key that tells its items apart. */
  readonly identities: Readonly<Record<string, string>>;
  /** Keys whose values differ only in writing when both mean yes or both mean no. */
  readonly flags: readonly string[];
  /** Patterns below which all differences are one change, because only together they make sense. */
  readonly together: readonly string[];
}

export const NO_RULES: DiffRules = { identities: {}, flags: [], together: [] };

/** Labels by which a renamed item is recognised, in a list of items. */
export const LABEL_KEY = 'title';

const YES = new Set<Value>([true, 'true', 'yes', 'да', 'on', 'y', 'Yes', 'Да', 'YES', 'ДА', 'True', 'On']);
const NO = new Set<Value>([false, 'false', 'no', 'нет', 'off', 'n', 'No', 'Нет', 'NO', 'НЕТ', 'False', 'Off']);

/** The people who wrote the scripts used `да`, `yes` and `true` for the same. */
export function flagOf(value: Value | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (YES.has(value)) return true;
  return NO.has(value) ? false : undefined;
}

export function isYes(value: Value | undefined): boolean {
  return flagOf(value) === true;
}

export function childPattern(pattern: string, key: string): string {
  return pattern === '' ? key : `${pattern}.${key}`;
}
