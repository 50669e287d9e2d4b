import assert from 'node:assert/strict';
import { checkMapping, weightOf, type MappingProblem } from '../../../src/mantis/mappingCheck';
import type { Mapping } from '../../../src/mantis/mapping';
import { propose } from '../../../src/mantis/proposal';
import { vocabularyOf, type Vocabulary } from '../../../src/mantis/vocabulary';
import { customField, dictionaryFrom } from './dictionaryFixture';

const types = ['Консультация', 'Выполнение настройки', 'Доработка', 'Сбой'];
const customFields = [
  customField(1, 'Тип обращения', { possibleValues: types }),
  customField(2, 'Трудоёмкость (ч)', { type: 'float' }),
  customField(3, 'Платная', { possibleValues: ['Да'] }),
  customField(4, 'Режим', { possibleValues: ['Сопровождение', 'Довнедрение'] }),
  customField(5, 'РИЦ'),
  customField(6, 'Дата приёмки', { type: 'date' }),
];
const priorities = [
  { id: 20, name: 'significant', label: 'Значимый' },
  { id: 40, name: 'fix_required', label: 'Требует исправления' },
  { id: 60, name: 'blocker', label: 'Блокирует работу' },
];
const dictionary = dictionaryFrom({ priority_enum_string: priorities }, { customFields });
const vocabulary = vocabularyOf([dictionary]);
const good = propose(vocabulary).mapping;

const problemsOf = (
  change: Partial<Mapping>,
  robots: readonly string[] = [],
  of: Vocabulary = vocabulary,
): readonly MappingProblem[] => checkMapping({ ...good, ...change }, robots, of);

describe('checkMapping', () => {
  it('has nothing against a mapping that fits', () => {
    assert.deepEqual(problemsOf({}, ['support1']), []);
  });

  const cases: readonly (readonly [string, Partial<Mapping>, MappingProblem, 'wrong' | 'doubtful'])[] = [
    [
      'a priority of the regulation that nothing means',
      { priorities: { 20: 'significant', 40: 'fix' } },
      { slot: 'priority:20', kind: 'priorityUnused', priority: 'blocker' },
      'wrong',
    ],
    [
      'a priority that the server has no more',
      { priorities: { ...good.priorities, 99: 'fix' } },
      { slot: 'priority:99', kind: 'priorityGone', id: 99 },
      'doubtful',
    ],
    [
      'one field for two things',
      { fields: { ...good.fields, paid: 'Режим' } },
      { slot: 'mode', kind: 'fieldTwice', field: 'Режим' },
      'wrong',
    ],
    [
      'a field that is gone',
      { fields: { ...good.fields, mode: 'Прежний режим' } },
      { slot: 'mode', kind: 'fieldGone', field: 'Прежний режим' },
      'wrong',
    ],
    [
      'a date for the effort',
      { fields: { ...good.fields, effort: 'Дата приёмки' } },
      { slot: 'effort', kind: 'effortNotNumeric', field: 'Дата приёмки' },
      'wrong',
    ],
    [
      'no source of the type',
      { fields: { ...good.fields, type: null } },
      { slot: 'typeSource', kind: 'noTypeSource' },
      'wrong',
    ],
    [
      'a value of the type that is gone',
      { types: { ...good.types, Прочее: 'setup' } },
      { slot: 'type:Прочее', kind: 'typeGone', value: 'Прочее' },
      'doubtful',
    ],
    [
      'a status that is gone',
      { statuses: { ...good.statuses, assigned: 55 } },
      { slot: 'status:assigned', kind: 'statusGone', id: 55 },
      'wrong',
    ],
    [
      'a status left to Mantis’s usual number',
      { statuses: { ...good.statuses, acknowledged: null } },
      { slot: 'status:acknowledged', kind: 'statusUnset', role: 'acknowledged' },
      'doubtful',
    ],
    [
      'confirmed before acknowledged',
      { statuses: { ...good.statuses, acknowledged: 40, confirmed: 30 } },
      { slot: 'status:confirmed', kind: 'statusOrder' },
      'wrong',
    ],
    [
      'a project of another connection',
      { customer: { ...good.customer, projects: { 7: 'РИЦ 7' } } },
      { slot: 'project:7', kind: 'projectGone', id: 7 },
      'doubtful',
    ],
    [
      'no source of the customer',
      { customer: { projects: {}, field: null, tagPrefix: null, mailDomains: {} } },
      { slot: 'customerField', kind: 'noCustomerSource' },
      'doubtful',
    ],
  ];
  for (const [name, change, problem, weight] of cases) {
    it(`finds ${name}`, () => {
      assert.deepEqual(problemsOf(change), [problem]);
      assert.equal(weightOf(problem), weight);
    });
  }

  it('finds a robot that is nobody’s account', () => {
    assert.deepEqual(problemsOf({}, ['vellii']), [{ slot: 'robots', kind: 'robotGone', login: 'vellii' }]);
  });

  it('says which type no value means', () => {
    const { Сбой: _, ...rest } = good.types;
    assert.deepEqual(problemsOf({ types: rest }), [{ slot: 'typeSource', kind: 'typeUnused', type: 'failure' }]);
  });

  it('takes any value for one that may come, where the field lists none', () => {
    const free = vocabularyOf([
      dictionaryFrom({ priority_enum_string: priorities }, { customFields: [customField(1, 'Тип')] }),
    ]);
    const mapping: Mapping = {
      ...good,
      fields: { type: 'Тип', effort: null, paid: null, mode: null },
      customer: { ...good.customer, field: null, tagPrefix: 'риц:' },
    };
    assert.deepEqual(checkMapping(mapping, [], free), []);
  });
});

describe('several projects of one server', () => {
  const other = dictionaryFrom(
    { priority_enum_string: [{ id: 40, name: 'fix_required', label: 'Срочно' }], bug_feedback_status: 30 },
    {
      project: { id: 2, name: 'Второй' },
      customFields: [customField(1, 'Тип обращения', { possibleValues: ['Сбой', 'Иное'] })],
    },
  );
  const both = vocabularyOf([dictionary, other]);

  it('share one vocabulary that says where they differ', () => {
    assert.deepEqual(both.priorities[1], {
      id: 40,
      name: 'fix_required',
      label: 'Требует исправления',
      otherLabels: ['Срочно'],
      missingIn: [],
    });
    assert.deepEqual(both.priorities[0]?.missingIn, [{ id: 2, name: 'Второй' }]);
    assert.deepEqual(both.fields[0]?.possibleValues, [...types, 'Иное']);
    assert.deepEqual([both.feedback, both.assigned], [null, 50]);
  });

  it('leave a status to each project where their options differ', () => {
    assert.equal(propose(both).mapping.statuses.feedback, null);
  });

  it('are told apart in the findings', () => {
    const kinds = problemsOf({ statuses: { ...good.statuses, feedback: null } }, [], both).map(({ slot, kind }) => [
      slot,
      kind,
    ]);
    assert.deepEqual(kinds, [
      ['priority:40', 'priorityDiffers'],
      ['effort', 'fieldNotEverywhere'],
      ['paid', 'fieldNotEverywhere'],
      ['mode', 'fieldNotEverywhere'],
      ['customerField', 'fieldNotEverywhere'],
    ]);
  });
});
