import type { Result } from '../../base/result';
import { parseCalendarYear, type CalendarYear } from '../calendar/calendarYear';
import { readText, type TextProblem } from './readText';

/** Reads one year of a production calendar from JSON (docs/calendar.md). */
export function readCalendarText(text: string): Result<CalendarYear, readonly TextProblem[]> {
  return readText(text, parseCalendarYear);
}
