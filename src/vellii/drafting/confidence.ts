import type { Findings, Hit } from '../knowledge/knowledgeBase';

/** What a draft may claim. */
export type Claim = 'answer' | 'direction' | 'nothing';

export interface Confidence {
  /** 0–1. */
  readonly value: number;
  readonly claim: Claim;
}

/** Below it nothing found is better than something found. Set on the tuning half of `test/evaluation`. */
const LEAST = 0.46;
const SURE = 0.62;
/** A second unit that says the same as the first makes it surer by so much. */
const AGREEMENT = 0.08;

/**
 * How far the findings answer the question: how much of what it says the best unit speaks of (words that nothing in the
 * knowledge base is like count against it), and whether other units agree.
 */
export function confidenceOf(findings: Findings, agreeing: number): Confidence {
  const [best] = findings.hits;
  if (best === undefined || !sharesSubject(findings, best)) return { value: 0, claim: 'nothing' };
  const own = 0.75 * best.coverage + 0.25 * best.summaryCoverage;
  const value = Math.min(1, own * (0.8 + 0.2 * best.rarest) + Math.min(agreeing, 2) * AGREEMENT * (own > LEAST * 0.8 ? 1 : 0));
  return { value, claim: value >= SURE ? 'answer' : value >= LEAST ? 'direction' : 'nothing' };
}

/** At least one word that says something, in both. */
function sharesSubject({ words }: Findings, best: Hit): boolean {
  return best.coverage > 0 && words.some(({ isUnknown, weight }) => !isUnknown && weight >= 0.5);
}
