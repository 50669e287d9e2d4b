/** A place that a macro left for the person to fill in. */
const place = /\{\{[^{}\n]{1,60}\}\}/g;

/** The places that are still open, each once. */
export function openPlaces(text: string): readonly string[] {
  return [...new Set(text.match(place) ?? [])];
}

/** Where the first of them stands at or after `from`; `null` for none. */
export function placeAfter(text: string, from: number): readonly [start: number, end: number] | null {
  for (const found of text.matchAll(place)) {
    if (found.index >= from) return [found.index, found.index + found[0].length];
  }
  return null;
}
