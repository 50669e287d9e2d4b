import type { FieldIndex, QueryWord } from '../index/fieldIndex';
import { placeFieldOf, termOf } from '../index/postings';
import { isEveryday } from '../text/stopWords';
import type { QuestionWord } from './questionWords';
import { VARIANT } from './weights';

export interface BridgeFields {
  /** Numbers of the fields that hold what customers wrote, and what answered them. */
  readonly asked: ReadonlySet<number>;
  readonly answered: number;
}

/** Words in more documents than this go with everything. */
const MOST_DOCUMENTS = 150;
const FEWEST_TOGETHER = 2;
const WORDS_ASKED = 10;
const WORDS_BRIDGED = 12;

/**
 * Words of solutions that go with the words of a question in the department's own resolved tickets: the same problem
 * told in other words, or an article about it, is found by them. Computed from the present documents for each question
 * (normalised pointwise mutual information), so that nothing learned can be out of date.
 */
export function bridgedWords(index: FieldIndex, words: readonly QuestionWord[], fields: BridgeFields): QueryWord[] {
  const asked = words
    .filter(
      ({ kind, term, isUnknown, isCategory }) => kind !== 'number' && !isUnknown && !isCategory && !isEveryday(term),
    )
    .slice(0, WORDS_ASKED);
  const present = new Set(asked.flatMap(({ variants }) => variants.map(({ term }) => term)));
  const gains = new Map<number, number>();
  let total = 0;
  for (const { variants, weight, idf } of asked) {
    const term = variants[0]?.term ?? -1;
    if ((variants[0]?.weight ?? 0) < 0.75 || (index.vocabulary.frequency[term] ?? 0) > MOST_DOCUMENTS) continue;
    total += weight * idf;
    for (const [answer, npmi] of goingWith(index, term, fields)) {
      if (!present.has(answer)) gains.set(answer, (gains.get(answer) ?? 0) + npmi * weight * idf);
    }
  }
  return [...gains]
    .map(([term, gain]) => ({ term, gain: gain / Math.max(total, 1e-9) }))
    .sort((a, b) => b.gain - a.gain || (index.vocabulary.term(a.term) < index.vocabulary.term(b.term) ? -1 : 1))
    .slice(0, WORDS_BRIDGED)
    .filter(({ gain }) => gain > 0.05)
    .map(({ term, gain }) => ({
      weight: VARIANT.bridge,
      variants: [{ term, weight: Math.min(1, gain * 2), idf: index.idfOf(term) }],
    }));
}

function goingWith(index: FieldIndex, term: number, { asked, answered }: BridgeFields): [number, number][] {
  const together = new Map<number, number>();
  let documents = 0;
  for (const slot of index.slotsWith(term, MOST_DOCUMENTS)) {
    const entry = index.entryAt(slot);
    if (entry === null || !isAsked(entry.places, term, asked)) continue;
    documents += 1;
    for (const place of entry.places) {
      if (placeFieldOf(place) === answered) together.set(termOf(place), (together.get(termOf(place)) ?? 0) + 1);
    }
  }
  const result: [number, number][] = [];
  for (const [other, count] of together) {
    if (count < FEWEST_TOGETHER || other === term) continue;
    const frequency = index.vocabulary.frequency[other] ?? 1;
    if (frequency > MOST_DOCUMENTS) continue;
    const both = count / index.size;
    const pmi = Math.log((both * index.size * index.size) / (documents * frequency));
    const npmi = pmi / -Math.log(both);
    if (npmi > 0.15) result.push([other, npmi]);
  }
  return result;
}

function isAsked(places: Uint32Array, term: number, asked: ReadonlySet<number>): boolean {
  for (const place of places) if (termOf(place) === term && asked.has(placeFieldOf(place))) return true;
  return false;
}
