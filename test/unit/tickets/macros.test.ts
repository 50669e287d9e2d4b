import '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { fillIn, variableNames, type VariableValues } from '../../../src/tickets/macros/fillIn';
import { parseMacro } from '../../../src/tickets/macros/parseMacro';
import { readMacros } from '../../../src/tickets/macros/readMacros';
import type { TicketSession } from '../../../src/ui/ticketPanel/session';
import { greeting, macroValues } from '../../../src/ui/ticketPanel/writing/macroValues';
import { makeTicket } from '../ticketPanel/makeTicket';

const nothing = Object.fromEntries(Object.keys(variableNames).map(name => [name, null])) as VariableValues;

describe('a macro’s file', () => {
  it('has title and tags before its text', () => {
    const source = '---\r\ntitle: Принято\r\ntags: [начало, ответ]\r\n---\r\n{{greeting}}!\r\n\r\nПринято.\r\n';
    assert.deepEqual(parseMacro('a/prinyato.md', source), {
      id: 'a/prinyato.md',
      title: 'Принято',
      tags: ['начало', 'ответ'],
      body: '{{greeting}}!\n\nПринято.',
    });
  });

  it('does without them: its name stands for the title', () => {
    assert.equal(parseMacro('нужны-подробности.md', 'Текст')?.title, 'нужны подробности');
    assert.deepEqual(parseMacro('a.md', '---\ntags: один, два\n---\nТекст')?.tags, ['один', 'два']);
    assert.equal(parseMacro('a.md', '---\ntitle: 2024\n---\nТекст')?.title, '2024');
  });

  it('takes a line of dashes inside the text for what it is', () => {
    assert.equal(parseMacro('a.md', 'До\n---\nПосле')?.body, 'До\n---\nПосле');
  });

  for (const source of [
    '',
    '---\ntitle: Пусто\n---\n',
    '---\ntitle: [\n---\nТекст',
    '---\na: &a [1]\nb: *a\n---\nТекст',
  ]) {
    it(`is none: ${JSON.stringify(source)}`, () => assert.equal(parseMacro('a.md', source), null));
  }
});

describe('a folder of macros', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-macros-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is read with its subfolders, by title; what cannot be understood costs no other', async () => {
    await mkdir(join(folder, 'внутренние'));
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, 'b.md'), '---\ntitle: Яблоко\n---\nя');
    await writeFile(join(folder, 'внутренние/a.md'), '---\ntitle: Арбуз\n---\nа');
    await writeFile(join(folder, 'broken.md'), '---\ntitle: [\n---\nх');
    await writeFile(join(folder, 'latin1.md'), Buffer.from([0xcf, 0xf0, 0xe8]));
    await writeFile(join(folder, 'big.md'), 'ы'.repeat(70_000));
    await writeFile(join(folder, 'notes.txt'), 'нет');
    await writeFile(join(folder, 'README.md'), 'нет');
    await writeFile(join(folder, '.git/a.md'), 'нет');
    const read = await readMacros(folder);
    assert.ok(read.ok);
    assert.deepEqual(
      read.value.macros.map(({ id, title }) => [id, title]),
      [
        ['внутренние/a.md', 'Арбуз'],
        ['b.md', 'Яблоко'],
      ],
    );
    assert.deepEqual(read.value.skipped, ['big.md', 'broken.md', 'latin1.md']);
  });

  it('that is not there is an error with its reason', async () => {
    const read = await readMacros(join(folder, 'нет'));
    assert.ok(!read.ok && read.error.reason.includes('ENOENT'));
  });

  it('of the sample is understood whole, and knows every variable but those for the person', async () => {
    const read = await readMacros(join(__dirname, '../../../demo/macros'));
    assert.ok(read.ok);
    assert.deepEqual(read.value.skipped, []);
    const filled = Object.fromEntries(Object.keys(variableNames).map(name => [name, 'х'])) as VariableValues;
    const unfilled = read.value.macros.flatMap(({ body }) => fillIn(body, filled).unfilled);
    assert.deepEqual([...new Set(unfilled)].sort(), ['{{что осталось}}', '{{что сделано}}']);
  });
});

describe('the variables of a macro', () => {
  it('go by English and Russian names, with spaces and in any case', () => {
    const { text, unfilled } = fillIn('{{ Риц }} №{{number}} {{НОМЕР}}', {
      ...nothing,
      customer: 'Северный',
      number: '7',
    });
    assert.deepEqual([text, unfilled], ['Северный №7 7', []]);
  });

  it('that nothing is known for stay and are named', () => {
    const { text, unfilled } = fillIn('{{customer}}: {{что сделано}}, {{customer}}', nothing);
    assert.equal(text, '{{customer}}: {{что сделано}}, {{customer}}');
    assert.deepEqual(unfilled, ['{{customer}}', '{{что сделано}}']);
  });

  it('never fill what was filled in: a ticket’s text is text', () => {
    const { text } = fillIn('{{summary}}', { ...nothing, summary: '{{me}} $& $1', me: 'тайна' });
    assert.equal(text, '{{me}} $& $1');
  });

  it('leave every other text as it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter(text => !text.includes('{{')),
        text => {
          assert.deepEqual(fillIn(text, nothing), { text, unfilled: [] });
        },
      ),
    );
  });

  it('greet by the time of day in Moscow', () => {
    const at = (hour: number): string => greeting(Date.UTC(2026, 10, 24, hour - 3, 30));
    assert.deepEqual([4, 5, 11, 12, 17, 18, 22, 23].map(at), [
      'Здравствуйте',
      'Доброе утро',
      'Доброе утро',
      'Добрый день',
      'Добрый день',
      'Добрый вечер',
      'Добрый вечер',
      'Здравствуйте',
    ]);
  });

  it('say what the ticket says, on one harmless line, and its open deadlines', () => {
    const session = {
      me: { id: 3, login: 'support1', realName: 'Борис Поддержкин', email: null },
      now: () => Date.UTC(2026, 10, 24, 8),
      slaBlock: () => ({
        milestones: [
          { state: 'met', title: 'Назначение', due: 'пт' },
          { state: 'onTrack', title: 'Решение', due: 'вт 24.12, 11:00 МСК' },
        ],
      }),
    } as unknown as TicketSession;
    const values = macroValues(makeTicket({ summary: 'Сбой\nу\u202Eвсех', handler: null }), session);
    assert.equal(values.summary, 'Сбой увсех');
    assert.deepEqual([values.handler, values.me, values.number], [null, 'Борис Поддержкин', '1234']);
    assert.equal(values.deadline, 'вт 24.12, 11:00 МСК');
    assert.equal(values.deadlines, '- Решение: вт 24.12, 11:00 МСК');
    assert.equal(values.date, '24.11.2026');
  });
});
