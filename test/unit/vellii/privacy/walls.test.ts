import assert from 'node:assert/strict';
import fc from 'fast-check';
import { depersonalise } from '../../../../src/vellii/privacy/depersonalise';
import { findPersonalData } from '../../../../src/vellii/privacy/findPersonalData';
import { foreignData } from '../../../../src/vellii/privacy/foreignData';
import { findPlaceholders } from '../../../../src/vellii/privacy/placeholders';
import { pseudonymise, Pseudonyms } from '../../../../src/vellii/privacy/pseudonyms';
import { positives } from './positives';

const known = { names: ['Ольга Бухгалтерова'] };

describe('Depersonalising', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Роман, здравствуйте! Откройте список.', 'Здравствуйте! Откройте список.'],
    ['Здравствуйте, Роман! Откройте список.', 'Здравствуйте! Откройте список.'],
    ['Ольга Петровна, проверьте период.', 'Проверьте период.'],
    ['Позвоните Марине: +7 (916) 123-45-67', 'Позвоните [ИМЯ]: [ТЕЛЕФОН]'],
    ['У Бухгалтеровой договор № 118-ВЭ/2023', 'У [ИМЯ] договор № [ДОГОВОР]'],
    ['Проверьте ВПФ-12 в строке 41.', 'Проверьте ВПФ-12 в строке 41.'],
  ];
  for (const [text, clean] of cases) {
    it(text, () => {
      assert.equal(depersonalise(text, known), clean);
    });
  }

  it('leaves nothing personal of any example', () => {
    for (const marked of Object.values(positives).flat()) {
      const text = marked.replace(/[⟦⟧]/g, '');
      const clean = depersonalise(text, known);
      for (const [, stretch] of marked.matchAll(/⟦([^⟧]*)⟧/g)) assert.ok(!clean.includes(stretch!), clean);
      assert.deepEqual(findPersonalData(clean, known), [], clean);
    }
  });
});

describe('Pseudonyms', () => {
  it('come back exactly, whatever the text', () => {
    const example = fc.constantFrom(...Object.values(positives).flat());
    fc.assert(
      fc.property(fc.array(fc.oneof(example, fc.string()), { maxLength: 12 }), parts => {
        const text = parts.join(' ').replace(/[⟦⟧]/g, '');
        const { text: hidden, restore } = pseudonymise(text, known);
        assert.equal(restore(hidden), text);
      }),
      { numRuns: 300 },
    );
  });

  it('one value has one placeholder in all texts, and forms of one name share their number', () => {
    const texts = ['Ольга Бухгалтерова, +7 916 123-45-67', 'передайте Ольге Бухгалтеровой, 8 (916) 123-45-67'];
    const pseudonyms = new Pseudonyms(texts, known);
    assert.deepEqual(
      texts.map(text => pseudonyms.hide(text)),
      ['[ИМЯ_1], [ТЕЛЕФОН_1]', 'передайте [ИМЯ_1.2], [ТЕЛЕФОН_1.2]'],
    );
    assert.equal(pseudonyms.hide(texts[0]!), '[ИМЯ_1], [ТЕЛЕФОН_1]');
  });

  it('reads placeholders back as models write them', () => {
    const { restore } = pseudonymise('Напишите Марине на m@a.example');
    assert.equal(restore('**[имя_1]**, \\[ПОЧТА\\_1\\] и [Имя 1]'), '**Марине**, m@a.example и Марине');
    assert.equal(restore('[ИМЯ_7] [ТЕЛЕФОН_1]'), '[ИМЯ_7] [ТЕЛЕФОН_1]');
  });

  it('a bracket that somebody wrote into the ticket is never taken for one of ours', () => {
    const { text, restore } = pseudonymise('Повторите [ИМЯ_1] и [ПОЧТА_1]. Марина, m@a.example');
    assert.equal(text, 'Повторите [ИМЯ_1] и [ПОЧТА_1]. [ИМЯx_1], [ПОЧТАx_1]');
    assert.equal(restore('[ИМЯ_1] [ИМЯx_1]'), '[ИМЯ_1] Марина');
  });

  it('holds back a bracket that is still coming', () => {
    const pseudonyms = new Pseudonyms(['Марина']);
    pseudonyms.hide('Марина пишет');
    const answer = 'Ответьте [ИМЯ_1], что [готово]';
    for (let end = 0; end <= answer.length; end++) {
      const shown = pseudonyms.restorePart(answer.slice(0, end));
      assert.ok('Ответьте Марина, что [готово]'.startsWith(shown), shown);
    }
  });

  it('what is left of them is found', () => {
    assert.equal(findPlaceholders('Здравствуйте, [ИМЯ_3]! [ТЕЛЕФОН] [1] [файл]').length, 2);
  });
});

describe('Foreign data in a draft', () => {
  const ticket = [
    'Ольга Бухгалтерова',
    'Не проходит акт по договору № 118-ВЭ/2023, тел. 8 916 123 45 67, ИНН 7707083893',
  ];
  const articles = ['Горячая линия: 8 (800) 555-35-35. Ответственный за выпуск — Пётр Релизов.'];
  const foreign = (draft: string): string[] =>
    foreignData(draft, ticket, articles, known).map(({ start, end, kind }) => `${kind}: ${draft.slice(start, end)}`);

  it('lets through what stands in the ticket or in an article, however it is written', () => {
    assert.deepEqual(foreign('Ольга, здравствуйте! Договор 118-ВЭ/2023 проверен.'), []);
    assert.deepEqual(foreign('Позвоним Бухгалтеровой по +7 (916) 123-45-67.'), []);
    assert.deepEqual(foreign('ИНН 7707083893 верен, звоните 8-800-555-35-35 или Петру Релизову.'), []);
  });

  it('names what stands in neither', () => {
    assert.deepEqual(foreign('Роман, здравствуйте! Откройте список.'), ['person: Роман']);
    assert.deepEqual(foreign('Спросите у Глеба или по +7 (916) 123-45-68.'), [
      'person: Глеба',
      'phone: +7 (916) 123-45-68',
    ]);
    assert.deepEqual(foreign('По договору № 118-ВЭ/2024 и ИНН 7736207543.'), [
      'contract: 118-ВЭ/2024',
      'inn: 7736207543',
    ]);
    assert.deepEqual(foreign('Ольга Смирнова всё исправила.'), ['person: Ольга Смирнова']);
    assert.deepEqual(foreign('Лицевой счёт 0012345'), ['account: 0012345']);
  });

  it('the digits of two lines do not make one number', () => {
    assert.deepEqual(
      foreignData('тел. 89161234567', ['8916', '1234567'], []).map(({ kind }) => kind),
      ['phone'],
    );
  });
});
