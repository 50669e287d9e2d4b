import assert from 'node:assert/strict';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { silentLog } from '../../../../src/base/log';
import { KnowledgeWorker } from '../../../../src/vellii/knowledge/worker/knowledgeWorker';
import { TicketSearch } from '../../../../src/vellii/knowledge/worker/ticketSearch';
import type { Question } from '../../../../src/vellii/knowledge/knowledgeBase';
import { note, resolvedTicket, specialist } from './sampleTickets';

const rules = { resolvedThreshold: 80, isRobot: () => false };

const question: Question = {
  summary: 'отчёт пустой',
  description: 'в отчёте по продажам нет данных',
  category: 'Отчётность',
  type: null,
  exceptTicket: 99,
  now: 0,
};

describe('The knowledge worker', () => {
  let folder: string;
  let script: string;
  let worker: KnowledgeWorker;
  let deaths = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-worker-'));
    script = join(folder, 'worker.js');
    await build({
      entryPoints: [join(__dirname, '../../../../src/vellii/knowledge/worker/main.ts')],
      bundle: true,
      platform: 'node',
      outfile: script,
    });
  });

  beforeEach(() => {
    deaths = 0;
    worker = new KnowledgeWorker(script, silentLog, () => (deaths += 1));
  });

  afterEach(() => {
    worker.dispose();
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('closed, it knows nothing any more and writes nothing', async () => {
    const file = join(folder, 'closed.index');
    await worker.call('openKnowledge', { file, thesaurus: '' });
    await worker.call('updateTickets', { tickets: [resolvedTicket(5)], resolvedThreshold: 80, robots: [] });
    const before = await worker.call('similar', { question, limit: 5 });
    assert.equal(before.ok && before.value.length, 1);
    await worker.call('closeKnowledge', null);
    assert.deepEqual(await worker.call('similar', { question, limit: 5 }), { ok: true, value: [] });
    assert.deepEqual(await worker.call('save', null), { ok: true, value: 0 });
    await assert.rejects(access(file));
  });

  it('indexes tickets and articles, drafts from them, and finds them again after a restart', async () => {
    const file = join(folder, 'knowledge.index');
    assert.deepEqual(await worker.call('openKnowledge', { file, thesaurus: '' }), {
      ok: true,
      value: { found: 'absent', size: 0 },
    });
    await worker.call('updateTickets', { tickets: [resolvedTicket(5)], resolvedThreshold: 80, robots: [] });
    const article = {
      folder: 'kb',
      file: 'a.md',
      text: '# Сброс вида\nПравая кнопка → «Сбросить».\n',
      changedAt: null,
    };
    assert.deepEqual(await worker.call('setArticles', [article]), { ok: true, value: 2 });
    const draft = await worker.call('draft', { ticketId: 99, question, priority: null, missing: [] });
    assert.ok(draft.ok && draft.value.found);
    assert.deepEqual(draft.value.sources[0]?.id, '5');
    await worker.call('save', null);

    const again = new KnowledgeWorker(script, silentLog);
    assert.deepEqual(await again.call('openKnowledge', { file, thesaurus: '' }), {
      ok: true,
      value: { found: 'read', size: 2 },
    });
    // A ticket that was opened again, and an article that is gone, leave the index.
    const reopened = resolvedTicket(5, { status: { id: 50, name: 'assigned', label: 'назначен' } });
    await again.call('updateTickets', { tickets: [reopened], resolvedThreshold: 80, robots: [] });
    assert.deepEqual(await again.call('setArticles', []), { ok: true, value: 0 });
    again.dispose();
  });

  it('makes a torn index anew', async () => {
    const file = join(folder, 'torn.index');
    await writeFile(file, 'VEK');
    assert.deepEqual(await worker.call('openKnowledge', { file, thesaurus: '' }), {
      ok: true,
      value: { found: 'torn', size: 0 },
    });
    await worker.call('updateTickets', { tickets: [resolvedTicket(5)], resolvedThreshold: 80, robots: [] });
    await worker.call('save', null);
    assert.deepEqual(await worker.call('openKnowledge', { file, thesaurus: '' }), {
      ok: true,
      value: { found: 'read', size: 1 },
    });
  });

  it('searches tickets and indexes only what has changed', async () => {
    const search = new TicketSearch(worker);
    await search.open(join(folder, 'search.index'));
    const many = Array.from({ length: 250 }, (_, index) =>
      resolvedTicket(index + 1, { summary: `Отчёт номер ${String(index + 1)}`, updatedAt: 5 }),
    );
    assert.deepEqual(await search.update(many, rules), { ok: true, value: 250 });
    const [first, ...rest] = many;
    assert.ok(first !== undefined);
    const unchanged = { ...first, summary: 'Никто не увидит' };
    const changed = resolvedTicket(2, {
      summary: 'Сертификат отозван',
      updatedAt: 6,
      notes: [note(specialist, 'роуминг')],
    });
    await search.update([unchanged, changed, ...rest.slice(1)], rules);
    const found = async (text: string): Promise<number[]> => {
      const result = await search.search(text, 5);
      assert.ok(result.ok);
      return result.value.map(({ id }) => id);
    };
    assert.deepEqual(await found('сертиф'), [2]);
    assert.deepEqual(await found('роуминг'), [2]);
    assert.deepEqual(await found('увидит '), []);
    await search.remove([2]);
    assert.deepEqual(await found('сертиф'), []);
  });

  it('takes the notes in as soon as they are read, although the ticket has not changed', async () => {
    const search = new TicketSearch(worker);
    await search.open(join(folder, 'notes.index'));
    const whole = resolvedTicket(8, { updatedAt: 5, notes: [note(specialist, 'Сертификат продлён, проверьте вход.')] });
    await search.update([{ ...whole, notes: null }], rules);
    const found = async (): Promise<unknown> => {
      const result = await search.search('сертификата ', 5);
      assert.ok(result.ok);
      return result.value.map(({ id, passage, answer }) => [id, passage?.place, answer]);
    };
    assert.deepEqual(await found(), []);
    await search.update([whole], rules);
    assert.deepEqual(await found(), [[8, 'note', 'Сертификат продлён, проверьте вход.']]);
  });

  it('answers calls in their order', async () => {
    const search = new TicketSearch(worker);
    await search.open(join(folder, 'order.index'));
    const updating = search.update([resolvedTicket(7, { summary: 'Накладная' })], rules);
    await updating;
    const [before, , after] = await Promise.all([
      search.search('накладная', 5),
      search.remove([7]),
      search.search('накладная', 5),
    ]);
    assert.ok(before.ok && after.ok);
    assert.deepEqual([before.value.length, after.value.length], [1, 0]);
  });

  it('tells a failure without the texts it was about, and goes on', async () => {
    const failed = await worker.call('openKnowledge', { file: folder, thesaurus: '' });
    assert.ok(!failed.ok && failed.error.kind === 'failed' && failed.error.reason.includes('EISDIR'));
    assert.ok(!failed.error.reason.includes(folder));
    assert.ok((await worker.call('similar', { question, limit: 3 })).ok);
  });

  it('fails what was asked when it dies, and starts anew', async () => {
    const dying = join(folder, 'dying.js');
    await writeFile(dying, "require('node:worker_threads').parentPort.on('message', () => process.exit(1));");
    const mortal = new KnowledgeWorker(dying, silentLog, () => (deaths += 1));
    for (const round of [1, 2]) {
      assert.deepEqual(await mortal.call('save', null), { ok: false, error: { kind: 'stopped' } });
      assert.equal(deaths, round);
    }
    mortal.dispose();
    assert.deepEqual(await mortal.call('save', null), { ok: false, error: { kind: 'stopped' } });
  });
});
