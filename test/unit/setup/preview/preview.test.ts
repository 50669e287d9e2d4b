import assert from 'node:assert/strict';
import { compareDeliveries, nextDeliveries } from '../../../../src/setup/preview/deliveries';
import { lifecycleGraph } from '../../../../src/setup/preview/lifecycleGraph';
import { pivotOf } from '../../../../src/setup/preview/pivot';
import { compareRuns } from '../../../../src/setup/preview/plannedRuns';
import { diverges, findDivergences, startSimulation, stepSimulation } from '../../../../src/setup/preview/simulation';
import { judgeCron, nextRuns } from '../../../../src/setup/schedule';
import { EXAMPLES } from '../support/examples';
import { opened } from '../support/reviewing';

const read = (text: string) => opened('a.yaml', text).documents[0]!.value;
const example = (kind: string, ...replacements: readonly (readonly [string, string])[]) =>
  read(replacements.reduce((text, [search, by]) => text.replace(search, by), EXAMPLES[kind]!));
const isWorkingDay = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

describe('the graph of a lifecycle', () => {
  it('marks what comes, goes, changes and stays', () => {
    const graph = lifecycleGraph(
      example('lifecycle'),
      example(
        'lifecycle',
        ['  - { code: TALK, title: Переговоры }', '  - { code: TALK, title: Беседа }\n  - { code: NEWER, title: Ещё }'],
        ['title: Отказ, from: OFFER', 'title: Отказ, from: TALK'],
        [
          'title: Завершить, from: OFFER, to: DONE, roles: [Менеджер]',
          'title: Завершить, from: OFFER, to: DONE, roles: [Юрист]',
        ],
      ),
    );
    assert.deepEqual(Object.fromEntries(graph.nodes.map(({ code, presence }) => [code, presence])), {
      NEW: 'same',
      TALK: 'changed',
      NEWER: 'added',
      OFFER: 'same',
      DONE: 'same',
      REFUSED: 'same',
    });
    assert.deepEqual(
      graph.edges.map(({ code, from, presence }) => `${code} ${from} ${presence}`),
      ['0010 NEW same', '0020 TALK same', '0030 OFFER changed', '0040 TALK added', '0040 OFFER removed'],
    );
  });
});

describe('the simulation of a lifecycle', () => {
  const before = example('lifecycle');
  const after = example('lifecycle', [
    'title: Отказ, from: OFFER, to: REFUSED',
    'title: Отказ, from: TALK, to: REFUSED',
  ]);

  it('steps an object through both and sees where they diverge', () => {
    const start = startSimulation(before, after);
    assert.deepEqual([start.former.state, start.current.state, diverges(start)], ['NEW', 'NEW', false]);
    const talking = stepSimulation(before, after, start, '0010');
    assert.equal(talking.current.state, 'TALK');
    assert.equal(diverges(talking), true);
    const refused = stepSimulation(before, after, talking, '0040');
    assert.deepEqual([refused.former.state, refused.current.state], [null, 'REFUSED']);
    assert.deepEqual(
      refused.steps.map(step => step.move),
      ['Начать', 'Отказ'],
    );
  });

  it('finds every divergence with the shortest way to it', () => {
    const found = findDivergences(before, after);
    assert.deepEqual(
      found.map(({ way, state, onlyFormer, onlyCurrent }) => [way, state, onlyFormer.length, onlyCurrent.length]),
      [
        [['Начать'], 'TALK', 0, 1],
        [['Начать', 'Отправить КП'], 'OFFER', 1, 0],
      ],
    );
    assert.deepEqual(findDivergences(before, before), []);
    assert.equal(findDivergences(before, example('lifecycle', [', initial: true', '']))[0]?.onlyFormer.length, 1);
  });
});

describe('the skeleton of a report', () => {
  it('has headings with samples, subtotals and no numbers of anybody', () => {
    const pivot = pivotOf(
      example('olap-report', [
        '  - { field: manager, subtotal: true',
        '  - { field: month, subtotal: yes }\n  - { field: manager, subtotal: true',
      ]),
    );
    assert.deepEqual(pivot.rowHeadings, ['Месяц', 'Кто']);
    assert.deepEqual(pivot.header, [
      [
        { text: '01.2026', span: 2 },
        { text: '02.2026', span: 2 },
      ],
      ['Сумма', 'Доля', 'Сумма', 'Доля'].map(text => ({ text, span: 1 })),
    ]);
    assert.deepEqual(
      pivot.rows.map(row => row.cells.join('|')),
      ['01.2026|Кто 1', '01.2026|Кто 2', 'Σ 01.2026|', '02.2026|Кто 1', '02.2026|Кто 2', 'Σ 02.2026|'],
    );
    assert.deepEqual(pivot.filters, ['Три месяца']);
  });
});

