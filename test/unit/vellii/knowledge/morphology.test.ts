import assert from 'node:assert/strict';
import fc from 'fast-check';
import { familyOf, rootOf } from '../../../../src/vellii/knowledge/text/family';
import { fold } from '../../../../src/vellii/knowledge/text/fold';
import { stem } from '../../../../src/vellii/knowledge/text/stem';

const sameStem: readonly string[] = [
  'заявка заявок заявки заявкам заявками',
  'настройка настроек настройки настройкой',
  'карточка карточек карточки',
  'письмо писем письмами',
  'копейка копеек',
  'ошибка ошибок ошибки',
  'рассылка рассылок рассылку',
  'день дней дня',
  'запись записей записи',
  'подпись подписей подписью',
  'отчёт отчеты отчётов отчету',
  'число чисел',
  'список списка списков',
  'печать печати',
];

const sameFamily: readonly string[] = [
  'загрузка загружается загрузить загружен',
  'отправка отправляется отправить отправлен',
  'удаление удалить удаляется',
  'регистрация регистрировать',
  'печать печатается',
  'подпись подписать подписывать',
  'авторизация авторизоваться',
];

describe('Words of Russian', () => {
  for (const line of sameStem) {
    it(`have one stem: ${line}`, () => {
      assert.equal(new Set(line.split(' ').map(word => stem(fold(word)))).size, 1, line);
    });
  }

  for (const line of sameFamily) {
    it(`have one family: ${line}`, () => {
      assert.equal(new Set(line.split(' ').map(word => familyOf(stem(fold(word))))).size, 1, line);
    });
  }

  it('of different meaning keep apart', () => {
    for (const [one, two] of [
      ['счёт', 'счётчик'],
      ['поставка', 'подставка'],
      ['депо', 'депозит'],
      ['роль', 'ролик'],
    ] as const) {
      assert.notEqual(stem(fold(one)), stem(fold(two)));
    }
  });

  it('share a root across prefixes', () => {
    const roots = ['загрузка', 'выгрузка', 'погрузка'].map(word => rootOf(familyOf(stem(word)) ?? ''));
    assert.equal(new Set(roots).size, 1);
  });

  it('never throw and are pure', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        assert.equal(stem(fold(text)), stem(fold(text)));
        familyOf(stem(fold(text)));
      }),
    );
  });
});
