import type { Findings, Hit } from '../knowledge/knowledgeBase';
import type { QuestionWord } from '../knowledge/search/questionWords';
import { isTelling } from '../knowledge/search/rank';

/** What a draft may claim. */
export type Claim = 'answer' | 'direction' | 'nothing';

export interface Confidence {
  /** 0–1. */
  readonly value: number;
  readonly claim: Claim;
}

/** Below it, nothing found is better than something found. Set on the tuning questions of `test/evaluation`. */
const LEAST = 0.6;
const SURE = 0.8;
/**
 * A logistic curve, fitted to the tuning questions and half of the hard ones: to those that nothing answers, and to
 * the others once more with what answers them left out.
 */
const CURVE = {
  base: -2.95,
  summaryCoverage: 1,
  titleCoverage: 2.45,
  told: 1.75,
  asked: -1.08,
  unknown: -0.53,
  category: 1.8,
  agreement: 0.4,
} as const;

/** Beyond so many words told, or asked, one more says no more. */
const MOST_TOLD = 5;
const MOST_ASKED = 8;
/** Where no category is given: as often as questions have that of their answer. */
const USUAL_CATEGORY = 0.75;

/**
 * How far the findings answer the question: how many of its telling words the best unit speaks of, how much of the
 * unit's title was asked about, how much of the question nothing in the knowledge base is like, whether the category
 * is the same, and whether other units say the same.
 */
export function confidenceOf(findings: Findings, agreeing: number): Confidence {
  const [best] = findings.hits;
  if (best === undefined || !sharesSubject(findings, best)) return { value: 0, claim: 'nothing' };
  const telling = findings.words.filter(isTelling);
  const sum =
    CURVE.base +
    CURVE.summaryCoverage * best.summaryCoverage +
    CURVE.titleCoverage * best.titleCoverage +
    CURVE.told * Math.min(best.told, MOST_TOLD) +
    CURVE.asked * Math.min(telling.length, MOST_ASKED) +
    CURVE.unknown * unknownShare(telling) +
    CURVE.category * (best.sameCategory === null ? USUAL_CATEGORY : Number(best.sameCategory)) +
    CURVE.agreement * Math.min(agreeing, 2);
  const value = 1 / (1 + Math.exp(-sum));
  return { value, claim: value >= SURE ? 'answer' : value >= LEAST ? 'direction' : 'nothing' };
}

/** At least one word that says something, in both. */
function sharesSubject({ words }: Findings, best: Hit): boolean {
  return (
    best.coverage > 0 && words.some(({ isUnknown, isCategory, weight }) => !isUnknown && !isCategory && weight >= 0.5)
  );
}

/** Share of the words, by weight and rarity, that nothing in the knowledge base is like. */
function unknownShare(words: readonly QuestionWord[]): number {
  let [unknown, all] = [0, 0];
  for (const { isUnknown, weight, idf } of words) {
    all += weight * idf;
    if (isUnknown) unknown += weight * idf;
  }
  return all === 0 ? 0 : unknown / all;
}
