import { get, isList, isMap, type Value } from '../documents/value';
import { text } from '../workspace/script';

/** An item of a list with what identifies it. */
export interface Item {
  readonly value: Value;
  readonly index: number;
  readonly code: string;
  readonly title: string;
}

/** The maps of a list at a key, whatever else stands there. */
export function itemsOf(value: Value | undefined, key: string, by = 'code'): readonly Item[] {
  const list = isMap(value) ? get(value, key) : undefined;
  if (!isList(list)) return [];
  return list.flatMap((item, index) =>
    isMap(item) ? [{ value: item, index, code: text(item, by), title: text(item, 'title') }] : [],
  );
}

/** Texts of a list at a key; a single text counts as a list of one. */
export function textsOf(value: Value | undefined, key: string): readonly string[] {
  const found = isMap(value) ? get(value, key) : undefined;
  if (typeof found === 'string') return [found];
  return isList(found) ? found.filter(item => typeof item === 'string' || typeof item === 'number').map(String) : [];
}

/** How people call an item: its title, else its code. */
export function nameOf(value: Value | undefined, by = 'code'): string {
  return text(value, 'title') || text(value, by) || text(value, 'field');
}

export function duplicates(codes: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const code of codes) {
    if (code !== '' && seen.has(code)) doubled.add(code);
    seen.add(code);
  }
  return [...doubled];
}
