import assert from 'node:assert/strict';
import { mappingSchema, proposeMapping } from '../../../src/mantis/mapping';
import { customField, dictionaryFrom } from './dictionaryFixture';

const types = ['Консультация', 'Выполнение настройки', 'Доработка', 'Сбой'];

describe('proposeMapping', () => {
  it('finds the regulation’s words', () => {
    const mapping = proposeMapping(
      dictionaryFrom(
        {
          priority_enum_string: [
            { id: 20, name: 'significant', label: 'Значимый' },
            { id: 40, name: 'fix_required', label: 'Требует исправления' },
            { id: 60, name: 'blocker', label: 'Блокирует работу' },
          ],
          status_enum_string: [
            { id: 20, name: 'feedback', label: 'обратная связь' },
            { id: 30, name: 'acknowledged', label: 'рассматривается' },
            { id: 40, name: 'confirmed', label: 'подтверждена' },
            { id: 50, name: 'assigned', label: 'назначена' },
          ],
        },
        {
          customFields: [
            customField(1, 'Тип обращения', { possibleValues: types }),
            customField(2, 'Трудоёмкость (ч)'),
            customField(3, 'Платная', { possibleValues: ['Да'] }),
            customField(4, 'Режим', { possibleValues: ['Сопровождение', 'Довнедрение'] }),
            customField(5, 'РИЦ'),
          ],
        },
      ),
    );
    assert.deepEqual(mapping, {
      priorities: { 20: 'significant', 40: 'fix', 60: 'blocker' },
      typeFrom: 'field',
      types: {
        Консультация: 'consultation',
        'Выполнение настройки': 'setup',
        Доработка: 'development',
        Сбой: 'failure',
      },
      fields: { type: 'Тип обращения', effort: 'Трудоёмкость (ч)', paid: 'Платная', mode: 'Режим' },
      customer: { projects: {}, field: 'РИЦ', tagPrefix: null, mailDomains: {} },
      statuses: { feedback: 20, acknowledged: 30, confirmed: 40, assigned: 50 },
    });
    assert.deepEqual(mappingSchema.parse(mapping), mapping);
  });

  it('finds them under other numbers and names, and leaves out what they do not cover', () => {
    const mapping = proposeMapping(
      dictionaryFrom(
        {
          priority_enum_string: [
            { id: 1, name: 'p1', label: 'P1 – блокирует работу' },
            { id: 2, name: 'p2', label: 'P2 – требует исправления' },
            { id: 3, name: 'p3', label: 'P3 – значимый' },
            { id: 4, name: 'p4', label: 'P4 – пожелание' },
          ],
          status_enum_string: [
            { id: 5, name: 'neu', label: 'Новое' },
            { id: 12, name: 'prin', label: 'Принято к рассмотрению' },
            { id: 33, name: 'arbeit', label: 'В работе' },
          ],
          bug_assigned_status: 33,
        },
        {
          customFields: [
            customField(7, 'Вид', { possibleValues: ['Вопрос: консультация', 'Настройка', 'Ошибка'] }),
            customField(8, 'Договор', { possibleValues: ['Сопровождение', 'Довнедрение'] }),
            customField(9, 'Наш клиент'),
          ],
        },
      ),
    );
    assert.deepEqual(mapping.priorities, { 1: 'blocker', 2: 'fix', 3: 'significant' });
    assert.deepEqual(mapping.types, { 'Вопрос: консультация': 'consultation', Настройка: 'setup', Ошибка: 'failure' });
    assert.deepEqual(mapping.fields, { type: 'Вид', effort: null, paid: null, mode: 'Договор' });
    assert.equal(mapping.customer.field, 'Наш клиент');
    assert.deepEqual(mapping.statuses, { feedback: null, acknowledged: 12, confirmed: null, assigned: 33 });
  });

  it('falls back to Mantis’s own priorities', () => {
    assert.deepEqual(proposeMapping(dictionaryFrom()).priorities, {
      20: 'significant',
      30: 'significant',
      40: 'fix',
      50: 'fix',
      60: 'blocker',
    });
  });

  it('reads the names when the labels are in another language (803)', () => {
    const priorities = [
      { id: 20, name: 'significant', label: 'low' },
      { id: 40, name: 'fix_required', label: 'high' },
      { id: 60, name: 'blocker', label: 'immediate' },
    ];
    const mapping = proposeMapping(dictionaryFrom({ priority_enum_string: priorities }));
    assert.deepEqual(mapping.priorities, { 20: 'significant', 40: 'fix', 60: 'blocker' });
  });

  it('does not take a field for the type because of its name alone', () => {
    const mapping = proposeMapping(
      dictionaryFrom({}, { customFields: [customField(1, 'Тип оборудования', { possibleValues: ['ПК', 'Принтер'] })] }),
    );
    assert.equal(mapping.fields.type, null);
    assert.equal(mapping.types['Сбой'], 'failure');
  });
});
