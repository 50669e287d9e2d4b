/** Shorter names are too often alike by chance. */
const SHORTEST = 5;

/**
 * The first of several names that differs from a name by one letter that is missing, added, or swapped with the next.
 * A changed letter makes another word too often (`stage`, `state`).
 */
export function similarTo(name: string, names: Iterable<string>): string | undefined {
  if (name.length < SHORTEST) return undefined;
  for (const other of names) if (other !== name && isSlip(name, other)) return other;
  return undefined;
}

function isSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = (text: string, skipped: number) => text.slice(start + skipped);
  const isSwap = one[start] === other[start + 1] && one[start + 1] === other[start] && rest(one, 2) === rest(other, 2);
  return rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1) || isSwap;
}
