import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { KnowledgeBase, type Question } from '../../../../src/vellii/knowledge/knowledgeBase';
import { parseThesaurus } from '../../../../src/vellii/knowledge/thesaurus/thesaurus';
import type { KnowledgeUnit } from '../../../../src/vellii/knowledge/units/unit';

const thesaurus = parseThesaurus(['электронная подпись = ЭП = сертификат\nзависает = виснет = тормозит']);

function unit(id: number, title: string, answer: string, changes: Partial<KnowledgeUnit> = {}): KnowledgeUnit {
  return {
    id: String(id),
    kind: 'ticket',
    title,
    context: '',
    question: '',
    passages: [{ text: answer, place: { kind: 'note', ticketId: id, noteId: id }, fromLine: 1, toLine: 1 }],
    category: 'ЭДО',
    type: 'failure',
    date: 0,
    overturns: [],
    ...changes,
  };
}

const asked = (summary: string, changes: Partial<Question> = {}): Question => ({
  summary,
  description: '',
  category: null,
  type: null,
  exceptTicket: null,
  now: 0,
  ...changes,
});

function baseOf(...units: readonly KnowledgeUnit[]): KnowledgeBase {
  const base = new KnowledgeBase(thesaurus);
  for (const each of units) base.put(each);
  return base;
}

const idsOf = (base: KnowledgeBase, question: Question): string[] => base.find(question).hits.map(hit => hit.unit.id);

const texts = [
  unit(1, 'Сертификат не найден при отправке', 'Установите сертификат в хранилище пользователя службы.'),
  unit(2, 'Программа виснет при входе', 'Откройте порт 80 к спискам отзыва.'),
  unit(3, 'Ошибка ORA-01555 при массовой выписке', 'Снимите «Одной транзакцией», запускайте порциями.'),
  unit(4, 'Ошибка ORA-06512 при массовой выписке', 'Обновите пакет биллинга.'),
  unit(5, 'Принтер печатает этикетки по одной', 'Выберите раскладку 2 × 4.'),
];

