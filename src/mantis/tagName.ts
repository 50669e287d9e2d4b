import type { Objection } from './errors';

/** Characters that `mantis_tag_table` keeps. */
const longestTag = 100;

/** What speaks against a new tag of this name (trimmed here as Mantis does), or null. */
export function tagObjection(name: string): Objection | null {
  const text = name.trim();
  if (text === '') return { kind: 'tagEmpty' };
  if (text.includes(',')) return { kind: 'tagComma' };
  if (/^[+-]/.test(text)) return { kind: 'tagSign' };
  return Array.from(text).length > longestTag ? { kind: 'tagTooLong', limit: longestTag } : null;
}

/** Mantis finds a tag by its name whatever the case. */
export function isSameTag(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
