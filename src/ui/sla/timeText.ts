import * as vscode from 'vscode';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant as the regulation speaks of it: «пт 31.10.2025, 18:00 МСК» (RULES B7); the year only when it is not this one. */
export function moscowTime(instant: number, now: number): string {
  return vscode.l10n.t('{0} MSK', wallTime(instant, now, 'Europe/Moscow'));
}

/** The same instant on this machine's clock, `null` where it shows what Moscow's shows. */
export function localTime(instant: number, now: number): string | null {
  const here = wallTime(instant, now, undefined);
  return here === wallTime(instant, now, 'Europe/Moscow') ? null : vscode.l10n.t('{0} on this computer', here);
}

/** A span of time in its two leading units: «3 дн. 4 ч», «1 ч 20 мин», «12 мин». Rounded down to the minute. */
export function span(ms: number): string {
  const days = Math.floor(ms / day);
  const hours = Math.floor((ms % day) / hour);
  const minutes = Math.floor((ms % hour) / minute);
  if (days >= 10 || (days > 0 && hours === 0)) return vscode.l10n.t('{0} d', days);
  if (days > 0) return vscode.l10n.t('{0} d {1} h', days, hours);
  if (hours > 0 && minutes > 0) return vscode.l10n.t('{0} h {1} min', hours, minutes);
  return hours > 0 ? vscode.l10n.t('{0} h', hours) : vscode.l10n.t('{0} min', minutes);
}

function wallTime(instant: number, now: number, timeZone: string | undefined): string {
  const parts = (at: number): Record<string, string> =>
    Object.fromEntries(
      formatter(timeZone)
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    );
  const then = parts(instant);
  const year = then['year'] === parts(now)['year'] ? '' : `.${then['year'] ?? ''}`;
  return `${then['weekday'] ?? ''} ${then['day'] ?? ''}.${then['month'] ?? ''}${year}, ${then['hour'] ?? ''}:${then['minute'] ?? ''}`;
}

function formatter(timeZone: string | undefined): Intl.DateTimeFormat {
  const language = vscode.env.language;
  const key = `${language} ${timeZone ?? ''}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language === 'ru' ? 'ru' : 'en-GB', {
      ...(timeZone ? { timeZone } : {}),
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(key, found);
  }
  return found;
}
