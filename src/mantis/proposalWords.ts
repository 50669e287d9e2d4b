import type { Priority, TicketType } from '../tickets/ticket';

type Words<T> = readonly (readonly [RegExp, T])[];

/** The regulation's own words for its priorities, as installations write them in labels and names. */
export const PRIORITY_WORDS: Words<Priority> = [
  [/блокир|block/i, 'blocker'],
  [/требует\s+исправ|исправлени|\bfix|behoben|behebung|korrektur/i, 'fix'],
  [/значим|significan|bedeutend|bedeutsam/i, 'significant'],
];

/** Mantis's own names, for a server that was never taught the regulation's words. */
export const STANDARD_PRIORITIES: ReadonlyMap<string, Priority> = new Map([
  ['immediate', 'blocker'],
  ['urgent', 'fix'],
  ['high', 'fix'],
  ['normal', 'significant'],
  ['low', 'significant'],
]);

export const TYPE_WORDS: Words<TicketType> = [
  [/консультац|вопрос|consult|question|beratung|auskunft/i, 'consultation'],
  [/настро|setup|config|einrichtung|einstellung|konfigur/i, 'setup'],
  [/доработ|разработ|develop|enhanc|feature|entwicklung|erweiterung/i, 'development'],
  [/сбо[йи]|ошибк|отказ|fail|bug|incident|defect|störung|stoerung|fehler/i, 'failure'],
];

export const FIELD_WORDS = {
  effort: /трудо[её]мк|трудозатрат|\beffort\b|\bestimate|aufwand/i,
  paid: /платн|\bpaid\b|\bbillable\b|kostenpflichtig/i,
  mode: /режим|\bmode\b|betriebsart/i,
  customer: /^риц(?![а-яё])|клиент|заказчик|\bcustomer\b|\bclient\b|\bkunde\b/i,
} as const;

/** Values by which a field of another name shows that it tells the mode. */
export const MODE_VALUES = /довнедрен/i;

/** Names of projects that are customers. */
export const CUSTOMER_PROJECT = /^риц(?![а-яё])|^(?:клиент|заказчик|kunde|customer)\b/i;

export const STATUS_WORDS = {
  acknowledged: [/acknowledged/i, /рассматрива|рассмотрен|принят|anerkannt|gesichtet/i],
  confirmed: [/confirmed/i, /подтвержд|bestätigt/i],
} as const;

export function matchWords<T>(words: Words<T>, text: string): T | null {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
