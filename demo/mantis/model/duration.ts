import { clientFault, Code } from './faults';

function isWhole(part: string): boolean {
  return /^\d+$/.test(part.trim());
}

/** Minutes of `MM`, `HH:MM` or `HH:MM:SS`; seconds round to the nearest minute. */
export function parseDuration(text: string): number {
  const parts = text.split(':');
  const [hours = '', minutes, seconds] = parts;
  const isValid = parts.length <= 3 && parts.every(isWhole) && parts.slice(1).every(part => Number(part) <= 59);
  if (!isValid) {
    const field = 'time tracking duration';
    throw clientFault(`Invalid value '${text}' for field '${field}'.`, Code.invalidFieldValue, field);
  }
  if (minutes === undefined) return Number(hours);
  return Number(hours) * 60 + Number(minutes) + (Number(seconds ?? 0) >= 30 ? 1 : 0);
}

/** `01:30` */
export function formatDuration(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}
