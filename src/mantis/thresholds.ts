/** An access option of Mantis: the least level that suffices, or the very levels that do. */
export type Threshold = number | readonly number[];

/** Mantis's `access_compare_level`: a list names the levels exactly. */
export function reaches(level: number, threshold: Threshold): boolean {
  return typeof threshold === 'number' ? level >= threshold : threshold.includes(level);
}

/** Reads an option that may be a number, a numeric string («55», recording 511) or a list of either; null for anything else. */
export function toThreshold(value: unknown): Threshold | null {
  if (Array.isArray(value)) {
    const levels = value.map(toInteger);
    return levels.every(level => level !== null) ? levels : null;
  }
  return toInteger(value);
}

export function toInteger(value: unknown): number | null {
  if (typeof value === 'number') return Number.isInteger(value) ? value : null;
  if (typeof value === 'string' && /^-?\d+$/.test(value.trim())) return Number(value);
  return null;
}
