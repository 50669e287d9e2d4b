/** Times of one time zone, without a date library: the sample server shows all dates in the server's own zone. */

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Offsets change on quarter hours at most, so one look-up serves a whole quarter. */
const QUARTER = 900;

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (found === undefined) {
    found = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, found);
  }
  return found;
}

/** Seconds east of UTC at an instant (epoch seconds). */
function offsetAt(zone: string, at: number): number {
  let known = offsets.get(zone);
  if (known === undefined) {
    known = new Map<number, number>();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(at / QUARTER);
  let offset = known.get(quarter);
  if (offset === undefined) {
    const text = formatter(zone)
      .formatToParts(at * 1000)
      .find(part => part.type === 'timeZoneName')?.value;
    const match = /GMT([+-])(\d\d):(\d\d)/.exec(text ?? '');
    offset = match === null ? 0 : (Number(match[2]) * 3600 + Number(match[3]) * 60) * (match[1] === '-' ? -1 : 1);
    known.set(quarter, offset);
  }
  return offset;
}

function localIso(zone: string, at: number): string {
  return new Date((at + offsetAt(zone, at)) * 1000).toISOString();
}

/** `2026-11-24T05:56:37+03:00` */
export function isoTime(zone: string, at: number): string {
  const offset = offsetAt(zone, at);
  const minutes = Math.abs(offset) / 60;
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  return `${localIso(zone, at).slice(0, 19)}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** `2026-11-24` */
export function localDay(zone: string, at: number): string {
  return localIso(zone, at).slice(0, 10);
}

/** `2026-11-24 05:56` */
export function localMinute(zone: string, at: number): string {
  return localIso(zone, at).slice(0, 16).replace('T', ' ');
}

/** The instant of a wall time `YYYY-MM-DD[THH:MM[:SS]]` in the zone, as epoch seconds. */
function fromLocal(zone: string, text: string): number | undefined {
  const asUtc = Date.parse(`${text.includes(':') ? text : `${text.slice(0, 10)}T00:00`}Z`) / 1000;
  if (Number.isNaN(asUtc)) return undefined;
  return asUtc - offsetAt(zone, asUtc - offsetAt(zone, asUtc));
}

const WITH_ZONE = /(?:Z|[+-]\d\d:?\d\d)$/i;
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?)?$/;

/** What PHP's `strtotime` makes of the forms that clients send: epoch seconds, or undefined for what is no date. */
export function parseTime(zone: string, text: string): number | undefined {
  const trimmed = text.trim();
  if (WITHOUT_ZONE.test(trimmed)) return fromLocal(zone, trimmed.replace(' ', 'T'));
  if (!WITH_ZONE.test(trimmed)) return undefined;
  const at = Date.parse(trimmed);
  return Number.isNaN(at) ? undefined : Math.floor(at / 1000);
}