describe('the next deliveries', () => {
  it('come on their days, moved from days off, within the validity', () => {
    // 5 December 2026 is a Saturday.
    const all = nextDeliveries(example('delivery-schema'), '2026-11-30', 14, isWorkingDay);
    assert.deepEqual(
      all.map(({ day, line, movedFrom }) => [day, line, movedFrom]),
      [
        ['2026-11-30', '0010', null],
        ['2026-12-04', '0030', null],
        ['2026-12-07', '0010', null],
        ['2026-12-07', '0020', '2026-12-05'],
        ['2026-12-11', '0030', null],
      ],
    );
    const over = example('delivery-schema', ['to: 2027-12-31 } }', 'to: 2026-12-01 } }']);
    assert.deepEqual(
      nextDeliveries(over, '2026-11-30', 14, isWorkingDay)
        .filter(one => one.line === '0010')
        .map(one => one.day),
      ['2026-11-30'],
    );
  });

  it('of the last day of a month come in short months too; a quarter counts its days', () => {
    const month = example(
      'delivery-schema',
      ['period: month, day: 5', 'period: month, day: 31'],
      ['holidays: next-working-day', 'holidays: same-day'],
    );
    assert.deepEqual(
      nextDeliveries(month, '2026-02-20', 40, isWorkingDay)
        .filter(one => one.line === '0020')
        .map(one => one.day),
      ['2026-02-28', '2026-03-31'],
    );
    const quarter = example('delivery-schema', ['period: month, day: 5', 'period: quarter, day: 20']);
    assert.deepEqual(
      nextDeliveries(quarter, '2026-01-01', 120, isWorkingDay)
        .filter(one => one.line === '0020')
        .map(one => one.day),
      ['2026-01-20', '2026-04-20'],
    );
  });

  it('are compared day by day', () => {
    const before = example('delivery-schema');
    const after = example('delivery-schema', ['day: monday', 'day: tuesday']);
    const days = compareDeliveries(before, after, '2026-11-30', 3, isWorkingDay);
    assert.deepEqual(
      days.map(({ day, added, removed, same }) => [day, added.length, removed.length, same.length]),
      [
        ['2026-11-30', 0, 1, 0],
        ['2026-12-01', 1, 0, 0],
      ],
    );
  });
});

describe('the next runs', () => {
  it('are Moscow’s, before and after, also of what is switched off', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    const [backup] = compareRuns(
      example('system-settings'),
      example(
        'system-settings',
        ["cron: '0 1 * * *'", "cron: '30 2 * * 1-5'"],
        ['enabled: да, timeout', 'enabled: нет, timeout'],
      ),
      now,
      2,
    );
    assert.deepEqual(
      backup?.before?.runs.map(run => new Date(run).toISOString()),
      ['2026-11-24T22:00:00.000Z', '2026-11-25T22:00:00.000Z'],
    );
    assert.deepEqual(
      backup.after?.runs.map(run => new Date(run).toISOString()),
      ['2026-11-24T23:30:00.000Z', '2026-11-25T23:30:00.000Z'],
    );
    assert.deepEqual([backup.before.enabled, backup.after.enabled], [true, false]);
    const folder = compareRuns(example('selection-folder'), example('selection-folder'), now, 1);
    assert.deepEqual(
      folder.map(({ code, after }) => [code, after?.runs.length]),
      [['refresh', 1]],
    );
  });

  it('tells schedules that never come, come every minute, or are none', () => {
    const verdicts = {
      '0 1 * * *': 'fine',
      '*/10 8-20 * * *': 'fine',
      '0 0 29 2 *': 'fine',
      '59 23 31 12 *': 'fine',
      '0 0 31 2 *': 'never',
      '0 0 30 2 *': 'never',
      '* * * * *': 'everyMinute',
      '*/1 * * * *': 'everyMinute',
      '0-59 9 * * 1': 'everyMinute',
      '61 * * * *': 'invalid',
      '* * * *': 'invalid',
      '0 0 0 * * *': 'invalid',
      'каждый час': 'invalid',
      '': 'invalid',
    };
    for (const [cron, verdict] of Object.entries(verdicts)) assert.equal(judgeCron(cron), verdict, cron);
    assert.deepEqual(nextRuns('61 * * * *', 0, 3), []);
  });
});
