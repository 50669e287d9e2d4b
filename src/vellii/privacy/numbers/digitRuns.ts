/** A run of digits in a text. */
export interface DigitRun {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

export function digitRunsOf(text: string): readonly DigitRun[] {
  return [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    digits,
    start: index,
    end: index + digits.length,
  }));
}

/** Runs that follow each other as parts of one number. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Lengths of the runs. */
  readonly shape: readonly number[];
  /** What stands between the runs. */
  readonly gaps: readonly string[];
  /** How many runs it has. */
  readonly count: number;
}

const gap = /^(?:[ \u00a0\u202f\u2009]{1,2}|[-–‑−.]|[ \u00a0]?[-–‑−][ \u00a0]|[ \u00a0]?[()][ \u00a0]?-?|\) ?\(?)$/;

/** The numerals that begin with the run at `first`, shortest first, of at most `most` runs and 20 digits. */
export function numeralsFrom(text: string, runs: readonly DigitRun[], first: number, most: number): readonly Numeral[] {
  const head = runs[first];
  if (head === undefined) return [];
  let numeral: Numeral = { ...head, shape: [head.digits.length], gaps: [], count: 1 };
  const found = [numeral];
  for (let next = first + 1; next < first + most; next++) {
    const run = runs[next];
    if (run === undefined || run.start - numeral.end > 3) break;
    const between = text.slice(numeral.end, run.start);
    if (!gap.test(between)) break;
    const digits = numeral.digits + run.digits;
    if (digits.length > 20) break;
    numeral = {
      start: numeral.start,
      end: run.end,
      digits,
      shape: [...numeral.shape, run.digits.length],
      gaps: [...numeral.gaps, between],
      count: numeral.count + 1,
    };
    found.push(numeral);
  }
  return found;
}

/** Whether the stretch is a number of its own: no letter, no further digit, no decimal part sticks to it. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return !/(?:[\p{L}\d_]|[\p{L}\d][-–./\\,:_#])$/u.test(before) && !/^(?:[\p{L}\d_]|[-–./\\:,_][\p{L}\d])/u.test(after);
}
