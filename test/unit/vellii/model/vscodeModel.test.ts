import assert from 'node:assert/strict';
import { fakeVscode } from '../../ticketPanel/fakeVscode';
import { findVscodeModel } from '../../../../src/ui/model/vscodeModel';
import { provideDraft } from '../../../../src/vellii/provideDraft';
import { describeRequest, writeDraft } from '../../../../src/vellii/model/writeDraft';
import type { DraftContent } from '../../../../src/vellii/draft';
import type { LanguageModel } from '../../../../src/vellii/model/languageModel';
import type { DraftTask } from '../../../../src/vellii/model/request/draftTask';

interface Token {
  readonly isCancellationRequested: boolean;
  onCancelled: () => void;
}

interface Sent {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly justification: string;
  readonly token: Token;
}

/** What the model of the fake does with one request: pieces of text, or an error before or between them. */
type Behaviour = (sent: Sent) => AsyncIterable<string>;

const task: DraftTask = {
  ticket: {
    id: 77,
    summary: 'Не печатается акт, Бухгалтерова Ольга',
    description: 'Звоните +7 (916) 123-45-67, olga@ric901.example, ИНН 7707083893',
    stepsToReproduce: '',
    additionalInformation: '',
    category: 'Биллинг',
    type: 'Сбой',
    priority: null,
  },
  conversation: [],
  sources: [
    {
      id: '31',
      title: 'Акт не печатается',
      place: { kind: 'ticket', ticketId: 31, noteId: 5 },
      text: 'Снимите признак «Черновик».',
    },
  ],
  missing: [],
  categories: ['Биллинг'],
  wish: null,
  previousReply: null,
  known: { names: ['Ольга Бухгалтерова'] },
};

const good = JSON.stringify({
  kind: 'answer',
  reply: 'Здравствуйте! Снимите признак «Черновик» [1].',
  steps: [],
  citations: [1],
  missing: [],
  classification: null,
  setupChange: null,
});

function says(...pieces: readonly string[]): Behaviour {
  return async function* () {
    for (const piece of pieces) yield await Promise.resolve(piece);
  };
}

/** Says something and then fails. */
function breaks(error: Error, ...pieces: readonly string[]): Behaviour {
  return async function* () {
    for (const piece of pieces) yield await Promise.resolve(piece);
    throw error;
  };
}

