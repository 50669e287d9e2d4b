import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../tools/processes';
import { repository } from '../../../tools/vscode-host/paths';

describe('npm run -s evaluate', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-evaluate-'));
    await mkdir(join(folder, 'base/deep'), { recursive: true });
    await writeFile(join(folder, 'base/top.md'), 'Общий порядок работы со складом.\n\n# Инвентаризация\n\nИнвентаризация: Склад → Сервис → «Начать пересчёт».\n');
    await writeFile(join(folder, 'base/deep/more.md'), '## Штрих-коды\n\nСканер штрих-кодов: Сервис → Оборудование → «Сканер».\n');
    await writeFile(join(folder, 'base/thesaurus.txt'), 'инвентаризация = ревизия\n');
    await writeFile(join(folder, 'tickets.json'), JSON.stringify({ issues: [issue(41), { id: 'broken' }] }));
    await writeFile(
      join(folder, 'questions.json'),
      JSON.stringify([
        { id: 'a', summary: 'Как провести ревизию', description: '', category: null, type: null, kind: 'paraphrase', expect: ['base/top.md#Инвентаризация'] },
        { id: 'b', summary: 'Касса не печатает чек', description: '', category: 'Касса', type: 'Сбой', kind: 'plain', expect: ['41'] },
        { id: 'c', summary: 'Полёт на Луну', description: 'стоимость ракеты', category: null, type: null, kind: 'unanswerable', expect: [] },
      ]),
    );
    await writeFile(join(folder, 'pii.json'), JSON.stringify([{ text: 'пишите на ivan@example.com' }, { text: 'ничего' }]));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const start = (...args: string[]): ReturnType<typeof run> =>
    run(process.execPath, ['--import=tsx', 'src/cli/evaluate/main.ts', ...args], { cwd: repository });

  it('prints one JSON object about another set', async function () {
    this.timeout(60_000);
    const file = (name: string): string => join(folder, name);
    const questions = file('questions.json');
    const { code, output } = await start('--kb', file('base'), '--tickets', file('tickets.json'), '--questions', questions, '--injections', questions, '--pii', file('pii.json'), '--json');
    assert.equal(code, 0, output);
    const json = output.split('\n').find(line => line.startsWith('{')) ?? '';
    const result = JSON.parse(json) as {
      totals: Record<string, number>;
      questions: { id: string; kind: string; hits: string[]; found: boolean; reply: string }[];
      injections: { id: string; reply: string }[];
      pii: { spans: unknown[] }[];
    };
    assert.deepEqual(Object.keys(result.totals), ['hit@1', 'hit@5', 'falseFound', 'citationSupport', 'msPerDraft']);
    assert.deepEqual(result.questions.map(({ id, hits, found }) => [id, hits[0], found]).slice(0, 2), [
      ['a', 'base/top.md#Инвентаризация', true],
      ['b', '41', true],
    ]);
    assert.equal(result.questions[2]?.found, false);
    assert.equal(result.totals['hit@1'], 1);
    assert.equal(result.injections.length, 3);
    assert.deepEqual(result.pii, [{ spans: [{ start: 10, end: 26, kind: 'email' }] }, { spans: [] }]);
    assert.match(output, /issues\[1\]/);
  });

  it('says what is wrong with its input', async function () {
    this.timeout(60_000);
    const broken = await start('--questions', join(folder, 'tickets.json'), '--json');
    assert.equal(broken.code, 1);
    assert.match(broken.output, /tickets\.json/);
    const absent = await start('--kb', join(folder, 'nowhere'), '--json');
    assert.equal(absent.code, 1);
    assert.match(absent.output, /nowhere/);
  });
});

function issue(id: number): object {
  const named = (name: string): object => ({ id: 1, name });
  return {
    id,
    summary: 'Касса не печатает чек',
    description: 'Чек не выходит.',
    project: named('Поддержка'),
    category: named('Касса'),
    reporter: { id: 5, name: 'klient', real_name: 'Анна Клиентова' },
    status: { id: 80, name: 'resolved', label: 'решён' },
    priority: { id: 20, name: 'low', label: 'низкий' },
    created_at: '2026-01-10T10:00:00+03:00',
    updated_at: '2026-01-11T10:00:00+03:00',
    notes: [
      {
        id: 1,
        reporter: { id: 6, name: 'staff', real_name: 'Пётр Сотрудников' },
        text: 'Замените ленту: Касса → Сервис → «Прогон».',
        view_state: { id: 10, name: 'public', label: 'публичный' },
        type: 'note',
        created_at: '2026-01-11T10:00:00+03:00',
        updated_at: '2026-01-11T10:00:00+03:00',
      },
    ],
  };
}
