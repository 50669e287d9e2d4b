/** The day of the recordings, Moscow time. */
const DAY = '2026-11-24';

/** Epoch seconds of `HH:MM:SS` on the day of the recordings, or of a full `YYYY-MM-DDTHH:MM:SS`. */
export function moscow(text: string): number {
  return Date.parse(`${text.includes('T') ? text : `${DAY}T${text}`}+03:00`) / 1000;
}
