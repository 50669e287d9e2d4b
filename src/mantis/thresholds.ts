/** An access option of Mantis: the least level that suffices, or the very levels that do. */
export type Threshold = number | readonly number[];

/** Mantis's `access_compare_level`: a list names the levels exactly. */
export function reaches(level: number, threshold: Threshold): boolean {
  return typeof threshold === 'number' ? level >= threshold : threshold.includes(level);
}
