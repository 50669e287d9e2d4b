import { speakRussian } from '../../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { readCondition } from '../../../../src/setup/conditions/conditionTree';
import { changeText } from '../../../../src/ui/setup/text/changeText';
import { conditionText } from '../../../../src/ui/setup/text/conditionText';
import { findingText } from '../../../../src/ui/setup/text/findingText';
import { documentProblemText, operationProblemText } from '../../../../src/ui/setup/text/problemText';
import { EXAMPLES, others } from '../support/examples';
import { findingsOf, opened, review } from '../support/reviewing';

function changes(kind: string, search: string, by: string): string[] {
  const before = EXAMPLES[kind]!;
  assert.ok(before.includes(search), search);
  const { scripts, whole } = review(before, before.replace(search, by), { others: others(kind) });
  return [...scripts.flatMap(script => script.review.changes), ...whole].map(change => changeText(change.text));
}

function findings(kind: string, search: string, by: string): string[] {
  const before = EXAMPLES[kind]!;
  return findingsOf(review(before, before.replace(search, by), { others: others(kind) })).map(findingText);
}

describe('setup changes in Russian', () => {
  before(() => speakRussian(true));
  after(() => speakRussian(false));

  it('says what is added, with states by their titles', () => {
    assert.deepEqual(
      changes(
        'lifecycle',
        'timers:',
        "  - { code: '0050', title: Отказ, from: TALK, to: REFUSED, roles: [Менеджер] }\ntimers:",
      ),
      ['Добавлен переход «Отказ» из «Переговоры» в «Отказ клиента» для роли Менеджер'],
    );
    assert.deepEqual(
      changes(
        'lifecycle',
        '{ code: TALK, title: Переговоры }',
        '{ code: TALK, title: Переговоры }\n  - { code: AGREE, title: Согласование скидки }',
      ),
      ['Добавлено: состояние «Согласование скидки»'],
    );
    assert.deepEqual(changes('delivery-schema', 'channels: [Интернет,', 'channels: [Интернет, Самовывоз,'), [
      'Добавлено: канал «Самовывоз»',
    ]);
  });

  it('says what changes in what, with words for fixed values', () => {
    assert.deepEqual(changes('lifecycle', 'discount <= 15', 'discount <= 10'), [
      'Переход «Отправить КП»: условие: «amount > 0 and discount <= 15» → «amount > 0 and discount <= 10»',
    ]);
    assert.deepEqual(changes('lifecycle', 'roles: [Руководитель] }', 'roles: [Руководитель, Менеджер] }'), [
      'Переход «Отказ»: добавлено: роль «Менеджер»',
    ]);
    assert.deepEqual(changes('olap-report', 'aggregate: sum', 'aggregate: avg'), [
      'Показатель «Сумма»: агрегат: сумма → среднее',
    ]);
    assert.deepEqual(changes('delivery-schema', 'day: monday', 'day: tuesday'), [
      'Строка поставки «0010»: день: понедельник → вторник',
    ]);
    assert.deepEqual(changes('system-settings', 'enabled: да, timeout', 'enabled: нет, timeout'), [
      'Задание «Копия»: включено: да → нет',
    ]);
    assert.deepEqual(changes('system-settings', 'keepDays: 180', 'keepDays: 90'), ['Хранить записи, дней: 180 → 90']);
    assert.deepEqual(
      changes('lifecycle', 'code: DONE', 'code: FINISHED')[0],
      'Состояние «Завершена»: код DONE → FINISHED',
    );
  });

  it('reads a folder’s condition as a sentence', () => {
    const { value } = opened('a.yaml', EXAMPLES['selection-folder']!).documents[0]!;
    const titles = new Map([
      ['amount', 'Сумма'],
      ['state', 'Состояние'],
    ]);
    const condition = readCondition((value as Record<string, never>)['condition']);
    assert.equal(conditionText(condition, titles), 'Сумма больше 0 и Состояние — одно из: «TALK», «OFFER»');
    assert.deepEqual(changes('selection-folder', "operator: '>', value: 0", "operator: '>', value: 100"), [
      'Условие: amount больше 0 и state — одно из: «TALK», «OFFER» → amount больше 100 и state — одно из: «TALK», «OFFER»',
    ]);
    const not = readCondition({
      not: { any: [{ field: 'a', operator: '=', value: 'да' }, { not: { field: 'b', operator: '>', value: 1 } }] },
    });
    assert.equal(conditionText(not), 'неверно, что (a — да или b не больше 1)');
  });

  it('tells the consequence of a risk and who is concerned', () => {
    assert.deepEqual(
      findings(
        'lifecycle',
        "  - { code: '0040', title: Отказ, from: OFFER, to: REFUSED, roles: [Руководитель] }\n",
        '',
      ).sort(),
      [
        'В состояние «Отказ клиента» больше нельзя попасть: из начального состояния туда не ведёт ни один переход.',
        'Таймер T1 выполняет переход 0040, которого нет: он ничего не сделает.',
      ],
    );
    assert.deepEqual(findings('selection-folder', 'code: ОП-ПРИМЕР', 'code: ОП-ИНАЯ'), [
      'Код скрипта ОП-ПРИМЕР становится ОП-ИНАЯ: по старому коду его не найдут. Используется: OLAP-ПРИМЕР (отборная папка), НС-ПРИМЕР (задания [1] › отборная папка).',
    ]);
    assert.deepEqual(findings('system-settings', "cron: '0 1 * * *'", "cron: '* * * * *'"), [
      'Задание «Копия»: расписание «* * * * *» — это запуск каждую минуту, сервер будет перегружен.',
    ]);
    assert.deepEqual(findings('olap-report', 'aggregate: sum', 'aggregate: total'), [
      'Показатели [1] › агрегат: такое значение здесь не допускается.',
    ]);
  });

  it('explains what cannot be read or done', () => {
    assert.equal(
      documentProblemText({ kind: 'duplicateKey', detail: 'code', start: 0, end: 1 }),
      'Ключ «code» встречается дважды: подействовал бы только один.',
    );
    assert.equal(
      operationProblemText({ kind: 'noSuchPlace', path: ['states', { by: 'code', is: 'NEW' }] }),
      'Места states[NEW] больше нет.',
    );
  });
});
