/** How the story says when something happened, always relative to «now» or to the step before. */
import {
  addWorkingTime,
  DAY,
  HOUR,
  isWorkingDay,
  MINUTE,
  moscowDay,
  onMoscowDay,
  subtractWorkingTime,
} from './working-time';

export interface Scene {
  /** Epoch ms. */
  readonly now: number;
  /** Epoch ms of the step before; the same as `now` for the first one. */
  readonly previous: number;
}

/** Gives epoch ms. The builder makes whole seconds of it and keeps it between the step before and now. */
export type Moment = (scene: Scene) => number;

/** By the clock before now: `ago('3h 20m')`. */
export function ago(duration: string): Moment {
  const ms = parseDuration(duration);
  return scene => scene.now - ms;
}

/** So long ago that this much working time has passed since: `workingAgo('2h')`. */
export function workingAgo(duration: string): Moment {
  const ms = parseDuration(duration);
  return scene => subtractWorkingTime(scene.now, ms);
}

/** On the calendar day `days` (at least 1) before today, whatever day of the week that is. */
export function daysAgo(days: number, timeOfDay: string): Moment {
  return scene => onMoscowDay(moscowDay(scene.now) - days, timeOfDay);
}

/** Like {@link daysAgo}, or on the working day before it. */
export function workdayAgo(days: number, timeOfDay: string): Moment {
  return scene => {
    let day = moscowDay(scene.now) - days;
    while (!isWorkingDay(day)) day -= 1;
    return onMoscowDay(day, timeOfDay);
  };
}

/** By the clock after the step before. */
export function later(duration: string): Moment {
  const ms = parseDuration(duration);
  return scene => scene.previous + ms;
}

/** In working time after the step before; by the clock if that would lie in the future (somebody was on duty). */
export function working(duration: string): Moment {
  const ms = parseDuration(duration);
  return scene => {
    const planned = addWorkingTime(scene.previous, ms);
    return planned <= scene.now ? planned : scene.previous + ms;
  };
}

/** `days` working days after the step before, or as many calendar days if that would lie in the future. */
export function nextDay(days: number, timeOfDay: string): Moment {
  return scene => {
    const start = moscowDay(scene.previous);
    let day = start;
    for (let left = days; left > 0;) {
      day += 1;
      if (isWorkingDay(day)) left -= 1;
    }
    const planned = onMoscowDay(day, timeOfDay);
    return planned <= scene.now ? planned : onMoscowDay(start + days, timeOfDay);
  };
}

const UNITS: Readonly<Record<string, number>> = { d: DAY, h: HOUR, m: MINUTE };

/** `'2d 3h 15m'` in milliseconds. */
export function parseDuration(duration: string): number {
  return duration.split(' ').reduce((sum, part) => {
    const match = /^(\d+)([dhm])$/.exec(part);
    const unit = UNITS[match?.[2] ?? ''];
    if (match === null || unit === undefined) throw new Error(`Not a duration: ${duration}`);
    return sum + Number(match[1]) * unit;
  }, 0);
}
