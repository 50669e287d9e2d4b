/** What personal data can be. */
export type PersonalDataKind =
  'email' | 'phone' | 'passport' | 'snils' | 'inn' | 'card' | 'account' | 'contract' | 'ip' | 'address' | 'person';

/** A stretch of a text in UTF-16 units, from `start` up to but without `end`. */
export interface PersonalDataSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalDataKind;
}

/** What is known to be personal before a text is read. */
export interface KnownPersonalData {
  /** Names as the server writes them: reporters, authors of notes, colleagues. */
  readonly names: readonly string[];
}

export const nothingKnown: KnownPersonalData = { names: [] };

/**
 * Makes spans disjoint and sorted: of two that overlap the one that comes first in `spans` stays, so detectors are
 * listed from the surest to the weakest.
 */
export function withoutOverlaps(spans: readonly PersonalDataSpan[]): readonly PersonalDataSpan[] {
  const ranked = spans.map((span, rank) => ({ span, rank }));
  ranked.sort((a, b) => a.span.start - b.span.start || a.rank - b.rank);
  const kept: { span: PersonalDataSpan; rank: number }[] = [];
  for (const next of ranked) {
    let isBeaten = false;
    while (kept.length > 0) {
      const last = kept[kept.length - 1];
      if (last === undefined || last.span.end <= next.span.start) break;
      if (last.rank < next.rank) {
        isBeaten = true;
        break;
      }
      kept.pop();
    }
    if (!isBeaten) kept.push(next);
  }
  return kept.map(({ span }) => span);
}
