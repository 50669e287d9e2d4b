/** A plain decimal as its digits: no binary fraction ever rounds it. */
export interface Decimal {
  /** Without leading zeros; empty for nothing before the point. */
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
}

/** Reads a plain decimal ≥ 0 with a dot or a comma; anything else is `null`, which means unknown (RULES E7). */
export function parseDecimal(text: string): Decimal | null {
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim());
  if (match === null) return null;
  return { whole: (match[1] ?? '').replace(/^0+/, ''), fraction: (match[2] ?? '').replace(/0+$/, '') };
}

/** A number of the policy, which has at most six decimal places. */
export function decimalOf(value: number): Decimal {
  return parseDecimal(value.toFixed(6)) ?? { whole: '', fraction: '' };
}

/** Negative when `a` is less, positive when it is more, 0 when both are the same number. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length;
  return compareTexts(a.whole, b.whole) || compareTexts(a.fraction, b.fraction);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
