/**
 * An independent reading of working time: it asks the platform for the wall clock of every single minute and walks from
 * one minute to the next. Slow and obvious on purpose; it shares nothing with the code under test.
 */
export interface WallClock {
  readonly from: number;
  /** Per minute since `from`: the local day, numbered from the first, and the minute of that day. */
  readonly day: Int32Array;
  readonly minuteOfDay: Int16Array;
  /** ISO date of each local day. */
  readonly dates: readonly string[];
}

const minuteMs = 60_000;

export function readWallClock(zone: string, from: number, days: number): WallClock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const length = days * 1440;
  const day = new Int32Array(length);
  const minuteOfDay = new Int16Array(length);
  const dates: string[] = [];
  const numbers = new Map<string, number>();
  for (let minute = 0; minute < length; minute++) {
    const [date = '', time = ''] = format.format(from + minute * minuteMs).split(', ');
    let number = numbers.get(date);
    if (number === undefined) {
      number = dates.push(date) - 1;
      numbers.set(date, number);
    }
    day[minute] = number;
    minuteOfDay[minute] = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  }
  return { from, day, minuteOfDay, dates };
}

export interface WalkRules {
  readonly clock: WallClock;
  /** Minutes of the day, `[from, to)`. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly isWorkingDate: (date: string) => boolean;
}

export class MinuteWalk {
  private readonly workingDays: readonly boolean[];

  constructor(private readonly rules: WalkRules) {
    this.workingDays = rules.clock.dates.map(rules.isWorkingDate);
  }

  /** `null` when the walk leaves the minutes that were read. */
  add(start: number, ms: number): number | null {
    let instant = start;
    let left = ms;
    for (;;) {
      const end = (Math.floor(instant / minuteMs) + 1) * minuteMs;
      const works = this.at(Math.floor(instant / minuteMs));
      if (works === undefined) return null;
      if (works === 1) {
        if (left <= end - instant) return instant + left;
        left -= end - instant;
      }
      instant = end;
    }
  }

  subtract(end: number, ms: number): number | null {
    let instant = end;
    let left = ms;
    for (;;) {
      const minute = Math.ceil(instant / minuteMs) - 1;
      const works = this.at(minute);
      if (works === undefined) return null;
      if (works === 1) {
        if (left <= instant - minute * minuteMs) return instant - left;
        left -= instant - minute * minuteMs;
      }
      instant = minute * minuteMs;
    }
  }

  between(from: number, to: number): number {
    let sum = 0;
    for (let instant = from; instant < to;) {
      const end = Math.min(to, (Math.floor(instant / minuteMs) + 1) * minuteMs);
      if (this.at(Math.floor(instant / minuteMs)) === 1) sum += end - instant;
      instant = end;
    }
    return sum;
  }

  /** 1 for a minute of working time, 0 for another one, `undefined` outside of what was read. */
  private at(minute: number): 0 | 1 | undefined {
    const { clock, windows } = this.rules;
    const index = minute - clock.from / minuteMs;
    const day = clock.day[index];
    if (day === undefined) return undefined;
    if (this.workingDays[day] !== true) return 0;
    const time = clock.minuteOfDay[index]!;
    for (const window of windows) if (time >= window.from && time < window.to) return 1;
    return 0;
  }
}