describe('A language model of VS Code', () => {
  const before = fakeVscode.lm;
  let sent: Sent[] = [];
  afterEach(() => {
    fakeVscode.lm = before;
    sent = [];
  });

  /** The first request is answered by the first behaviour, the last one answers all that follow. */
  function offers(names: readonly string[], ...script: readonly Behaviour[]): void {
    const chats = names.map(name => ({
      id: `${name}-id`,
      name,
      family: `${name}-family`,
      sendRequest: (messages: Sent['messages'], { justification }: { justification: string }, token: Token) => {
        const request = { messages, justification, token };
        sent.push(request);
        const behaviour = script[Math.min(sent.length, script.length) - 1];
        return Promise.resolve({ text: behaviour?.(request) });
      },
    }));
    fakeVscode.lm = { selectChatModels: () => Promise.resolve(chats) };
  }

  /** The model refuses before it says anything, as where the person has said no. */
  function refuses(error: Error): void {
    const chat = { id: 'm', name: 'Модель', family: 'f', sendRequest: () => Promise.reject(error) };
    fakeVscode.lm = { selectChatModels: () => Promise.resolve([chat]) };
  }

  async function model(wanted = ''): Promise<LanguageModel> {
    const found = await findVscodeModel(wanted);
    assert.ok(found.ok, JSON.stringify(found));
    return found.value;
  }

  const write = async (signal = new AbortController().signal) => writeDraft(await model(), task, { signal });

  it('is the first there is, or the one of the settings by id, family or name', async () => {
    offers(['a', 'b']);
    for (const [wanted, name] of [
      ['', 'a'],
      ['b', 'b'],
      ['b-id', 'b'],
      ['b-family', 'b'],
    ] as const)
      assert.deepEqual((await model(wanted)).provider, { kind: 'vscode', model: name });
  });

  it('where there is none, the answer says what is missing', async () => {
    offers([]);
    assert.deepEqual(await findVscodeModel(''), { ok: false, error: { kind: 'notSetUp', missing: 'model' } });
    assert.deepEqual(await findVscodeModel('x'), { ok: false, error: { kind: 'notFound', model: 'x' } });
  });

  it('a VS Code without language models, or with an extension that fails, has none', async () => {
    for (const lm of [undefined, {}, { selectChatModels: () => Promise.reject(new Error('private')) }]) {
      fakeVscode.lm = lm;
      assert.deepEqual(await findVscodeModel(''), { ok: false, error: { kind: 'notSetUp', missing: 'model' } });
    }
  });

  it('writes a draft in pieces, and is told why it is asked', async () => {
    offers(['a'], says(good.slice(0, 60), good.slice(60)));
    const growing: string[] = [];
    const result = await writeDraft(await model(), task, {
      signal: new AbortController().signal,
      onReply: text => growing.push(text),
    });
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(result.value.reply, 'Здравствуйте! Снимите признак «Черновик» [1].');
    assert.ok(growing.length >= 2 && growing[0] !== growing.at(-1), 'it can be watched');
    assert.match(sent[0]!.justification, /Personal data is replaced/);
  });

  it('sees none of the personal data, and what it sees is what the request shows', async () => {
    offers(['a'], says(good));
    const asked = await model();
    const shown = describeRequest(asked, task);
    await writeDraft(asked, task, { signal: new AbortController().signal });
    const seen = sent.flatMap(({ messages }) => messages.map(({ content }) => content));
    for (const text of [shown, ...seen])
      for (const planted of ['Бухгалтеров', 'Ольг', '123-45-67', 'ric901', '7707083893'])
        assert.ok(!text.includes(planted), planted);
    for (const text of seen) assert.ok(shown.includes(text));
  });

  it('an answer that is no JSON is asked for once more; the question holds what was said', async () => {
    offers(['a'], says('Снимите признак.'), says(good));
    assert.ok((await write()).ok);
    assert.equal(sent.length, 2);
    assert.ok(sent[1]!.messages.some(({ role, content }) => role === 'assistant' && content === 'Снимите признак.'));
  });

  it('no JSON the second time either: the words are taken as a direction, never as an answer with sources', async () => {
    offers(['a'], says('Снимите признак «Черновик».'));
    const result = await write();
    assert.equal(sent.length, 2);
    assert.ok(!result.ok || result.value.kind !== 'answer', JSON.stringify(result));
  });

  for (const [what, error, expected] of [
    ['the person has refused', fakeVscode.LanguageModelError.NoPermissions('private'), { kind: 'notPermitted' }],
    [
      'the quota is used up',
      fakeVscode.LanguageModelError.Blocked('private'),
      { kind: 'rateLimited', retryAfter: null },
    ],
    ['the model is gone', fakeVscode.LanguageModelError.NotFound('private'), { kind: 'notFound', model: 'Модель' }],
    ['something else', new Error('private'), { kind: 'unreachable', code: null }],
  ] as const) {
    it(`${what}: a plain error without the words of the model’s extension`, async () => {
      refuses(error);
      assert.deepEqual(await write(), { ok: false, error: expected });
    });
  }

  it('a stream that breaks off is no draft, whatever came before', async () => {
    offers(['a'], breaks(new Error('socket'), good.slice(0, 80)));
    assert.deepEqual(await write(), { ok: false, error: { kind: 'unreachable', code: null } });
  });

  it('nothing said is said so', async () => {
    offers(['a'], says('', '  '));
    assert.deepEqual(await write(), { ok: false, error: { kind: 'empty' } });
  });

  it('cancelled, it stops the model at once and is no draft', async () => {
    const cancel = new AbortController();
    offers(['a'], async function* ({ token }) {
      yield await Promise.resolve(good.slice(0, 80));
      const stopped = new Promise<void>(resolve => (token.onCancelled = resolve));
      cancel.abort();
      await stopped;
      throw new Error('Canceled');
    });
    assert.deepEqual(await write(cancel.signal), { ok: false, error: { kind: 'cancelled' } });
    assert.equal(sent[0]!.token.isCancellationRequested, true);
  });

  it('cancelled before it was asked, it is not asked', async () => {
    offers(['a'], says(good));
    const cancel = new AbortController();
    cancel.abort();
    assert.deepEqual(await write(cancel.signal), { ok: false, error: { kind: 'cancelled' } });
    assert.equal(sent.length, 0);
  });

  it('the built-in composer stands in where it may, and says for what', async () => {
    refuses(fakeVscode.LanguageModelError.NoPermissions());
    const builtIn = JSON.parse(good) as DraftContent;
    const written = await provideDraft({ model: await model(), builtIn, mayFallBack: true }, task, {
      signal: new AbortController().signal,
    });
    assert.ok(written.ok);
    assert.deepEqual(written.value.provider, { kind: 'builtIn' });
    assert.deepEqual(written.value.insteadOf, { kind: 'notPermitted' });
  });
});
