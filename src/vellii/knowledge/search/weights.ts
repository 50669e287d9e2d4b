/** How surely a variant of a word means that word, 0–1. Tuned on the tuning half of `test/evaluation`. */
export const VARIANT = {
  family: 0.85,
  root: 0.3,
  oneError: 0.65,
  twoErrors: 0.42,
  transliteration: 0.9,
  abbreviation: 0.45,
  bridge: 0.25,
} as const;

/** What a term is worth in a query besides its rarity. */
export const TERM = {
  summary: 1.5,
  description: 1,
  code: 1.7,
  expression: 1.2,
  part: 0.5,
  everyday: 0.4,
  number: 0.8,
  category: 1.2,
} as const;

/** How the best documents are put in order. */
export const RANK = {
  coverage: 0.5,
  contrast: 0.6,
  titleCoverage: 0.25,
  sameCategory: 0.14,
  sameType: 0.05,
  freshness: 0.04,
  overturned: 0.45,
} as const;
