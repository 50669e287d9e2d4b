import assert from 'node:assert/strict';
import { checkDraft, foreignIn, type DraftGrounds } from '../../../src/vellii/checkDraft';
import type { Draft, DraftContent } from '../../../src/vellii/draft';
import { provideDraft } from '../../../src/vellii/provideDraft';
import type { LanguageModel } from '../../../src/vellii/model/languageModel';
import type { ModelError } from '../../../src/vellii/model/modelError';
import type { DraftTask } from '../../../src/vellii/model/request/draftTask';

const content: DraftContent = {
  kind: 'answer',
  reply: 'Здравствуйте! Откройте Биллинг → Акты [1].',
  steps: [],
  citations: [1],
  missing: [],
  classification: null,
  setupChange: null,
};
const draft: Draft = {
  ...content,
  ticketId: 1,
  provider: { kind: 'builtIn' },
  confidence: 1,
  sources: [
    { id: '2', title: 'Акты', text: 'Откройте Биллинг → Акты.', place: { kind: 'ticket', ticketId: 2, noteId: 3 } },
  ],
  createdAt: 0,
};
const grounds: DraftGrounds = {
  ticketTexts: ['Не печатается акт', 'Ольга Бухгалтерова'],
  knowledgeTexts: ['Линия поддержки: 8 (800) 555-35-35'],
  known: { names: ['Ольга Бухгалтерова'] },
  others: ['Пётр Зряшкин', 'Елена Плановая'],
};

describe('What keeps a draft out', () => {
  const check = (change: Partial<Draft>) => checkDraft({ ...draft, ...change }, grounds);

  it('nothing, when all of it stands somewhere', () => {
    const { doubts, foreign, isUsable } = check({});
    assert.deepEqual([doubts, foreign, isUsable], [[], [], true]);
    assert.deepEqual(check({ reply: 'Ольга, здравствуйте! Звоните 8-800-555-35-35.' }).foreign, []);
  });

  it('another customer’s data, in the reply and in the steps', () => {
    const { foreign, doubts } = check({
      reply: 'Роман, здравствуйте! Договор № 118-ВЭ/2023.',
      steps: ['Позвоните Зряшкину: +7 (916) 123-45-67.'],
    });
    assert.deepEqual(
      foreign.map(({ text }) => text),
      ['Роман', '118-ВЭ/2023', 'Зряшкину', '+7 (916) 123-45-67'],
    );
    assert.deepEqual(
      doubts.filter(({ kind }) => kind === 'foreign').map(({ part }) => part),
      ['reply', 'reply', 0, 0],
    );
  });

  it('everyday words that are somebody’s surname do not', () => {
    assert.deepEqual(foreignIn('Плановая остановка будет объявлена.', grounds), []);
  });

  it('placeholders and promises', () => {
    assert.equal(check({ reply: 'Здравствуйте, [ИМЯ_3]!' }).isUsable, false);
    assert.equal(check({ reply: 'Здравствуйте! Исправим до завтра.' }).isUsable, false);
  });
});

const task: DraftTask = {
  ticket: {
    id: 1,
    summary: 'x',
    description: '',
    stepsToReproduce: '',
    additionalInformation: '',
    category: null,
    type: null,
    priority: null,
  },
  conversation: [],
  sources: draft.sources,
  missing: [],
  categories: [],
  wish: null,
  previousReply: null,
  known: { names: [] },
};

function model(answer: string | ModelError): LanguageModel {
  return {
    provider: { kind: 'endpoint', model: 'm' },
    answer: () =>
      Promise.resolve(
        typeof answer === 'string' ? { ok: true, value: { text: answer, end: 'stop' } } : { ok: false, error: answer },
      ),
    describe: () => '',
  };
}

describe('Who writes a draft', () => {
  const builtIn: DraftContent = { ...content, reply: 'Собрано.' };
  const watch = { signal: new AbortController().signal };

  it('the model, where there is one', async () => {
    const written = await provideDraft(
      { model: model(JSON.stringify(content)), builtIn, mayFallBack: true },
      task,
      watch,
    );
    assert.ok(written.ok);
    assert.deepEqual(
      [written.value.content.reply, written.value.provider.kind, written.value.insteadOf],
      [content.reply, 'endpoint', null],
    );
  });

  it('the built-in composer without a model, or in its place where that is allowed', async () => {
    const alone = await provideDraft({ model: null, builtIn, mayFallBack: false }, task, watch);
    assert.ok(alone.ok && alone.value.content.reply === 'Собрано.' && alone.value.insteadOf === null);
    const failing = model({ kind: 'unauthorised', hasKey: true });
    const stood = await provideDraft({ model: failing, builtIn, mayFallBack: true }, task, watch);
    assert.ok(stood.ok && stood.value.provider.kind === 'builtIn' && stood.value.insteadOf?.kind === 'unauthorised');
    const refused = await provideDraft({ model: failing, builtIn, mayFallBack: false }, task, watch);
    assert.deepEqual(refused, { ok: false, error: { kind: 'unauthorised', hasKey: true } });
  });

  it('nobody, after it was stopped', async () => {
    const stopped = await provideDraft(
      { model: model({ kind: 'cancelled' }), builtIn, mayFallBack: true },
      task,
      watch,
    );
    assert.deepEqual(stopped, { ok: false, error: { kind: 'cancelled' } });
  });
});
