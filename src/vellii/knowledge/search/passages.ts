import { singleLine } from '../../../base/plainText';

/** A stretch of a ticket's texts, as a list of results shows it. */
export interface Passage {
  readonly place: 'description' | 'note' | 'privateNote';
  readonly text: string;
}

interface Texts {
  readonly description: string;
  readonly notes: readonly { readonly text: string; readonly isPrivate: boolean }[];
}

/** Of one text, and of all of a ticket, at most so many characters are kept; newer notes go before older ones. */
const mostOfText = 800;
const mostOfAll = 3_000;
const before = 40;
const shown = 140;

/** What is kept of a ticket's texts, to be shown where they are found. */
export function passagesOf({ description, notes }: Texts): readonly Passage[] {
  const all: Passage[] = [
    { place: 'description', text: description },
    ...notes.toReversed().map(({ text, isPrivate }): Passage => ({ place: isPrivate ? 'privateNote' : 'note', text })),
  ];
  let room = mostOfAll;
  return all.flatMap(({ place, text }) => {
    const kept = text.slice(0, Math.min(mostOfText, room)).trim();
    room -= kept.length;
    return kept === '' ? [] : [{ place, text: kept }];
  });
}

/**
 * The passage with most of the terms, cut to one line around the first of them; `null` where none stands.
 * @param terms stems: words begin with them
 */
export function tellingPassage(passages: readonly Passage[], terms: readonly string[]): Passage | null {
  let best: { readonly passage: Passage; readonly at: number; readonly count: number } | null = null;
  for (const passage of passages) {
    const text = passage.text.toLowerCase().replaceAll('ё', 'е');
    const places = terms.map(term => placeOf(text, term)).filter(at => at !== -1);
    if (places.length > (best?.count ?? 0)) best = { passage, at: Math.min(...places), count: places.length };
  }
  return best === null ? null : { place: best.passage.place, text: around(best.passage.text, best.at) };
}

/** Where a word begins with the stem; a stem may differ from its words in the last letter. */
function placeOf(text: string, term: string): number {
  for (const stem of term.length > 4 ? [term, term.slice(0, -1)] : [term]) {
    for (let at = text.indexOf(stem); at !== -1; at = text.indexOf(stem, at + 1)) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at;
    }
  }
  return -1;
}

function around(text: string, at: number): string {
  const start = at <= before ? 0 : text.indexOf(' ', at - before) + 1;
  const from = start === 0 || start > at ? Math.max(0, Math.min(start, at)) : start;
  const line = singleLine(text.slice(from, from + shown * 2), shown);
  return from === 0 ? line : `…${line}`;
}
