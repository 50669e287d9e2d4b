import assert from 'node:assert/strict';
import { silentLog, type Log } from '../../../src/base/log';
import type { Source } from '../../../src/vellii/draft';
import type { Capability } from '../../../src/vellii/model/endpoint/capability';
import { EndpointModel } from '../../../src/vellii/model/endpoint/endpointModel';
import type { EndpointSettings } from '../../../src/vellii/model/endpoint/settings';
import { describeRequest, writeDraft } from '../../../src/vellii/model/writeDraft';
import type { DraftTask } from '../../../src/vellii/model/request/draftTask';
import { event, fails, says, saysAtOnce, startModelServer, type Behaviour, type ModelServer } from './modelServer';

const sources: readonly Source[] = [
  {
    id: '31',
    title: 'Акт не печатается',
    place: { kind: 'ticket', ticketId: 31, noteId: 5 },
    text: 'Откройте Биллинг → Акты и снимите признак «Черновик».',
  },
  {
    id: 'knowledge/billing.md#Акты',
    title: 'Акты',
    place: { kind: 'file', path: 'knowledge/billing.md', fromLine: 3, toLine: 9 },
    text: 'Акт печатается из карточки. Описание: https://docs.example/akty',
  },
];

const task: DraftTask = {
  ticket: {
    id: 77,
    summary: 'Не печатается акт, Бухгалтерова Ольга',
    description: 'Не печатается акт по договору № 118-ВЭ/2023. Звоните +7 (916) 123-45-67, olga@ric901.example.',
    stepsToReproduce: '',
    additionalInformation: 'ИНН 7707083893, карта 4111 1111 1111 1111, паспорт 4510 123456',
    category: 'Биллинг',
    type: 'Сбой',
    priority: 'Блокирует работу',
  },
  conversation: [
    { from: 'support', text: 'Ольга, добрый день! Уточните период.' },
    { from: 'customer', text: 'Июль. С уважением, Бухгалтерова О.П., СНИЛС 112-233-445 95, сервер 192.168.1.15' },
  ],
  sources,
  missing: [{ key: 'errorText', title: 'Текст ошибки' }],
  categories: ['Биллинг', 'Депо'],
  wish: null,
  previousReply: null,
  known: { names: ['Ольга Бухгалтерова'] },
};

/** What must never be seen outside. */
const planted = [
  'Бухгалтеров',
  'Ольга',
  '118-ВЭ/2023',
  '123-45-67',
  'ric901',
  '7707083893',
  '4111',
  '4510 123456',
  '112-233-445',
  '192.168.1.15',
];

const good = {
  kind: 'answer',
  reply: 'Здравствуйте, [ИМЯ_1.2]! Откройте Биллинг → Акты и снимите признак «Черновик» [1].',
  steps: ['Откройте акт [2].'],
  citations: [1],
  missing: ['errorText', 'since'],
  classification: { type: 'consultation', category: 'Депо', priority: null, reason: 'вопрос о работе' },
  setupChange: null,
};
const json = JSON.stringify(good);

