/** `22:00-08:00` → minutes of the day; `null` for anything else. */
export function parseQuietHours(text: string): { readonly from: number; readonly to: number } | null {
  const match = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*[-–—]\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/.exec(text);
  if (match === null) return null;
  const [from, to] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
  return from === to ? null : { from, to };
}

/** Whether nobody wants to be disturbed; the hours may go over midnight. Times are this computer's. */
export function isQuiet(text: string, at: Date): boolean {
  const hours = parseQuietHours(text);
  if (hours === null) return false;
  const minute = at.getHours() * 60 + at.getMinutes();
  const { from, to } = hours;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
