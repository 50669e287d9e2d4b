import assert from 'node:assert/strict';
import { defaultPolicy } from '../../../../src/regulation/policy/defaultPolicy';
import type { TemplatePartKey } from '../../../../src/regulation/policy/schema';
import type { PartFinding, RegistrationTexts } from '../../../../src/regulation/template/checkTemplate';
import { checkTemplate } from '../../../../src/regulation/template/checkTemplate';

const template = defaultPolicy.template.value;
const all: readonly TemplatePartKey[] = [
  'whatFails',
  'since',
  'steps',
  'errorText',
  'whoIsAffected',
  'workaround',
  'contact',
];

function texts(given: Partial<RegistrationTexts> | string): RegistrationTexts {
  const partial = typeof given === 'string' ? { description: given } : given;
  return { summary: '', description: '', stepsToReproduce: '', additionalInformation: '', ...partial };
}

const missing = (given: Partial<RegistrationTexts> | string) => checkTemplate(texts(given), template).missing;

function found(given: Partial<RegistrationTexts> | string, key: TemplatePartKey): PartFinding | null | undefined {
  return checkTemplate(texts(given), template).parts.find(part => part.key === key)?.found;
}

function answer(given: Partial<RegistrationTexts> | string, key: TemplatePartKey): string | null {
  const finding = found(given, key);
  return finding ? texts(given)[finding.text].slice(finding.from, finding.to) : null;
}

const labels = `Что не работает: счета-фактуры не формируются
Когда началось: сегодня с 9:40
Шаги воспроизведения:
1. Биллинг, «Закрытие месяца»
2. «Сформировать»
Текст ошибки: «Период закрыт»
Кого и сколько затрагивает: вся бухгалтерия, 6 человек
Обходной путь: нет
Контакт: доб. 214`;

const headings = `## Что не работает?
Счета не формируются.

### Когда началось

после обновления

**Шаги воспроизведения**
Закрытие месяца

## Текст ошибки (дословно)
нет

## Кого и сколько затрагивает
всех

## Обходной путь (нет / какой)
Нет.

# Контакт #
Отдел биллинга, +7 900 000-00-00
`;

const free = `Здравствуйте! Сегодня утром после обновления не формируются счета-фактуры ни у кого.
При нажатии «Сформировать» программа пишет: «Период закрыт для изменений».
Стоит вся бухгалтерия, 6 человек. Обойти не получается, пробовали вручную — то же самое.
Звоните +7 (900) 000-00-00, спросить дежурного.`;

