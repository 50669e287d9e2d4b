import { bundledYears } from './bundledYears';
import type { Calendar, YearDays } from './calendar';
import type { CalendarYear } from './calendarYear';
import { loadedYearDays } from './calendarYear';
import { statutoryYearDays } from './statutoryYear';

/** The bundled years, replaced and extended by imported ones; any other year by the general rule (RULES B2, B3). */
export function productionCalendar(imported: readonly CalendarYear[] = []): Calendar {
  const loaded = new Map([...bundledYears, ...imported].map(year => [year.year, year]));
  return calendarOf(year => {
    const given = loaded.get(year);
    return given === undefined ? statutoryYearDays(year) : loadedYearDays(given);
  });
}

/** A calendar over a rule for one year, which is asked once per year. */
export function calendarOf(rule: (year: number) => YearDays): Calendar {
  const years = new Map<number, YearDays>();
  return {
    yearDays(year) {
      let days = years.get(year);
      if (days === undefined) {
        days = rule(year);
        years.set(year, days);
      }
      return days;
    },
  };
}
