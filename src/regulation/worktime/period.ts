import { dayMs } from './civil';
import type { Zone } from './zone';

/**
 * Adds years, months and days in one step to the wall clock of the zone, keeping the time of day; a missing day
 * becomes the last of its month (RULES B5).
 */
export function addPeriod(zone: Zone, instant: number, years: number, months: number, days: number): number {
  const wall = instant + zone.offsetAt(instant);
  const moved = years === 0 && months === 0 ? wall : addMonths(wall, years * 12 + months);
  return zone.toInstant(moved + days * dayMs);
}

function addMonths(wall: number, months: number): number {
  const date = new Date(wall);
  const day = date.getUTCDate();
  const timeOfDay = wall - Math.floor(wall / dayMs) * dayMs;
  const month = date.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(day, lastDay)) + timeOfDay;
}
