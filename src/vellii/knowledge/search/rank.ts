import { countIn, type FieldIndex } from '../index/fieldIndex';
import type { QuestionWord } from './questionWords';
import { RANK } from './weights';

/** What of a document besides its words moves it up or down. */
export interface Standing {
  readonly sameCategory: boolean;
  readonly sameType: boolean;
  /** 0 for old, 1 for new. */
  readonly freshness: number;
  readonly isOverturned: boolean;
}

export interface Ranked {
  readonly slot: number;
  readonly score: number;
  /** Share of what the question says that the document speaks of, 0–1. */
  readonly coverage: number;
  /** The same for the question's summary alone. */
  readonly summaryCoverage: number;
  /** The rarest word that both have in the same form, by its rarity against the rarest possible, 0–1. */
  readonly rarest: number;
}

/** How many of the best are compared with each other. */
const POOL = 12;

/**
 * Puts the found documents in order: by the words they share with the question, by how much of the question they
 * cover, and by the words in which they differ from each other. The last decides between tickets that sound alike and
 * have different causes.
 */
export function rank(
  index: FieldIndex,
  words: readonly QuestionWord[],
  found: readonly { readonly slot: number; readonly score: number }[],
  standingOf: (slot: number) => Standing,
): Ranked[] {
  const rows = found.map(({ slot, score }) => ({ slot, score, matches: matchesOf(index, words, slot) }));
  const top = rows[0]?.score ?? 1;
  const pool = rows.slice(0, POOL);
  const contrasts = words.map((word, at) => {
    const holding = pool.reduce((sum, { matches }) => sum + ((matches[at] ?? 0) > 0.4 ? 1 : 0), 0);
    return word.weight * word.idf * (1 - holding / Math.max(1, pool.length));
  });
  const most = Math.max(1e-9, contrasts.reduce((sum, value) => sum + value, 0));
  return rows
    .map(({ slot, score, matches }) => {
      const coverage = coverageOf(words, matches, () => true);
      const contrast = contrasts.reduce((sum, value, at) => sum + value * (matches[at] ?? 0), 0) / most;
      const own = score / top + RANK.coverage * coverage + RANK.contrast * contrast;
      return {
        slot,
        score: own * factorOf(standingOf(slot)),
        coverage,
        summaryCoverage: coverageOf(words, matches, ({ inSummary }) => inSummary),
        rarest: rarestOf(index, words, matches),
      };
    })
    .sort((a, b) => b.score - a.score || (index.keyOf(a.slot) < index.keyOf(b.slot) ? -1 : 1));
}

/** For each word how surely the document speaks of it, 0–1. */
function matchesOf(index: FieldIndex, words: readonly QuestionWord[], slot: number): number[] {
  const entry = index.entryAt(slot);
  if (entry === null) return [];
  return words.map(({ variants }) => {
    for (const { term, weight } of variants) if (countIn(entry, term, -1) > 0) return weight;
    return 0;
  });
}

function coverageOf(
  words: readonly QuestionWord[],
  matches: readonly number[],
  counts: (word: QuestionWord) => boolean,
): number {
  let [covered, all] = [0, 0];
  words.forEach((word, at) => {
    if (!counts(word)) return;
    all += word.weight * word.idf;
    covered += word.weight * word.idf * (matches[at] ?? 0);
  });
  return all === 0 ? 0 : covered / all;
}

function rarestOf(index: FieldIndex, words: readonly QuestionWord[], matches: readonly number[]): number {
  const best = words.reduce((most, { idf }, at) => ((matches[at] ?? 0) >= 0.75 ? Math.max(most, idf) : most), 0);
  return best / index.idf(1);
}

function factorOf({ sameCategory, sameType, freshness, isOverturned }: Standing): number {
  const gain =
    1 + (sameCategory ? RANK.sameCategory : 0) + (sameType ? RANK.sameType : 0) + RANK.freshness * freshness;
  return isOverturned ? gain * RANK.overturned : gain;
}
