import { civilOf, dayMs, dayNumber, daysInMonth } from './civil';
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
  const day = Math.floor(wall / dayMs);
  const from = civilOf(day);
  const monthsSinceZero = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(monthsSinceZero / 12);
  const month = monthsSinceZero - year * 12 + 1;
  const moved = dayNumber(year, month, Math.min(from.day, daysInMonth(year, month)));
  return wall + (moved - day) * dayMs;
}
