import assert from 'node:assert/strict';
import { RULE_NAMES, type Finding, type RuleName } from '../../../../src/setup/risks/finding';
import { EXAMPLES, others } from '../support/examples';
import { findingsOf, review } from '../support/reviewing';

/** A replacement in the example of a kind: what brings the finding, and what looks like it but must not. */
interface Case {
  readonly kind: keyof typeof EXAMPLES;
  readonly bad: readonly Replacement[];
  readonly alike: readonly Replacement[];
}

type Replacement = readonly [search: string, by: string];

const LINE =
  "  - { id: '0030', segment: '0020', product: СПС-СУДЫ, channel: Интернет, period: week, day: friday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2027-12-31 } }\n";

const cases: Readonly<Record<Exclude<RuleName, 'scriptRemoved' | 'duplicateScript'>, Case>> = {
  invalid: {
    kind: 'olap-report',
    bad: [['aggregate: sum', 'aggregate: summa']],
    alike: [['aggregate: sum', 'aggregate: avg']],
  },
  duplicateCode: {
    kind: 'lifecycle',
    bad: [["code: '0040'", "code: '0030'"]],
    // The number 30 and the code 0030 are two codes.
    alike: [
      ["code: '0040'", 'code: 30'],
      ["transition: '0040'", "transition: '30'"],
    ],
  },
  noInitialState: {
    kind: 'lifecycle',
    bad: [[', initial: true', '']],
    alike: [[', initial: true', ', initial: да']],
  },
  severalInitialStates: {
    kind: 'lifecycle',
    bad: [['title: Переговоры }', 'title: Переговоры, initial: yes }']],
    alike: [['title: Переговоры }', 'title: Переговоры, initial: нет }']],
  },
  unknownState: {
    kind: 'lifecycle',
    bad: [['from: NEW, to: TALK', 'from: NEW, to: TAKL']],
    alike: [
      ['from: NEW, to: TALK', 'from: NEW, to: OFFER'],
      ['  - { code: TALK, title: Переговоры }', '  - { code: TALK, title: Переговоры, initial: no }'],
    ],
  },
  validityReversed: {
    kind: 'delivery-schema',
    bad: [
      [
        'day: friday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2027-12-31 }',
        'day: friday, recipients: [ОД-1], validity: { from: 2028-01-01, to: 2027-12-31 }',
      ],
    ],
    alike: [
      [
        'day: friday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2027-12-31 }',
        'day: friday, recipients: [ОД-1], validity: { from: 2027-12-31, to: 2027-12-31 }',
      ],
    ],
  },
  cronInvalid: {
    kind: 'system-settings',
    bad: [["cron: '0 1 * * *'", "cron: '0 25 * * *'"]],
    alike: [["cron: '0 1 * * *'", "cron: '0 23 * * *'"]],
  },
  unreachableState: {
    kind: 'lifecycle',
    bad: [['title: Отказ, from: OFFER, to: REFUSED', 'title: Отказ, from: OFFER, to: DONE']],
    alike: [['title: Отказ, from: OFFER, to: REFUSED', 'title: Отказ, from: TALK, to: REFUSED']],
  },
  deadEndState: {
    kind: 'lifecycle',
    bad: [['title: Завершена, final: true', 'title: Завершена']],
    alike: [['title: Завершена, final: true', 'title: Завершена, final: да']],
  },
  transitionWithoutRole: {
    kind: 'lifecycle',
    bad: [['roles: [Руководитель] }', 'roles: [] }']],
    alike: [['roles: [Руководитель] }', 'roles: [Система] }']],
  },
  unknownField: {
    kind: 'lifecycle',
    bad: [['discount <= 15', 'rebate <= 15']],
    // A text in quotes and a word of the language are no fields.
    alike: [['discount <= 15', "reason = ''rebate'' and due_at < now"]],
  },
  misspeltField: {
    kind: 'selection-folder',
    bad: [["field: amount, operator: '>'", "field: amuont, operator: '>'"]],
    alike: [["field: amount, operator: '>'", "field: amount_rub, operator: '>'"]],
  },
  conditionUnreadable: {
    kind: 'lifecycle',
    bad: [['amount > 0 and discount <= 15', 'amount > and discount']],
    alike: [['amount > 0 and discount <= 15', 'not (amount > 0) or discount is not empty']],
  },
  timerTransitionMissing: {
    kind: 'lifecycle',
    bad: [["transition: '0040', to", "transition: '0099', to"]],
    alike: [["transition: '0040', to", "transition: '0030', to"]],
  },
  timerTransitionElsewhere: {
    kind: 'lifecycle',
    bad: [["transition: '0040', to", "transition: '0020', to"]],
    alike: [["transition: '0040', to", "transition: '0030', to"]],
  },
  unknownSorting: {
    kind: 'olap-report',
    bad: [['by: M1,', 'by: M9,']],
    alike: [['by: M1,', 'by: manager,']],
  },
  orphanLine: {
    kind: 'delivery-schema',
    bad: [["  - { code: '0020', title: Малый бизнес }\n", '']],
    alike: [["  - { code: '0020', title: Малый бизнес }\n", "  - { code: '0020', title: Средний бизнес }\n"]],
  },
  overlappingLines: {
    kind: 'delivery-schema',
    bad: [[LINE, `${LINE}${LINE.replace('0030', '0040')}`]],
    // The same thing on the same day, but one after the other.
    alike: [
      [
        LINE,
        `${LINE.replace('2027-12-31', '2026-12-31')}${LINE.replace('0030', '0040').replace('2025-01-01', '2027-01-01')}`,
      ],
    ],
  },
  pastValidity: {
    kind: 'delivery-schema',
    bad: [
      [
        'day: friday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2027-12-31 }',
        'day: friday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2026-11-23 }',
      ],
    ],
    alike: [
      [
        'day: friday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2027-12-31 }',
        'day: friday, recipients: [ОД-1], validity: { from: 2025-01-01, to: 2026-11-24 }',
      ],
    ],
  },
  neverDelivered: {
    kind: 'delivery-schema',
    bad: [['period: week, day: friday', 'period: month, day: 32']],
    alike: [['period: week, day: friday', 'period: month, day: 31']],
  },
  noRecipients: {
    kind: 'delivery-schema',
    bad: [['day: friday, recipients: [ОД-1]', 'day: friday, recipients: []']],
    alike: [['day: friday, recipients: [ОД-1]', 'day: friday, recipients: [Курьеры]']],
  },
  unknownRecipient: {
    kind: 'delivery-schema',
    bad: [['day: friday, recipients: [ОД-1]', 'day: friday, recipients: [ОД-11]']],
    alike: [['day: friday, recipients: [ОД-1]', 'day: friday, recipients: [ОД-1, Курьеры]']],
  },
  cronNever: {
    kind: 'system-settings',
    bad: [["cron: '0 1 * * *'", "cron: '0 1 31 2 *'"]],
    alike: [["cron: '0 1 * * *'", "cron: '0 1 29 2 *'"]],
  },
  cronEveryMinute: {
    kind: 'system-settings',
    bad: [["cron: '0 1 * * *'", "cron: '*/1 9 * * *'"]],
    alike: [["cron: '0 1 * * *'", "cron: '*/2 * * * *'"]],
  },
  selectsEverything: {
    kind: 'selection-folder',
    bad: [
      [
        "    - { field: amount, operator: '>', value: 0 }\n    - { field: state, operator: in, value: [TALK, OFFER] }\n",
        "    - any:\n        - { field: amount, operator: '>', value: 0 }\n        - { field: amount, operator: '<=', value: 0 }\n",
      ],
    ],
    alike: [
      [
        "    - { field: amount, operator: '>', value: 0 }\n    - { field: state, operator: in, value: [TALK, OFFER] }\n",
        "    - any:\n        - { field: amount, operator: '>', value: 0 }\n        - { field: amount, operator: '<=', value: -1 }\n",
      ],
    ],
  },
  selectsNothing: {
    kind: 'selection-folder',
    bad: [['value: [TALK, OFFER]', 'value: []']],
    alike: [['value: [TALK, OFFER]', 'value: [TALK]']],
  },
  unknownQueue: {
    kind: 'system-settings',
    bad: [['overflow: voicemail', 'overflow: Q9']],
    alike: [['overflow: voicemail', 'overflow: Q1']],
  },
  unknownMailbox: {
    kind: 'system-settings',
    bad: [['mailbox: MAIL\n', 'mailbox: MAIL2\n']],
    alike: [['    mailbox: MAIL\n', '']],
  },
  brokenReference: {
    kind: 'olap-report',
    bad: [['folder: ОП-ПРИМЕР', 'folder: ОП-ПРИМЕР-2']],
    alike: [['folder: ОП-ПРИМЕР\n', '']],
  },
  brokenPartReference: {
    kind: 'selection-folder',
    bad: [['[TALK, OFFER]', '[TALK, OFFERED]']],
    alike: [['[TALK, OFFER]', '[TALK, DONE]']],
  },
  openToEverybody: {
    kind: 'olap-report',
    bad: [['  roles: [Дирекция]\n', '']],
    alike: [['  export: [Дирекция]\n', '']],
  },
  stateRemoved: {
    kind: 'lifecycle',
    bad: [
      ['  - { code: REFUSED, title: Отказ клиента, final: true }\n', ''],
      ['to: REFUSED', 'to: DONE'],
    ],
    // The same state under another code is a renaming.
    alike: [
      ['code: REFUSED', 'code: REFUSAL'],
      ['to: REFUSED', 'to: REFUSAL'],
    ],
  },
  stateRenamed: {
    kind: 'lifecycle',
    bad: [
      ['code: TALK', 'code: TALKS'],
      ['to: TALK', 'to: TALKS'],
      ['from: TALK', 'from: TALKS'],
    ],
    alike: [['title: Переговоры', 'title: Идут переговоры']],
  },
  measureRemoved: {
    kind: 'olap-report',
    bad: [["  - { code: M1, title: Сумма, field: paid, aggregate: sum, format: '#,##0', scale: 60 }\n", '']],
    // Nobody sorts by the other one.
    alike: [["  - { code: M2, title: Доля, expression: sum(paid) / 100, aggregate: none, format: '0.0' }\n", '']],
  },
  measureRenamed: {
    kind: 'olap-report',
    bad: [['code: M1,', 'code: M10,']],
    alike: [
      ['code: M1,', 'code: M10,'],
      ['by: M1,', 'by: M10,'],
    ],
  },
  scriptCodeChanged: {
    kind: 'selection-folder',
    bad: [['code: ОП-ПРИМЕР', 'code: ОП-ДРУГАЯ']],
    alike: [['title: Должники', 'title: ОП-ДРУГАЯ']],
  },
  accessWidened: {
    kind: 'selection-folder',
    bad: [['export: [Бухгалтер]', 'export: [Бухгалтер, Менеджер]']],
    alike: [['  export: [Бухгалтер]\n', '']],
  },
  transitionOpened: {
    kind: 'lifecycle',
    bad: [['roles: [Руководитель] }', 'roles: [Руководитель, Менеджер] }']],
    alike: [
      [
        'title: Начать, from: NEW, to: TALK, roles: [Менеджер]',
        'title: Начать работу, from: NEW, to: TALK, roles: [Менеджер]',
      ],
    ],
  },
  conditionDropped: {
    kind: 'lifecycle',
    bad: [["    condition: 'amount > 0 and discount <= 15'\n", '']],
    alike: [["'amount > 0 and discount <= 15'", "'amount > 0'"]],
  },
  deliveryLost: {
    kind: 'delivery-schema',
    bad: [[LINE, '']],
    // The segment gets the product by another channel as well.
    alike: [
      [
        "  - { id: '0020', segment: '0010', product: СПС-ПРОФ, channel: Курьер, period: month, day: 5, recipients: [ОД-1, Курьеры], validity: { from: 2025-01-01, to: 2027-12-31 } }\n",
        '',
      ],
    ],
  },
  retentionShortened: {
    kind: 'system-settings',
    bad: [['keepDays: 180', 'keepDays: 90']],
    alike: [['keepDays: 180', 'keepDays: 365']],
  },
  taskSwitchedOff: {
    kind: 'system-settings',
    bad: [['enabled: да, timeout', 'enabled: нет, timeout']],
    alike: [['enabled: да, timeout', 'enabled: yes, timeout']],
  },
  entityChanged: {
    kind: 'lifecycle',
    bad: [['entity: Сделка', 'entity: Договор']],
    alike: [['filter: "deal_type = \'UPSELL\'"', 'filter: "deal_type = \'Договор\'"']],
  },
};

