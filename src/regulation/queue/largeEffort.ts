import { compareDecimals, parseDecimal } from './decimal';
import type { Regulation } from '../regulation';

/** A line of the history of the field with the effort. */
interface EffortChange {
  readonly at: number;
  readonly oldValue: string;
  readonly newValue: string;
}

export interface LargeEffort {
  readonly limitHours: number;
  /** The customer pays for it: what is offered otherwise is agreed already. */
  readonly isPaid: boolean;
  /** In words, such as «5 декабря 2026»; `null` when none is agreed. */
  readonly agreedDate: string | null;
  /** Name and patronymic; `null` where it is not known for sure how to address the customer. */
  readonly addressee: string | null;
}

/** Whether the work takes longer than the limit (RULES E7); an unreadable effort does not. */
export function isLargeEffort(effort: string | null, { effortLimit }: Pick<Regulation, 'effortLimit'>): boolean {
  const hours = effort === null ? null : parseDecimal(effort);
  return hours !== null && compareDecimals(hours, effortLimit) > 0;
}

/**
 * Since when the effort has been large without a break.
 * @param changes of the field, oldest first
 * @param submittedAt counts where no line says otherwise: it was large from the start
 */
export function largeSince(
  changes: readonly EffortChange[],
  submittedAt: number,
  regulation: Pick<Regulation, 'effortLimit'>,
): number {
  let since = submittedAt;
  for (const { at, oldValue, newValue } of changes) {
    if (isLargeEffort(newValue, regulation) && !isLargeEffort(oldValue, regulation)) since = at;
  }
  return since;
}

/** What the customer is to be told of such work, and what is offered instead of waiting (RULES H4). Promises no date. */
export function largeEffortLetter({ limitHours, isPaid, agreedDate, addressee }: LargeEffort): string {
  const greeting = addressee === null ? 'Здравствуйте!' : `Здравствуйте, ${addressee}!`;
  const estimate = `Мы оценили работу по вашему обращению: она займёт больше ${hours(limitHours)}.`;
  return [greeting, ...(isPaid ? paid(estimate, agreedDate) : unpaid(estimate, agreedDate))].join('\n\n');
}

function paid(estimate: string, agreedDate: string | null): readonly string[] {
  return agreedDate === null
    ? [
        `${estimate} Она выполняется как платная.`,
        'Напишите, пожалуйста, к какому числу она вам нужна: дату мы согласуем и сообщим вам.',
      ]
    : [`${estimate} Она выполняется как платная; согласованная с вами дата — ${agreedDate}.`];
}

function unpaid(estimate: string, agreedDate: string | null): readonly string[] {
  return [
    `${estimate} За такие работы мы берёмся после более коротких, поэтому ждать придётся дольше обычного.`,
    ...(agreedDate === null ? [] : [`Ранее мы с вами называли дату: ${agreedDate}.`]),
    [
      'Если ждать неудобно, можно поступить иначе:',
      '1. выполнить работу платно — тогда мы согласуем с вами дату;',
      '2. перейти на расширенное сопровождение.',
    ].join('\n'),
    'Напишите, пожалуйста, какой вариант вам подходит. Если работа не срочная, отвечать не нужно: обращение остаётся в очереди.',
  ];
}

/** «4 часов», «1 часа», «1,5 часа»: as it stands after «больше». */
function hours(count: number): string {
  const isOne = Number.isInteger(count) && count % 10 === 1 && count % 100 !== 11;
  return `${String(count).replace('.', ',')} ${isOne || !Number.isInteger(count) ? 'часа' : 'часов'}`;
}