describe('F: the registration template', () => {
  it('is recognised in `Поле: значение` lines', () => {
    assert.deepEqual(missing(labels), []);
    assert.equal(answer(labels, 'since'), 'сегодня с 9:40');
    assert.equal(answer(labels, 'steps'), '1. Биллинг, «Закрытие месяца»\n2. «Сформировать»');
    assert.equal(answer(labels, 'workaround'), 'нет');
    assert.equal(answer(labels, 'contact'), 'доб. 214');
    for (const key of all) assert.equal(found(labels, key)?.how, 'label', key);
  });

  it('is recognised under Markdown headings', () => {
    assert.deepEqual(missing(headings), []);
    assert.equal(answer(headings, 'whatFails'), 'Счета не формируются.');
    assert.equal(answer(headings, 'steps'), 'Закрытие месяца');
    assert.equal(answer(headings, 'errorText'), 'нет');
    for (const key of all) assert.equal(found(headings, key)?.how, 'heading', key);
  });

  it('is recognised in free text', () => {
    assert.deepEqual(missing(free), []);
    for (const key of all) assert.equal(found(free, key)?.how, 'freeText', key);
    assert.equal(answer(free, 'contact'), '+7 (900) 000-00-00');
  });

  it('is recognised in Mantis’s own fields', () => {
    const split = {
      summary: 'Не формируются счета',
      description: 'Началось в 9:40, у всех. Обходного пути нет. Тел. 214.',
      stepsToReproduce: 'Закрытие месяца',
      additionalInformation: 'Ошибка: «Период закрыт»',
    };
    assert.deepEqual(missing(split), []);
    assert.deepEqual(found(split, 'steps'), { text: 'stepsToReproduce', how: 'field', from: 0, to: 15 });
    assert.equal(found(split, 'whatFails')?.text, 'summary');
    assert.deepEqual(
      [found(split, 'errorText')?.text, found(split, 'errorText')?.how],
      ['additionalInformation', 'label'],
    );
    // A part may stand under its name in any of the fields.
    assert.equal(found({ stepsToReproduce: 'Контакт: доб. 1' }, 'contact')?.text, 'stepsToReproduce');
  });

  it('in bold, in lists, numbered, in any case, with Windows line ends', () => {
    for (const line of [
      '**Контакт:** доб. 214',
      '**Контакт**: доб. 214',
      '- Контакт: доб. 214',
      '7. Контакт: доб. 214',
      '7) КОНТАКТНЫЙ ТЕЛЕФОН : доб. 214',
      'Контакт для связи: доб. 214',
      'Контакт:\r\nдоб. 214\r\n',
    ]) {
      assert.equal(answer(line, 'contact'), 'доб. 214', line);
    }
  });

  it('an empty template gives nothing', () => {
    const blank = template.map(part => `${part.title}:`).join('\n');
    assert.deepEqual(missing(blank), all);
    assert.deepEqual(missing(template.map(part => `## ${part.title}\n`).join('\n')), all);
    assert.deepEqual(missing(template.map(part => `${part.title}: <заполните>`).join('\n')), all);
    assert.deepEqual(missing(template.map(part => `${part.title}: -`).join('\n')), all);
    assert.deepEqual(missing(template.map(part => `${part.title}: не указано`).join('\n')), all);
    assert.deepEqual(missing(''), all);
  });

  it('«нет» answers only where it can', () => {
    const no = template.map(part => `${part.title}: нет`).join('\n');
    assert.deepEqual(missing(no), ['whatFails', 'since', 'steps', 'whoIsAffected', 'contact']);
  });

  it('each part that is taken out is missing', () => {
    const lines = labels.split('\n');
    for (const [key, from, to] of [
      ['whatFails', 0, 1],
      ['since', 1, 2],
      ['steps', 2, 5],
      ['errorText', 5, 6],
      ['whoIsAffected', 6, 7],
      ['workaround', 7, 8],
      ['contact', 8, 9],
    ] as const) {
      const rest = lines.filter((_, index) => index < from || index >= to).join('\n');
      // What fails is also told by «не формируются», which stood in its own line only.
      assert.deepEqual(missing(rest), [key]);
    }
  });

  it('an empty part may be answered elsewhere, but its name is no answer', () => {
    assert.equal(found('Контакт:\nОбходной путь:', 'workaround'), null);
    assert.equal(found('Контакт:\nЗвоните 8 900 000 00 00', 'contact')?.how, 'label');
    assert.equal(
      found({ description: 'Текст ошибки:', additionalInformation: 'Пишет «Период закрыт»' }, 'errorText')?.how,
      'freeText',
    );
    assert.equal(found('Текст ошибки:\nТекст ошибки: «Нет прав»', 'errorText')?.how, 'label');
  });

  it('a heading that names no part ends the part before', () => {
    assert.equal(answer('## Контакт\nдоб. 214\n## Прочее\nещё текст', 'contact'), 'доб. 214');
  });

  for (const [key, yes, no] of [
    [
      'whatFails',
      ['Отчёт не открывается', 'Программа зависает', 'Печать перестала работать', 'выдаёт ошибку при входе'],
      ['Прошу настроить отчёт', 'Как выгрузить данные?'],
    ],
    [
      'since',
      [
        'Началось вчера',
        'с понедельника',
        'с 14:30',
        'с 12 ноября',
        'два дня работало, час назад встало',
        'после установки обновления',
      ],
      ['отчёт за вчера', 'счёт от 12.11.2025', 'с уважением'],
    ],
    [
      'steps',
      ['1. Открыть\n2. Нажать', 'Меню → Отчёты → ПДК', 'При открытии отчёта', 'Открываю карточку'],
      ['Отчёт пустой', 'В 2025 году'],
    ],
    [
      'errorText',
      [
        'пишет «Нет прав на операцию»',
        'ORA-01555',
        'ошибка 5012',
        'HTTP 500',
        'сообщения об ошибке нет',
        'java.lang.NullPointerException',
      ],
      ['отчёт «Полнота сбора» пуст', 'ошибка'],
    ],
    [
      'whoIsAffected',
      ['у всех', '12 сотрудников', 'весь отдел продаж', '3 рабочих места и 5 пользователей', 'только у меня'],
      ['всего хорошего', 'пользователь'],
    ],
    [
      'workaround',
      ['обходного пути нет', 'временное решение есть', 'пока вводим вручную', 'обойти нельзя', 'другого способа нет'],
      ['ручка', 'отдел обходит'],
    ],
    [
      'contact',
      ['+7 900 000-00-00', '8(900)0000000', 'ivanova@ric.example', 'тел. 214', 'доб. 1234', 'звоните Анне'],
      ['счёт 40702810900000000000', 'телефония', 'версия 8.3'],
    ],
  ] as const) {
    it(`free text: ${key}`, () => {
      for (const text of yes) assert.ok(found(text, key), `should be found: ${text}`);
      for (const text of no) assert.equal(found(text, key), null, `should not be found: ${text}`);
    });
  }

  it('parts come from the policy', () => {
    const own = [{ key: 'contact' as const, title: 'Кому звонить', labels: ['звонить'], mayBeNone: false }];
    const check = checkTemplate(texts('Кому звонить: дежурному'), own);
    assert.deepEqual(check.missing, []);
    assert.equal(check.parts.length, 1);
  });

  // A pattern that backtracks over a whole text would not come to an end within any time limit.
  for (const piece of [
    '# ',
    ' ',
    'а',
    '*',
    '1. \n',
    'Контакт:',
    '«',
    'ошибка ',
    'не ',
    '@',
    '8 ',
    '\n',
    '→',
    '(',
    'с ',
  ]) {
    it(`comes to an end with 60 000 characters of ${JSON.stringify(piece)}`, () => {
      const text = piece.repeat(Math.ceil(60_000 / piece.length));
      const check = checkTemplate(
        texts({ description: text, additionalInformation: `${text}\nКонтакт: доб. 1` }),
        template,
      );
      assert.ok(!check.missing.includes('contact'));
    }).timeout(60_000);
  }
});