function replaced(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((current, [search, by]) => {
    assert.ok(current.includes(search), search);
    return current.replace(search, by);
  }, text);
}

function findings(kind: string, replacements: readonly Replacement[]): readonly Finding[] {
  const before = EXAMPLES[kind]!;
  return findingsOf(review(before, replaced(before, replacements), { others: others(kind) }));
}

describe('the rules of risk', () => {
  it('find nothing in the examples', () => {
    for (const [kind, text] of Object.entries(EXAMPLES)) {
      const reviewed = review(text, text, { others: others(kind) });
      assert.deepEqual(reviewed.scripts[0]?.review.known, [], kind);
      assert.deepEqual(findingsOf(reviewed), [], kind);
    }
  });

  it('have a case each', () => {
    const tested = [...Object.keys(cases), 'scriptRemoved', 'duplicateScript'].sort();
    assert.deepEqual(tested, [...RULE_NAMES].sort());
  });

  for (const [rule, { kind, bad, alike }] of Object.entries(cases)) {
    it(`${rule}: found`, () => {
      const found = findings(kind, bad);
      assert.ok(
        found.some(one => one.rule === rule),
        JSON.stringify(found),
      );
    });

    it(`${rule}: not where it only looks like it`, () => {
      const found = findings(kind, alike);
      assert.ok(!found.some(one => one.rule === rule), JSON.stringify(found));
    });
  }

  it('scriptRemoved tells who uses the script; a new one is no removal', () => {
    const folder = EXAMPLES['selection-folder']!;
    const gone = review(folder, null, { others: others('selection-folder') });
    const [found] = findingsOf(gone);
    assert.equal(found?.rule, 'scriptRemoved');
    assert.deepEqual(found.values.uses.map(use => use.script).sort(), ['OLAP-ПРИМЕР', 'НС-ПРИМЕР']);
    assert.ok(
      !findingsOf(review(null, folder, { others: others('selection-folder') })).some(
        one => one.rule === 'scriptRemoved',
      ),
    );
  });

  it('duplicateScript: a code that another file has', () => {
    const lifecycle = EXAMPLES['lifecycle']!;
    const twin = { 'scripts/twin.yaml': lifecycle.replace('ЖЦ-ПРИМЕР', 'ЖЦ-ДРУГОЙ') };
    const taken = lifecycle.replace('ЖЦ-ПРИМЕР', 'ЖЦ-ДРУГОЙ');
    assert.ok(findingsOf(review(lifecycle, taken, { others: twin })).some(one => one.rule === 'duplicateScript'));
    const free = lifecycle.replace('ЖЦ-ПРИМЕР', 'ЖЦ-ДРУГОЙ-2');
    assert.ok(!findingsOf(review(lifecycle, free, { others: twin })).some(one => one.rule === 'duplicateScript'));
  });

  it('does not hold against a change what was so before', () => {
    const broken = EXAMPLES['lifecycle']!.replace('roles: [Руководитель] }', 'roles: [] }');
    const { scripts } = review(broken, broken.replace('title: Сделки', 'title: Все сделки'));
    const [script] = scripts;
    assert.equal(script?.review.severity, 'safe');
    assert.ok(script.review.known.some(one => one.rule === 'transitionWithoutRole'));
  });

  it('blames the change without which it would not be so', () => {
    const before = EXAMPLES['lifecycle']!;
    const after = before
      .replace('title: Сделки', 'title: Все сделки')
      .replace("  - { code: '0040', title: Отказ, from: OFFER, to: REFUSED, roles: [Руководитель] }\n", '')
      .replace("transition: '0040'", "transition: '0030'");
    const { scripts } = review(before, after);
    const changes = scripts[0]!.review.changes;
    const removal = changes.find(change => change.text.message === 'transitionRemoved');
    assert.ok(removal?.findings.some(one => one.rule === 'unreachableState'));
    assert.equal(
      changes.find(change => change.text.message === 'valueChanged' && change.text.label === 'title')?.severity,
      'safe',
    );
  });

  it('demands a target for the objects of a removed state and names who uses it', () => {
    const before = EXAMPLES['lifecycle']!;
    const after = before
      .replace('  - { code: TALK, title: Переговоры }\n', '')
      .replace('to: TALK', 'to: OFFER')
      .replace('from: TALK', 'from: NEW');
    const { scripts } = review(before, after, { others: others('lifecycle') });
    const removal = scripts[0]!.review.changes.find(change => change.needsTarget.length > 0);
    assert.deepEqual(removal?.needsTarget, ['TALK']);
    assert.equal(removal.severity, 'irreversible');
    const [found] = removal.findings;
    assert.deepEqual(found?.rule === 'stateRemoved' && found.values.uses.map(use => `${use.script} ${use.place}`), [
      'ЖЦ-ПРИМЕР transitions[0010]',
      'ЖЦ-ПРИМЕР transitions[0020]',
      'ОП-ПРИМЕР condition.all[2].value',
    ]);
  });
});
