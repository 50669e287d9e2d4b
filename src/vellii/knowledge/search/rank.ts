import { countIn, type FieldIndex } from '../index/fieldIndex';
import { placeFieldOf, termOf } from '../index/postings';
import { isEveryday } from '../text/stopWords';
import type { QuestionWord } from './questionWords';
import { RANK, TERM } from './weights';

/** Number of the field that holds titles. */
const TITLE = 0;

/** What of a document besides its words moves it up or down. */
export interface Standing {
  /** `null` when the question has none. */
  readonly sameCategory: boolean | null;
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
  /** Share of the document's title that the question speaks of, 0–1. */
  readonly titleCoverage: number;
  /** How many of the question's telling words the document speaks of. */
  readonly told: number;
  /** It is of the category that was asked about; `null` when none was given. */
  readonly sameCategory: boolean | null;
}

/** A variant of less is not surely the same. */
const SURE = 0.5;

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
  const asked = askedTerms(words);
  const rows = found.map(({ slot, score }) => ({ slot, score, matches: matchesOf(index, words, slot) }));
  const top = rows[0]?.score ?? 1;
  const pool = rows.slice(0, POOL);
  const contrasts = words.map((word, at) => {
    const holding = pool.reduce((sum, { matches }) => sum + ((matches[at] ?? 0) > 0.4 ? 1 : 0), 0);
    return word.weight * word.idf * (1 - holding / Math.max(1, pool.length));
  });
  const most = Math.max(
    1e-9,
    contrasts.reduce((sum, value) => sum + value, 0),
  );
  return rows
    .map(({ slot, score, matches }) => {
      const coverage = coverageOf(words, matches, ({ isCategory }) => !isCategory);
      const contrast = contrasts.reduce((sum, value, at) => sum + value * (matches[at] ?? 0), 0) / most;
      const titleCoverage = titleCoverageOf(index, asked, slot);
      const standing = standingOf(slot);
      const own =
        score / top + RANK.coverage * coverage + RANK.contrast * contrast + RANK.titleCoverage * titleCoverage;
      return {
        slot,
        score: own * factorOf(standing),
        coverage,
        summaryCoverage: coverageOf(words, matches, ({ inSummary }) => inSummary),
        titleCoverage,
        told: words.filter((word, at) => isTelling(word) && (matches[at] ?? 0) >= SURE).length,
        sameCategory: standing.sameCategory,
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

/** Every term that stands for a word of the question, and how surely. */
function askedTerms(words: readonly QuestionWord[]): ReadonlyMap<number, number> {
  const asked = new Map<number, number>();
  for (const { variants } of words) {
    for (const { term, weight } of variants) asked.set(term, Math.max(weight, asked.get(term) ?? 0));
  }
  return asked;
}

/** A title that names a cause which nobody asked about is a worse fit than one without: «… после замены накопителя». */
function titleCoverageOf(index: FieldIndex, asked: ReadonlyMap<number, number>, slot: number): number {
  let [covered, all] = [0, 0];
  for (const place of index.entryAt(slot)?.places ?? []) {
    if (placeFieldOf(place) !== TITLE) continue;
    const term = termOf(place);
    const name = index.vocabulary.term(term);
    if (name.includes('+')) continue;
    const says = index.idfOf(term) * (isEveryday(name) ? TERM.everyday : 1);
    all += says;
    covered += says * (asked.get(term) ?? 0);
  }
  return all === 0 ? 0 : covered / all;
}

/** A word that says something about the subject. */
export function isTelling({ isCategory, kind, term }: QuestionWord): boolean {
  return !isCategory && kind !== 'number' && !isEveryday(term);
}

function factorOf({ sameCategory, sameType, freshness, isOverturned }: Standing): number {
  const gain =
    1 + (sameCategory === true ? RANK.sameCategory : 0) + (sameType ? RANK.sameType : 0) + RANK.freshness * freshness;
  return isOverturned ? gain * RANK.overturned : gain;
}
