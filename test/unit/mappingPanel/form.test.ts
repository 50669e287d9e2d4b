import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { mappingSchema } from '../../../src/mantis/mapping';
import { propose } from '../../../src/mantis/proposal';
import { vocabularyOf } from '../../../src/mantis/vocabulary';
import { changeForm, formOf, readDomains, sameForm, valueAt } from '../../../src/ui/mappingPanel/form';
import { customField, dictionaryFrom } from '../mantis/dictionaryFixture';

const vocabulary = vocabularyOf([
  dictionaryFrom(
    {},
    {
      categories: [
        { id: 1, name: 'Вопросы' },
        { id: 2, name: 'Сбои' },
      ],
      customFields: [
        customField(1, 'Вид', { possibleValues: ['Консультация', 'Сбой: общий', 'Иное'] }),
        customField(2, 'Часы'),
      ],
    },
  ),
]);
const start = formOf(propose(vocabulary).mapping, ['vellii']);
const change = (slot: string, value: string, form = start) => changeForm(form, slot, value, vocabulary);

describe('the form of the mapping', () => {
  const entries = [
    ['priority:30', 'blocker'],
    ['priority:30', ''],
    ['type:Сбой: общий', 'setup'],
    ['type:Иное', 'development'],
    ['effort', 'Часы'],
    ['mode', ''],
    ['status:confirmed', '40'],
    ['status:acknowledged', ''],
    ['customerField', 'Вид'],
    ['tagPrefix', 'риц:'],
    ['project:1', 'РИЦ 901'],
    ['mailDomains', 'a.example = РИЦ 1\n\nчерновик'],
    ['robots', 'vellii\nvellii2'],
    ['typeSource', 'category'],
    ['typeSource', ''],
  ] as const;
  for (const [slot, value] of entries) {
    it(`keeps «${value.replaceAll('\n', '⏎')}» at ${slot}`, () => {
      const form = change(slot, value);
      assert.equal(valueAt(form, slot), value);
      assert.deepEqual(mappingSchema.parse(form.mapping), form.mapping);
      assert.ok(sameForm(change(slot, valueAt(start, slot), form), start) || slot === 'typeSource');
    });
  }

  it('guesses the values of another source of the type, and keeps what fits', () => {
    const byCategory = change('typeSource', 'category');
    assert.deepEqual(byCategory.mapping.types, { Вопросы: 'consultation', Сбои: 'failure' });
    const back = change('typeSource', 'field:Вид', change('type:Консультация', 'setup', start));
    assert.equal(back.mapping.types['Консультация'], 'setup');
  });

  it('does nothing for a place or a value that does not exist', () => {
    for (const [slot, value] of [
      ['nonsense', 'x'],
      ['status:owner', '10'],
      ['', ''],
    ] as const) {
      assert.equal(change(slot, value), start);
    }
    assert.equal(valueAt(change('priority:30', 'urgent'), 'priority:30'), '');
    assert.equal(valueAt(change('status:confirmed', '-1'), 'status:confirmed'), '');
  });

  it('is never more than a mapping, whatever is entered', () => {
    const slots = fc.oneof(fc.constantFrom(...entries.map(([slot]) => slot)), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(slots, fc.string())), changes => {
        const form = changes.reduce((before, [slot, value]) => change(slot, value, before), start);
        assert.deepEqual(mappingSchema.safeParse(form.mapping).error, undefined);
      }),
    );
  });

  it('reads domains line by line', () => {
    assert.deepEqual(readDomains('@A.example= РИЦ 1 \nb.example = РИЦ = 2\n\nc.example\nlocalhost = x'), {
      domains: { 'a.example': 'РИЦ 1', 'b.example': 'РИЦ = 2' },
      badLines: [4, 5],
    });
  });
});
