import { get, type Value } from '../../documents/value';
import { text } from '../../workspace/script';
import { itemsOf, textsOf } from '../reading';
import { WEEKDAYS } from './schema';

/** A delivery schema read tolerantly. */
export interface DeliverySchema {
  readonly segments: readonly { readonly code: string; readonly title: string }[];
  readonly channels: readonly string[];
  /** Recipients that the schema declares; empty when it declares none. */
  readonly recipients: readonly string[];
  readonly lines: readonly DeliveryLine[];
  readonly holidays: string;
}

export interface DeliveryLine {
  readonly id: string;
  readonly segment: string;
  readonly product: string;
  readonly channel: string;
  readonly period: string;
  readonly day: string;
  readonly recipients: readonly string[];
  /** Days, `YYYY-MM-DD`; '' where there is none. */
  readonly from: string;
  readonly to: string;
  readonly index: number;
}

export function readDeliverySchema(value: Value): DeliverySchema {
  return {
    segments: itemsOf(value, 'segments').map(({ code, title }) => ({ code, title: title || code })),
    channels: textsOf(value, 'channels'),
    recipients: textsOf(value, 'recipients'),
    lines: itemsOf(value, 'lines', 'id').map(({ code, value: line, index }) => {
      const validity = get(line, 'validity');
      return {
        id: code,
        segment: text(line, 'segment'),
        product: text(line, 'product'),
        channel: text(line, 'channel'),
        period: text(line, 'period'),
        day: text(line, 'day'),
        recipients: textsOf(line, 'recipients'),
        from: text(validity, 'from'),
        to: text(validity, 'to'),
        index,
      };
    }),
    holidays: text(value, 'holidays'),
  };
}

/** How people tell lines apart: `0010 · СПС-ПРОФ, Курьер`. */
export function lineName(line: Pick<DeliveryLine, 'id' | 'product' | 'channel'>): string {
  return `${line.id} · ${line.product}, ${line.channel}`;
}

/** Whether a line's day can ever come in its period. */
export function canBeDelivered({ period, day }: Pick<DeliveryLine, 'period' | 'day'>): boolean {
  const number = Number(day);
  switch (period) {
    case 'day':
      return true;
    case 'week':
      return day === 'all' || WEEKDAYS.some(name => name === day) || (number >= 1 && number <= 7);
    case 'month':
      return number >= 1 && number <= 31;
    case 'quarter':
      return number >= 1 && number <= 92;
    default:
      return false;
  }
}
