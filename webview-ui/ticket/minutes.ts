/** Mantis keeps no more on one note than this. */
const most = 99 * 60;

/**
 * A time as people type it: «15», «15 мин», «1:30», «1,5 ч», «2 ч 10 мин». Whole minutes, 0 for an empty text, `null`
 * for what is none.
 */
export function minutesIn(text: string): number | null {
  const typed = text.trim().toLowerCase().replace(',', '.');
  if (typed === '') return 0;
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(typed);
  if (clock !== null) return limited(Number(clock[1]) * 60 + Number(clock[2]));
  const words =
    /^(?:(\d{1,3}(?:\.\d{1,2})?)\s*(?:ч|час|часа|часов|h)\.?)?\s*(?:(\d{1,4})\s*(?:м|мин|минут|минуты|m|min)\.?)?$/u.exec(
      typed,
    );
  if (words !== null) return limited(Math.round(Number(words[1] ?? 0) * 60) + Number(words[2] ?? 0));
  return /^\d{1,4}$/.test(typed) ? limited(Number(typed)) : null;
}

/** «0:15» */
export function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function limited(minutes: number): number | null {
  return minutes <= most ? minutes : null;
}
