import { IANAZone } from 'luxon';
import { civilOf, dayMs, dayNumber } from './civil';

const minuteMs = 60_000;

/** Often enough to see every change: since 1970 no zone changed its offset twice within less than 7 days. */
const lookEvery = 3 * dayMs;

/** A stretch of time in which the zone keeps one offset. */
export interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  /** Milliseconds to add to an instant to get its wall clock. */
  readonly offset: number;
}

/**
 * A time zone as spans of constant offset, read from the system's zone data once per year and kept. The wall clock is
 * a number of milliseconds too: what `Date.UTC` makes of its year, month, day and time.
 */
export class Zone {
  private readonly zone: IANAZone;
  private readonly years = new Map<number, readonly OffsetSpan[]>();
  private last: OffsetSpan = { from: 0, to: 0, offset: 0 };
  private lastYear = { year: 1970, from: 0, to: 0 };

  /** @param name of the IANA data base; checked where it comes from. */
  constructor(readonly name: string) {
    this.zone = IANAZone.create(name);
  }

  offsetAt(instant: number): number {
    if (instant >= this.last.from && instant < this.last.to) return this.last.offset;
    for (const span of this.spansOfYear(yearOf(instant))) {
      if (instant < span.to) {
        this.last = span;
        return span.offset;
      }
    }
    throw new RangeError(`not an instant: ${instant}`);
  }

  /**
   * The instant at which the wall clock shows `wall`. A time that comes twice is the earlier one (RULES B5); one that
   * is left out is taken as far after the gap as it lies after the gap's beginning.
   */
  toInstant(wall: number): number {
    const before = this.offsetAt(wall - dayMs);
    const after = this.offsetAt(wall + dayMs);
    const early = wall - before;
    if (before === after || this.offsetAt(early) === before) return early;
    const late = wall - after;
    return this.offsetAt(late) === after ? late : early;
  }

  yearAt(instant: number): number {
    const wall = instant + this.offsetAt(instant);
    // Most questions are about the year of the one before.
    if (wall < this.lastYear.from || wall >= this.lastYear.to) {
      const year = yearOf(wall);
      this.lastYear = { year, from: startOf(year), to: startOf(year + 1) };
    }
    return this.lastYear.year;
  }

  /** The spans that make up `[from, to)`, cut to it. */
  spans(from: number, to: number): readonly OffsetSpan[] {
    const spans: OffsetSpan[] = [];
    for (let year = yearOf(from); startOf(year) < to; year++) {
      for (const span of this.spansOfYear(year)) {
        const cut = { from: Math.max(span.from, from), to: Math.min(span.to, to), offset: span.offset };
        if (cut.from < cut.to) spans.push(cut);
      }
    }
    return spans;
  }

  private spansOfYear(year: number): readonly OffsetSpan[] {
    let spans = this.years.get(year);
    if (spans === undefined) {
      spans = this.readYear(startOf(year), startOf(year + 1));
      this.years.set(year, spans);
    }
    return spans;
  }

  private readYear(from: number, to: number): readonly OffsetSpan[] {
    const spans: OffsetSpan[] = [];
    let start = from;
    let offset = this.read(from);
    for (let day = from; day < to; day += lookEvery) {
      const next = this.read(day + lookEvery);
      if (next === offset) continue;
      const change = this.findChange(day, day + lookEvery);
      if (change >= to) break;
      spans.push({ from: start, to: change, offset });
      start = change;
      offset = next;
    }
    spans.push({ from: start, to, offset });
    return spans;
  }

  /** The first minute in `(from, to]` with another offset than `from`. */
  private findChange(from: number, to: number): number {
    const offset = this.read(from);
    let same = from / minuteMs;
    let other = to / minuteMs;
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (this.read(middle * minuteMs) === offset) same = middle;
      else other = middle;
    }
    return other * minuteMs;
  }

  private read(instant: number): number {
    return Math.round(this.zone.offset(instant) * minuteMs);
  }
}

function yearOf(wall: number): number {
  return civilOf(Math.floor(wall / dayMs)).year;
}

function startOf(year: number): number {
  return dayNumber(year, 1, 1) * dayMs;
}
