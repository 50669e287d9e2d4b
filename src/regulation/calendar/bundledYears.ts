import type { CalendarYear } from './calendarYear';

/** The production calendars of the Russian Federation that come with the product (RULES B2). */
export const bundledYears: readonly CalendarYear[] = [
  {
    year: 2025,
    daysOff: [
      '01-01',
      '01-02',
      '01-03',
      '01-06',
      '01-07',
      '01-08',
      '05-01',
      '05-02',
      '05-08',
      '05-09',
      '06-12',
      '06-13',
      '11-03',
      '11-04',
      '12-31',
    ],
    workingWeekendDays: ['11-01'],
    shortDays: ['03-07', '04-30', '06-11', '11-01'],
  },
  {
    year: 2026,
    daysOff: [
      '01-01',
      '01-02',
      '01-05',
      '01-06',
      '01-07',
      '01-08',
      '01-09',
      '02-23',
      '03-09',
      '05-01',
      '05-11',
      '06-12',
      '11-04',
      '12-31',
    ],
    workingWeekendDays: [],
    shortDays: ['04-30', '05-08', '06-11', '11-03'],
  },
];
