import assert from 'node:assert/strict';
import { customFieldObjection } from '../../../src/mantis/customFieldCheck';
import type { CustomFieldDefinition } from '../../../src/mantis/dictionary';
import { projectDetailsSchema } from '../../../src/mantis/schema/project';
import { customField } from './dictionaryFixture';

const check = (rest: Partial<CustomFieldDefinition>, value: string, present = '') =>
  customFieldObjection(customField(1, 'Поле', rest), value, present)?.kind ?? null;

const options = { possibleValues: ['А', 'Б', 'В'] };

describe('a value of a custom field', () => {
  const cases: readonly (readonly [Partial<CustomFieldDefinition>, string, string | null])[] = [
    [{ type: 'string' }, 'что угодно', null],
    [{ type: 'string' }, 'я'.repeat(256), 'tooLong'],
    [{ type: 'textarea' }, 'я'.repeat(256), null],
    [{ type: 'string', lengthMin: 3 }, 'аб', 'tooShort'],
    [{ type: 'string', lengthMin: 3 }, '😀😀', 'tooShort'],
    [{ type: 'string', lengthMax: 3 }, 'абвг', 'tooLong'],
    [{ type: 'string', lengthMax: 3 }, 'абв', null],
    [{ type: 'string', validRegexp: '^\\d{4}$' }, '12345', 'pattern'],
    [{ type: 'string', validRegexp: '^\\d{4}$' }, '1234', null],
    [{ type: 'string', validRegexp: '^(?i)abc$(?#php)' }, 'xyz', null],
    [{ type: 'numeric' }, '12', null],
    [{ type: 'numeric' }, '1.5', 'notANumber'],
    [{ type: 'float' }, '1.5', null],
    [{ type: 'float' }, '-1', null],
    [{ type: 'float' }, '1,5', 'notANumber'],
    [{ type: 'float' }, 'много', 'notANumber'],
    [{ type: 'email' }, 'a@b.example', null],
    [{ type: 'email' }, 'почта', 'notAnAddress'],
    [{ type: 'date' }, '1796000000', null],
    [{ type: 'date' }, '2026-12-01', 'notADate'],
    [{ type: 'enum', ...options }, 'Б', null],
    [{ type: 'enum', ...options }, 'Г', 'notListed'],
    [{ type: 'list', ...options }, 'А|Б', 'notListed'],
    [{ type: 'radio', ...options }, 'Г', 'notListed'],
    [{ type: 'checkbox', ...options }, 'А|В', null],
    [{ type: 'multilist', ...options }, 'А|Г', 'notListed'],
  ];
  for (const [rest, value, expected] of cases) {
    const shown = value.length > 20 ? `${value.slice(0, 3)}… (${value.length})` : value;
    const { possibleValues: _, ...brief } = rest;
    it(`${JSON.stringify(brief)} «${shown}»: ${expected ?? 'fine'}`, () => assert.equal(check(rest, value), expected));
  }

  it('may be empty, and may stay as it is', () => {
    for (const type of ['float', 'date', 'email', 'enum', 'multilist'])
      assert.equal(check({ type, lengthMin: 3 }, ''), null);
    assert.equal(check({ type: 'enum', ...options }, 'Снятое', 'Снятое'), null);
    assert.equal(check({ type: 'multilist', ...options }, 'А|Снятое', 'Снятое'), null);
  });

  it('has a kind also where Mantis only gives a number for it (recording 021)', () => {
    const level = { id: 10, name: 'viewer' };
    const definition = { id: 11, name: 'Переключатель', access_level_r: level, access_level_rw: level };
    const parsed = projectDetailsSchema.parse({
      id: 2,
      name: 'Проект',
      access_level: level,
      custom_fields: [
        { ...definition, type: 9, length_min: 0, length_max: 5, valid_regexp: '' },
        { ...definition, type: 'date' },
      ],
    });
    assert.deepEqual(
      parsed.custom_fields.map(({ type, length_max }) => [type, length_max]),
      [
        ['radio', 5],
        ['date', 0],
      ],
    );
  });
});
