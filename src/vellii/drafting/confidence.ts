import type { Findings, Hit } from '../knowledge/knowledgeBase';
import { isEveryday } from '../knowledge/text/stopWords';

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
/** A logistic curve, fitted to the tuning questions. */
const CURVE = { base: -2.7, coverage: 1.4, summaryCoverage: 2.9, unknown: -6, matched: 1, agreement: 0.2 } as const;

/** One word in common may be chance; more than this say no more. */
const MOST_MATCHED = 3;

/**
 * How far the findings answer the question: how much of what it says the best unit speaks of, how much of its summary
 * nothing in the knowledge base is like, how many words both have, and whether other units say the same.
 */
export function confidenceOf(findings: Findings, agreeing: number): Confidence {
  const [best] = findings.hits;
  if (best === undefined || !sharesSubject(findings, best)) return { value: 0, claim: 'nothing' };
  const sum =
    CURVE.base +
    CURVE.coverage * best.coverage +
    CURVE.summaryCoverage * best.summaryCoverage +
    CURVE.unknown * unknownShare(findings) +
    CURVE.matched * Math.min(best.matched, MOST_MATCHED) +
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

/** Share of the summary, by weight and rarity, that the knowledge base knows no word for. */
function unknownShare({ words }: Findings): number {
  let [unknown, all] = [0, 0];
  for (const { term, inSummary, isUnknown, weight, idf } of words) {
    if (!inSummary || isEveryday(term)) continue;
    all += weight * idf;
    if (isUnknown) unknown += weight * idf;
  }
  return all === 0 ? 0 : unknown / all;
}
