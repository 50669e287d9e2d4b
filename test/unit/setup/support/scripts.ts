import type { Value } from '../../../../src/setup/documents/value';
import type { Random } from './random';

const WORDS = [
  'Переговоры',
  'КП отправлено',
  'Отказ',
  'Новая',
  'Договор',
  "д'Артаньян",
  'срок: до 5',
  'a # b',
  'да',
  '«ёлки»',
];
const ROLES = ['Менеджер', 'Руководитель ОП', 'Юрист', 'Система', 'Бухгалтер'];

export type Builder = (random: Random) => Value;

function some<T>(random: Random, most: number, make: (index: number) => T): T[] {
  return Array.from({ length: random.below(most + 1) }, (_, index) => make(index));
}

function roles(random: Random): string[] {
  return ROLES.filter(() => random.chance(0.4));
}

function code(index: number): string {
  return String((index + 1) * 10).padStart(4, '0');
}

function head(kind: string, name: string, random: Random): Record<string, Value> {
  return { kind, code: name, title: random.pick(WORDS), version: code(random.below(30)) };
}

const lifecycle: Builder = random => {
  const states = ['NEW', 'WORK', 'OFFER', 'SIGNED', 'DONE', 'REFUSED'].slice(0, 2 + random.below(5));
  return {
    ...head('lifecycle', 'ЖЦ-ПРОБА', random),
    object: { entity: 'Сделка', fields: ['amount', 'discount', 'reason'] },
    states: states.map((state, index) => ({
      code: state,
      title: random.pick(WORDS),
      ...(index === 0 ? { initial: random.chance(0.5) ? true : 'yes' } : {}),
      ...(index === states.length - 1 ? { final: true } : {}),
    })),
    transitions: some(random, 6, index => ({
      code: code(index),
      title: random.pick(WORDS),
      from: random.pick(states),
      to: random.pick(states),
      roles: roles(random),
      ...(random.chance(0.4) ? { condition: 'amount > 0 and discount <= 15' } : {}),
      ...(random.chance(0.3) ? { actions: [{ type: 'notify', to: 'Менеджер', template: 'MSG_1' }] } : {}),
    })),
    timers: some(random, 2, index => ({
      code: `T${code(index)}`,
      state: random.pick(states),
      after: '2 working days',
      action: { type: 'notify', to: 'Юрист', template: 'MSG_2' },
    })),
  };
};

const report: Builder = random => ({
  ...head('olap-report', 'OLAP-ПРОБА', random),
  cube: 'CUBE',
  fields: ['client', 'month', 'debt', 'paid'].map(field => ({ code: field, title: random.pick(WORDS), type: 'money' })),
  rows: some(random, 2, index => ({ field: ['client', 'month'][index]!, subtotal: random.chance(0.5) })),
  columns: [{ field: 'month', format: 'MM.YYYY' }],
  measures: some(random, 4, index => ({
    code: `M${code(index)}`,
    title: random.pick(WORDS),
    field: 'debt',
    aggregate: random.pick(['sum', 'avg', 'max']),
    format: '#,##0.00',
  })),
  filters: some(random, 2, index => ({ field: ['debt', 'month'][index]!, operator: '>', value: random.below(100) })),
  sorting: [{ by: 'client', direction: 'asc' }],
  access: { roles: roles(random), export: roles(random) },
});

const schema: Builder = random => ({
  ...head('delivery-schema', 'СП-ПРОБА', random),
  segments: ['0010', '0020'].map(segment => ({ code: segment, title: random.pick(WORDS) })),
  channels: ['Интернет', 'Курьер'],
  lines: some(random, 8, index => ({
    id: code(index),
    segment: random.pick(['0010', '0020']),
    product: random.pick(['СПС-ПРОФ', 'СПС-СУДЫ']),
    channel: random.pick(['Интернет', 'Курьер']),
    period: random.pick(['week', 'month']),
    day: random.chance(0.5) ? 'monday' : random.below(28) + 1,
    recipients: roles(random),
    validity: { from: '2025-01-01', to: '2027-12-31' },
  })),
  holidays: 'next-working-day',
});

const folder: Builder = random => ({
  ...head('selection-folder', 'ОП-ПРОБА', random),
  entity: 'Договор',
  condition: {
    all: [
      { field: 'debt', operator: '>', value: random.below(50) },
      { not: { any: [{ field: 'state', operator: 'in', value: ['A', 'B'] }] } },
      ...some(random, 2, () => ({ field: 'segment', operator: '=', value: '0010' })),
    ],
  },
  columns: some(random, 4, index => ({ field: `f${index}`, title: random.pick(WORDS), width: random.below(300) })),
  sorting: [],
  refresh: { mode: 'schedule', cron: '30 8 * * 1-5' },
  access: { roles: roles(random) },
});

const settings: Builder = random => ({
  ...head('system-settings', 'НС-ПРОБА', random),
  section: 'scheduler',
  tasks: some(random, 6, index => ({
    code: `TASK_${index}`,
    title: random.pick(WORDS),
    cron: random.pick(['0 3 * * *', '*/10 8-20 * * *']),
    command: 'ref.update',
    enabled: random.pick(['yes', 'да', true, false]),
    timeoutMinutes: random.below(200),
  })),
  note: random.chance(0.5) ? 'первая строка\nвторая\n' : null,
  maintenance: { day: 'sunday', from: '00:00', to: '00:50' },
});

/** Anything at all: names and nesting that no kind has. */
const anything: Builder = random => {
  const node = (depth: number): Value => {
    const choice = random.below(depth > 3 ? 5 : 8);
    if (choice === 0) return random.below(1000);
    if (choice === 1) return random.chance(0.5);
    if (choice === 2) return null;
    if (choice === 3)
      return random.pick(['0010', '', ' x ', 'a\tb', '- x', '*y', '12345678901234567890', '\u2028', '😀']);
    if (choice === 4) return random.pick(WORDS);
    if (choice === 5) return some(random, 4, () => node(depth + 1));
    return Object.fromEntries(
      some(random, 4, index => [random.chance(0.2) ? `ключ ${index}: [` : `k${index}`, node(depth + 1)]),
    );
  };
  return { kind: 'own', code: 'X-1', a: node(0), b: node(1), c: [node(1), node(2)] };
};

export const builders: Readonly<Record<string, Builder>> = { lifecycle, report, schema, folder, settings, anything };
