import * as vscode from 'vscode';
import type { CalendarDay, CalendarPage } from '../../protocol/regulationPage';
import { bundledYears } from '../../regulation/calendar/bundledYears';
import type { Calendar, YearDays } from '../../regulation/calendar/calendar';
import { shortDay } from '../../regulation/calendar/calendar';
import { dayNumber } from '../../regulation/worktime/civil';
import { countWorking, dayFacts, type DayFact } from './calendarFacts';

/** One year of the calendar in force, and which others can be chosen (RULES B2, B3). */
export function calendarPage(
  calendar: Calendar,
  year: number,
  importedYears: readonly number[],
  presentYear: number,
): CalendarPage {
  const days = calendar.yearDays(year);
  const facts = dayFacts(year, days);
  const known = [...bundledYears.map(each => each.year), ...importedYears, presentYear, presentYear + 1, year];
  const years = [...new Set(known)].sort((a, b) => a - b);
  return {
    year,
    years: years.map(each => ({ year: each, label: yearLabel(each, calendar, importedYears) })),
    isLoaded: days.isLoaded,
    lines: [originText(year, days, importedYears), vscode.l10n.t('Working days: {0}.', countWorking(days))],
    lists: [
      list('off', vscode.l10n.t('Weekdays off (holidays and moved days off)'), facts, day => day.kind === 'off'),
      list('movedIn', vscode.l10n.t('Working Saturdays and Sundays'), facts, day => day.kind === 'movedIn'),
      list('short', vscode.l10n.t('Shortened days'), facts, day => isShort(day, year, days)),
    ],
    weekdays: weekdayNames(),
    months: Array.from({ length: 12 }, (_, index) => ({
      name: monthName(index + 1, 'long'),
      weeks: weeksOf(facts.filter(({ month }) => month === index + 1)),
    })),
  };
}

function yearLabel(year: number, calendar: Calendar, importedYears: readonly number[]): string {
  if (importedYears.includes(year)) return vscode.l10n.t('{0} (imported)', String(year));
  return calendar.yearDays(year).isLoaded ? String(year) : vscode.l10n.t('{0} (not loaded)', String(year));
}

function originText(year: number, { isLoaded }: YearDays, importedYears: readonly number[]): string {
  if (importedYears.includes(year)) return vscode.l10n.t('The calendar of {0} was imported from a file.', String(year));
  return isLoaded
    ? vscode.l10n.t('The calendar of {0} comes with the extension.', String(year))
    : vscode.l10n.t(
        'The calendar of {0} is not loaded: its days are reckoned by the Labour Code’s holidays, and moved days off are not considered.',
        String(year),
      );
}

/** A moved working Saturday may be shortened as well. */
function isShort({ kind, month, day }: DayFact, year: number, { kinds }: YearDays): boolean {
  return (
    kind === 'short' || (kind === 'movedIn' && kinds[dayNumber(year, month, day) - dayNumber(year, 1, 1)] === shortDay)
  );
}

function list(
  id: string,
  title: string,
  facts: readonly DayFact[],
  holds: (day: DayFact) => boolean,
): CalendarPage['lists'][number] {
  const months = new Map<number, number[]>();
  for (const fact of facts.filter(holds)) months.set(fact.month, [...(months.get(fact.month) ?? []), fact.day]);
  const texts = [...months].map(([month, days]) => dated(runs(days), month));
  return { id, title, days: texts.length === 0 ? vscode.l10n.t('none') : texts.join('; ') };
}

/** «1, 2, 5–9». */
function runs(days: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const day of days) {
    const last = parts.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else parts.push([day, day]);
  }
  return parts
    .map(([from, to]) => (from === to ? String(from) : `${from}${to === from + 1 ? ', ' : '–'}${to}`))
    .join(', ');
}

function dated(days: string, month: number): string {
  return `${days} ${monthName(month, 'genitive')}`;
}

function monthName(month: number, form: 'long' | 'genitive'): string {
  const date = new Date(Date.UTC(2024, month - 1, 1));
  const language = vscode.env.language;
  if (form === 'long') return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(date);
  // Russian gives the genitive only beside a day.
  const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatToParts(
    date,
  );
  return parts.find(({ type }) => type === 'month')?.value ?? '';
}

function weekdayNames(): string[] {
  const format = new Intl.DateTimeFormat(vscode.env.language, { weekday: 'short', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(Date.UTC(2024, 0, 1 + index))));
}

function weeksOf(days: readonly DayFact[]): CalendarDay[][] {
  const padding = Array.from({ length: days[0]?.weekday ?? 0 }, (): CalendarDay => ({ day: null, kind: 'weekend' }));
  const cells = [...padding, ...days.map(({ day, kind }) => ({ day, kind }))];
  const weeks: CalendarDay[][] = [];
  for (let at = 0; at < cells.length; at += 7) weeks.push(cells.slice(at, at + 7));
  return weeks;
}
