/** A run of digits in a text. */
export interface DigitRun {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What joins the next run to it as parts of one number; null where nothing does. */
  readonly gap: string | null;
}

const gap = /^(?:[ \u00a0\u202f\u2009]{1,2}|[-–‑−.]|[ \u00a0]?[-–‑−][ \u00a0]|[ \u00a0]?[()][ \u00a0]?-?|\) ?\(?)$/;

export function digitRunsOf(text: string): readonly DigitRun[] {
  const matches = [...text.matchAll(/\d+/g)];
  return matches.map(({ 0: digits, index: start }, place) => {
    const end = start + digits.length;
    const next = matches[place + 1]?.index ?? Infinity;
    const between = next - end <= 3 ? text.slice(end, next) : null;
    return { digits, start, end, gap: between !== null && gap.test(between) ? between : null };
  });
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

/** The numerals that begin with the run at `first`, shortest first, of at most `most` runs and 20 digits. */
export function numeralsFrom(runs: readonly DigitRun[], first: number, most: number): readonly Numeral[] {
  const head = runs[first];
  if (head === undefined) return [];
  const { start, end, digits } = head;
  let numeral: Numeral = { start, end, digits, shape: [digits.length], gaps: [], count: 1 };
  const found = [numeral];
  for (let next = first + 1; next < first + most; next++) {
    const between = runs[next - 1]?.gap ?? null;
    const run = runs[next];
    if (run === undefined || between === null || numeral.digits.length + run.digits.length > 20) break;
    numeral = {
      start: numeral.start,
      end: run.end,
      digits: numeral.digits + run.digits,
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