describe('The knowledge base', () => {
  it('finds by forms of words, synonyms, codes, wrong layout, transliteration and typing errors', () => {
    const base = baseOf(...texts);
    for (const [summary, id] of [
      ['сертификаты не находятся', '1'],
      ['не видит электронную подпись', '1'],
      ['тормозит вход', '2'],
      ['ora 01555', '3'],
      ['ORA-06512', '4'],
      ['ghbynth', '5'],
      ['printer etiketki', '5'],
      ['прентер печтает', '5'],
    ] as const) {
      assert.equal(idsOf(base, asked(summary))[0], id, summary);
    }
  });

  it('leaves out the ticket that is asked about', () => {
    assert.ok(!idsOf(baseOf(...texts), asked('сертификат', { exceptTicket: 1 })).includes('1'));
  });

  it('ranks a solution lower that a later ticket has overturned', () => {
    const [old, later] = [unit(10, 'Долгий вход', 'Отключите проверку отзыва.'), unit(11, 'Долгий вход', 'Откройте порт к спискам отзыва.')];
    assert.equal(idsOf(baseOf(old, later), asked('долгий вход'))[0], '10');
    const base = baseOf(old, { ...later, overturns: [10] });
    assert.equal(idsOf(base, asked('долгий вход'))[0], '11');
    base.remove('11');
    base.put(later);
    assert.equal(idsOf(base, asked('долгий вход'))[0], '10');
  });

  it('prefers the same category and the newer one between equals', () => {
    const [one, two] = [unit(1, 'Выгрузка не идёт', 'Проверьте права.'), unit(2, 'Выгрузка не идёт', 'Проверьте порт.', { category: 'Обмен с 1С' })];
    assert.equal(idsOf(baseOf(one, two), asked('выгрузка не идёт', { category: 'Обмен с 1С' }))[0], '2');
    const year = 365 * 86_400_000;
    const newer = { ...two, category: 'ЭДО', date: year * 3 };
    assert.equal(idsOf(baseOf(one, newer), asked('выгрузка не идёт', { now: year * 3 }))[0], '2');
  });

  it('bridges the words of customers to those of solutions, learned from resolved tickets', () => {
    const learned = [1, 2, 3].map(id => unit(id, `Крутится колёсико ${'абв'.charAt(id)}`, 'Пересоберите статистику таблиц.'));
    const article = unit(50, 'Обслуживание', 'Статистика таблиц пересобирается ночью.', { kind: 'article', id: 'kb/a.md#Обслуживание', category: null });
    const others = [60, 61, 62, 63, 64, 65].map(id => unit(id, `Другое ${String(id)}`, `Прочее дело номер ${String(id)}`));
    const base = baseOf(...learned, article, ...others);
    assert.ok(idsOf(base, asked('колёсико крутится')).includes('kb/a.md#Обслуживание'));
    const without = baseOf(article, ...others);
    assert.ok(!idsOf(without, asked('колёсико крутится')).includes('kb/a.md#Обслуживание'));
  });

  it('finds nothing in an empty base and for an empty question', () => {
    assert.deepEqual(idsOf(baseOf(), asked('сертификат')), []);
    assert.deepEqual(idsOf(baseOf(...texts), asked('')), []);
    assert.deepEqual(idsOf(baseOf(...texts), asked('здравствуйте, подскажите пожалуйста')), []);
  });

  it('found after any changes what a base made anew from the same units finds', () => {
    const words = 'сертификат подпись вход выписка печать отчёт отчёты договор ошибка ORA-01555 клиент письмо писем'.split(' ');
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map(list => list.join(' '));
    const change = fc.record({ id: fc.integer({ min: 1, max: 9 }), title: text, answer: text, isRemoval: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), text, (changes, summary) => {
        const base = baseOf();
        const present = new Map<string, KnowledgeUnit>();
        for (const { id, title, answer, isRemoval } of changes) {
          const next = unit(id, title, answer);
          if (isRemoval) base.remove(next.id);
          else base.put(next);
          if (isRemoval) present.delete(next.id);
          else present.set(next.id, next);
        }
        const anew = baseOf(...[...present.values()].reverse());
        const round = (found: KnowledgeBase): unknown =>
          found.find(asked(summary)).hits.map(({ unit: { id }, score, coverage }) => [id, score.toFixed(6), coverage.toFixed(6)]);
        assert.deepEqual(round(base), round(anew));
      }),
      { numRuns: 150 },
    );
  });
});

describe('The index on the disk', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-knowledge-'));
    file = join(folder, 'knowledge.index');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was written, and can be changed further', async () => {
    const base = baseOf(...texts, unit(9, 'Лишнее', 'лишнее'));
    base.remove('9');
    await base.write(file);
    const again = new KnowledgeBase(thesaurus);
    assert.equal(await again.read(file), 'read');
    assert.deepEqual([...again.all()], [...base.all()]);
    again.put(unit(12, 'Сертификат отозван', 'Выпустите новый.'));
    again.remove('1');
    const anew = baseOf(...texts.slice(1), unit(12, 'Сертификат отозван', 'Выпустите новый.'));
    assert.deepEqual(
      again.find(asked('сертификат')).hits.map(({ unit: { id }, score }) => [id, score.toFixed(6)]),
      anew.find(asked('сертификат')).hits.map(({ unit: { id }, score }) => [id, score.toFixed(6)]),
    );
    assert.equal(again.index.vocabulary.find('лишн'), -1);
  });

  it('is known to be torn wherever a byte is wrong or missing', async () => {
    await baseOf(...texts).write(file);
    const whole = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, isCut) => {
        const bytes = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
        await writeFile(file, bytes);
        const base = new KnowledgeBase(thesaurus);
        assert.equal(await base.read(file), 'torn');
        assert.equal(base.size, 0);
      }),
      { numRuns: 60 },
    );
  });

  it('made with another thesaurus is of no use, and one that is absent is none', async () => {
    await baseOf(...texts).write(file);
    assert.equal(await new KnowledgeBase(parseThesaurus(['а = б'])).read(file), 'otherVersion');
    assert.equal(await new KnowledgeBase(thesaurus).read(join(folder, 'none')), 'absent');
  });
});
