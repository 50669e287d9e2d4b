/** How the days of one year count for working time. */
export interface YearDays {
  /** Whether a production calendar is loaded, or the general rule had to do (RULES B3). */
  readonly isLoaded: boolean;
  /** By day of the year from 0. */
  readonly kinds: Uint8Array;
}

export const dayOff = 0;
export const workingDay = 1;
/** Works, and is an hour shorter when the policy says so. */
export const shortDay = 2;

/** Each day follows the calendar of its own year (RULES B3). */
export interface Calendar {
  yearDays(year: number): YearDays;
}