describe('Drafts of a model server', () => {
  let server: ModelServer;
  afterEach(() => server.close());

  async function draft(
    script: readonly Behaviour[],
    {
      settings = {},
      key = 'secret-key',
      memory = new Map<string, Capability>(),
      log = silentLog,
      from = task,
      watch = {},
    }: {
      settings?: Partial<EndpointSettings>;
      key?: string | null;
      memory?: Map<string, Capability>;
      log?: Log;
      from?: DraftTask;
      watch?: { onReply?: (text: string) => void; onWaiting?: (ms: number) => void; signal?: AbortSignal };
    } = {},
  ) {
    server = await startModelServer(...script);
    const model = new EndpointModel({
      settings: { baseUrl: server.baseUrl, model: 'test', headers: {}, timeout: 5000, policy: 'internal', ...settings },
      key,
      memory: { read: at => memory.get(at), write: (at, value) => memory.set(at, value) },
      log,
      wait: () => Promise.resolve(),
    });
    const request = describeRequest(model, from);
    const result = await writeDraft(model, from, { signal: new AbortController().signal, ...watch });
    return { result, request };
  }

  function assertGood({ result }: Awaited<ReturnType<typeof draft>>): void {
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(result.value.kind, 'answer');
    assert.match(
      result.value.reply,
      /^Здравствуйте, .*! Откройте Биллинг → Акты и снимите признак «Черновик» \[1\]\.$/,
    );
    assert.deepEqual(result.value.citations, [1, 2]);
    assert.deepEqual(result.value.missing, ['errorText']);
    assert.equal(result.value.classification?.category, 'Депо');
  }

  it('keeps to the schema: strict, every key required, without bounds that servers refuse', async () => {
    assertGood(await draft([says(json)]));
    const format = server.requests[0]!.body.response_format!;
    assert.equal(format.type, 'json_schema');
    assert.equal(format.json_schema?.strict, true);
    const schema = format.json_schema.schema as { required: string[]; additionalProperties: boolean };
    assert.deepEqual(schema.required.toSorted(), Object.keys(good).toSorted());
    assert.equal(schema.additionalProperties, false);
    assert.doesNotMatch(JSON.stringify(schema), /m(?:ax|in)(?:Length|Items|imum)/);
  });

  it('puts personal data back', async () => {
    const { result } = await draft([says(json)]);
    assert.ok(result.ok && result.value.reply.startsWith('Здравствуйте, Ольга!'), JSON.stringify(result));
  });

  it('sends none of the planted data, and nothing else than «Показать запрос» shows', async () => {
    const { request } = await draft([says(json)], { settings: { headers: { 'X-Team': 'support' } } });
    const wire = server.wire();
    const sent = wire.slice(wire.indexOf('\r\n\r\n') + 4);
    assert.ok(sent.includes('[ИМЯ_1]') && sent.includes('ДОГОВОР_1'), sent);
    for (const value of planted) assert.ok(!wire.includes(value), `${value} went over the wire`);
    const shown = request.slice(request.indexOf('\n\n') + 2);
    assert.deepEqual(JSON.parse(shown), server.requests[0]!.body);
    assert.ok(!request.includes('secret-key') && !request.includes('support\n'));
    const { headers } = server.requests[0]!;
    assert.equal(headers.authorization, 'Bearer secret-key');
    assert.equal(headers['x-team'], 'support');
    assert.deepEqual(
      Object.keys(headers).filter(name => /stainless|openai|cookie/.test(name)),
      [],
    );
  });

  it('takes neither key nor headers from the environment', async () => {
    const before = { ...process.env };
    Object.assign(process.env, { OPENAI_API_KEY: 'of-env', OPENAI_CUSTOM_HEADERS: 'X-Env: yes', OPENAI_ORG_ID: 'org' });
    try {
      assertGood(await draft([says(json)], { key: null }));
    } finally {
      for (const name of ['OPENAI_API_KEY', 'OPENAI_CUSTOM_HEADERS', 'OPENAI_ORG_ID']) {
        if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[name];
      }
    }
    assert.doesNotMatch(server.wire(), /of-env|X-Env|authorization|openai-org/i);
  });

  it('streams the reply with names put back and without half a bracket', async () => {
    const seen: string[] = [];
    const { result } = await draft([says(json, { size: 3 })], { watch: { onReply: text => seen.push(text) } });
    assert.ok(result.ok);
    assert.ok(seen.length > 10);
    for (const text of seen) assert.ok(result.value.reply.startsWith(text), text);
    assert.equal(seen.at(-1), result.value.reply);
  });

  const kindly: readonly (readonly [string, Behaviour[]])[] = [
    ['in a code fence', [says('Вот ответ:\n```json\n' + JSON.stringify(good, null, 2) + '\n```\nГотово.')]],
    ['behind reasoning in the text', [says('<think>Нужен {"reply": "нет"} или {}…</think>\n' + json)]],
    ['behind reasoning without an opening', [says('так, подумаю {"kind"…</think>' + json)]],
    ['behind reasoning in a field of its own', [says(json, { delta: { reasoning_content: 'думаю {"reply":"x"}' } })]],
    ['in one piece', [saysAtOnce(json)]],
    [
      'with line ends in strings and a comma too many',
      [says(json.replace('! Откройте', '!\n Откройте').replace(/\}$/, ',}').replace('!\n ', '! '))],
    ],
    ['without the keys that are empty', [says(JSON.stringify({ ...good, setupChange: undefined }))]],
    [
      'with a kind in Russian and numbers as text',
      [says(JSON.stringify({ ...good, kind: 'Готовый ответ', citations: ['[1]'] }))],
    ],
    ['after plain words', [says('Откройте акт и снимите признак.'), says(json)]],
    ['after an answer of another shape', [says('{"reply": 5}'), says(json)]],
    ['after citing what is not there', [says(json.replace('[2]', '[9]')), says(json)]],
    ['after it was cut off', [says(json.slice(0, 60), { finish: 'length' }), says(json)]],
    ['after the stream broke', [says(json.slice(0, 60), { finish: null }), says(json)]],
    ['after 429', [fails(429, 'slow down', { 'Retry-After': '1' }), says(json)]],
    ['after 503', [fails(503), says(json)]],
    ['where schemas are refused', [fails(400, 'response_format json_schema is not supported'), says(json)]],
    ['where every format is refused', [fails(400, 'unknown field'), fails(422, 'unknown field'), says(json)]],
    ['where temperature is refused', [fails(400, "Unsupported value: 'temperature'"), says(json)]],
    ['after 413', [fails(413, 'Payload Too Large'), says(json)]],
    ['after «context length exceeded»', [fails(400, "This model's maximum context length is 4096 tokens"), says(json)]],
  ];
  for (const [name, script] of kindly) {
    it(`a good answer ${name}`, async () => {
      assertGood(await draft(script));
      assert.equal(server.requests.length, script.length);
    });
  }

  const badly: readonly (readonly [string, Behaviour[], object])[] = [
    ['401', [fails(401)], { kind: 'unauthorised', hasKey: true }],
    ['403', [fails(403)], { kind: 'unauthorised', hasKey: true }],
    ['404', [fails(404)], { kind: 'notFound', model: 'test' }],
    ['429 for long', [fails(429, 'x', { 'Retry-After': '3600' })], { kind: 'rateLimited', retryAfter: 3_600_000 }],
    ['429 again and again', [fails(429, 'x', { 'Retry-After': '2' })], { kind: 'rateLimited', retryAfter: 2000 }],
    ['413 twice', [fails(413)], { kind: 'tooLarge' }],
    ['500', [fails(500)], { kind: 'server', status: 500 }],
    ['a refusal', [says('', { delta: { refusal: 'no' } })], { kind: 'refused' }],
    ['a refusal in words', [says('Извините, я не могу помочь с этим запросом.')], { kind: 'refused' }],
    ['a content filter', [says('Зд', { finish: 'content_filter' })], { kind: 'refused' }],
    ['nothing', [says('')], { kind: 'empty' }],
    [
      'nothing but reasoning',
      [says('', { delta: { reasoning_content: 'думаю' }, finish: 'length' })],
      { kind: 'truncated' },
    ],
    ['words twice', [says('Просто снимите признак.')], { kind: 'unreadable' }],
    ['a text cut off twice', [says(json.slice(0, 50), { finish: 'length' })], { kind: 'truncated' }],
    [
      'an error inside the stream',
      [
        (_, response) =>
          void response
            .writeHead(200, { 'Content-Type': 'text/event-stream' })
            .end('data: {"error":{"message":"boom"}}\n\n'),
      ],
      { kind: 'server', status: 500 },
    ],
    [
      'a login page',
      [(_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>')],
      { kind: 'notAnEndpoint' },
    ],
    [
      'other JSON',
      [(_, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"hello":1}')],
      { kind: 'notAnEndpoint' },
    ],
    [
      'a redirect',
      [(_, response) => void response.writeHead(307, { Location: 'http://127.0.0.1:1/v1/chat/completions' }).end()],
      { kind: 'redirected' },
    ],
    ['a closed connection', [(_, response) => void response.destroy()], { kind: 'unreachable' }],
  ];
  for (const [name, script, error] of badly) {
    it(`says what is wrong after ${name}`, async () => {
      const { result } = await draft(script);
      assert.ok(!result.ok, JSON.stringify(result));
      assert.deepEqual({ ...result.error, ...error }, result.error);
    });
  }

  it('waits as long as the server says', async () => {
    const waits: number[] = [];
    assertGood(
      await draft([fails(429, 'x', { 'Retry-After': '7' }), says(json)], {
        watch: { onWaiting: ms => waits.push(ms) },
      }),
    );
    assert.deepEqual(waits, [7000]);
  });

  it('a silent server is given up, a slow one is not', async () => {
    const slow = await draft([says(json, { size: 40, pause: 60 })], { settings: { timeout: 400 } });
    assertGood(slow);
    await server.close();
    const stops: Behaviour = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(event({ content: '{' }));
    };
    const { result } = await draft([stops], { settings: { timeout: 300 } });
    assert.deepEqual(result, { ok: false, error: { kind: 'timeout', after: 300 } });
  });

  it('can be cancelled in the middle', async () => {
    const controller = new AbortController();
    const { result } = await draft([says(json, { size: 2, pause: 5 })], {
      watch: { signal: controller.signal, onReply: () => controller.abort() },
    });
    assert.deepEqual(result, { ok: false, error: { kind: 'cancelled' } });
  });

  it('remembers what the endpoint can do', async () => {
    const memory = new Map<string, Capability>();
    assertGood(await draft([fails(400, 'x'), says(json)], { memory }));
    await server.close();
    const [remembered] = memory.values();
    assert.equal(remembered?.format, 'object');
    // The same address: the memory of one endpoint holds for no other.
    server = await startModelServer(says(json));
    const model = new EndpointModel({
      settings: { baseUrl: server.baseUrl, model: 'test', headers: {}, timeout: 5000, policy: 'internal' },
      key: null,
      memory: { read: at => (at === `${server.baseUrl} test` ? remembered : undefined), write: () => undefined },
      log: silentLog,
    });
    assert.ok((await writeDraft(model, task, { signal: new AbortController().signal })).ok);
    assert.equal(server.requests[0]!.body.response_format?.type, 'json_object');
  });

  it('a schema that was ignored is asked for no more', async () => {
    const memory = new Map<string, Capability>();
    assertGood(await draft([says('Снимите признак.'), says(json)], { memory }));
    assert.deepEqual(
      server.requests.map(({ body }) => body.response_format?.type),
      ['json_schema', 'json_object'],
    );
    assert.equal([...memory.values()][0]?.format, 'object');
  });

  it('asks nobody where the policy forbids it', async () => {
    const none = await draft([says(json)], { settings: { policy: 'none' } });
    assert.deepEqual(none.result, { ok: false, error: { kind: 'forbidden', reason: 'none' } });
    assert.equal(server.wire(), '');
    await server.close();
    const outside = await draft([says(json)], { settings: { baseUrl: 'http://203.0.113.7/v1' } });
    assert.deepEqual(outside.result, { ok: false, error: { kind: 'forbidden', reason: 'notInternal' } });
  });

  describe('only internal addresses', () => {
    /** Asks the scripted server by a name that no system can resolve; `names` are the answers of the name server, in turn. */
    async function ask(script: readonly Behaviour[], names: readonly (readonly string[])[]) {
      server = await startModelServer(...script);
      const { port } = new URL(server.baseUrl);
      let lookups = 0;
      const model = new EndpointModel({
        settings: {
          baseUrl: `http://models.rebinding.invalid:${port}/v1`,
          model: 'test',
          headers: {},
          timeout: 5000,
          policy: 'internal',
        },
        key: 'secret-key',
        memory: { read: () => undefined, write: () => undefined },
        log: silentLog,
        resolve: () => Promise.resolve(names[Math.min(lookups++, names.length - 1)] ?? []),
        wait: () => Promise.resolve(),
      });
      const result = await writeDraft(model, task, { signal: new AbortController().signal });
      return { result, lookups, port };
    }

    it('the request goes to the address that was looked at, under the name of the settings', async () => {
      const { result, lookups, port } = await ask([says(json)], [['127.0.0.1'], ['203.0.113.7']]);
      assert.ok(result.ok, JSON.stringify(result));
      assert.equal(lookups, 1, 'nobody asks again what the name means');
      assert.equal(server.requests[0]!.headers.host, `models.rebinding.invalid:${port}`);
      assert.equal(server.requests[0]!.headers.authorization, 'Bearer secret-key');
    });

    it('asking again after a refusal stays with that address', async () => {
      const { result } = await ask(
        [fails(429, 'x', { 'Retry-After': '1' }), says(json)],
        [['127.0.0.1'], ['203.0.113.7']],
      );
      assert.ok(result.ok, JSON.stringify(result));
      assert.equal(server.requests.length, 2);
    });

    it('a name that has become public by the second question of a draft is asked nothing more', async () => {
      const { result, lookups } = await ask([says('Снимите признак.'), says(json)], [['127.0.0.1'], ['203.0.113.7']]);
      assert.equal(lookups, 2);
      assert.equal(server.requests.length, 1);
      assert.deepEqual(result, { ok: false, error: { kind: 'forbidden', reason: 'notInternal' } });
    });

    it('one public address among private ones is one too many', async () => {
      const { result } = await ask([says(json)], [['127.0.0.1', '203.0.113.7']]);
      assert.deepEqual(result, { ok: false, error: { kind: 'forbidden', reason: 'notInternal' } });
      assert.equal(server.wire(), '');
    });

    it('a public address in the clothes of IPv6 is public', async () => {
      const { result } = await ask([says(json)], [['::ffff:203.0.113.7']]);
      assert.deepEqual(result, { ok: false, error: { kind: 'forbidden', reason: 'notInternal' } });
    });

    it('where nobody answers at one address, the next one is asked', async () => {
      const { result } = await ask([says(json)], [['127.0.0.2', '127.0.0.1']]);
      assert.ok(result.ok, JSON.stringify(result));
    });

    it('a server that nobody reaches is unreachable, and a redirect is followed nowhere', async () => {
      const nobody = await ask([says(json)], [['127.0.0.2']]);
      assert.deepEqual(nobody.result, { ok: false, error: { kind: 'unreachable', code: 'ECONNREFUSED' } });
      await server.close();
      const moved = await ask([fails(307, 'x', { Location: 'http://203.0.113.7/v1' })], [['127.0.0.1']]);
      assert.deepEqual(moved.result, { ok: false, error: { kind: 'redirected' } });
    });

    it('a draft is cancelled while its answer is coming', async () => {
      server = await startModelServer(says(json, { pause: 50 }));
      const cancel = new AbortController();
      const model = new EndpointModel({
        settings: { baseUrl: server.baseUrl, model: 'test', headers: {}, timeout: 5000, policy: 'internal' },
        key: null,
        memory: { read: () => undefined, write: () => undefined },
        log: silentLog,
      });
      const writing = writeDraft(model, task, { signal: cancel.signal, onReply: () => cancel.abort() });
      assert.deepEqual(await writing, { ok: false, error: { kind: 'cancelled' } });
    });
  });

  it('writes no text and no key into the log', async () => {
    const lines: string[] = [];
    const note = (message: string, error?: unknown): void =>
      void lines.push(`${message} ${error instanceof Error ? error.message : ''}`);
    const log: Log = { debug: note, info: note, warn: note, error: note };
    await draft([fails(400, 'Bearer secret-key Ольга акт')], { log });
    await server.close();
    await draft([fails(500, 'secret-key акт')], { log });
    assert.ok(lines.length > 0);
    assert.doesNotMatch(lines.join('\n'), /secret-key|Ольга|акт/);
  });

  it('links that the model made up lose their target', async () => {
    const reply = 'Смотрите [здесь](https://evil.example/x), https://evil.example/y и https://docs.example/akty [2].';
    const { result } = await draft([says(JSON.stringify({ ...good, reply }))]);
    assert.ok(result.ok);
    assert.equal(result.value.reply, 'Смотрите здесь, (ссылка убрана) и https://docs.example/akty [2].');
  });

  it('a wish goes with the draft it is about', async () => {
    await draft([says(json)], { from: { ...task, wish: 'короче, для Ольги', previousReply: 'Ольга, откройте акт.' } });
    const [, user] = server.requests[0]!.body.messages;
    assert.match(user!.content, /Пожелание инженера к черновику: "короче, для \[ИМЯ_1/);
    assert.match(user!.content, /Прежний черновик/);
    assert.ok(!server.wire().includes('Ольг'));
  });
});
