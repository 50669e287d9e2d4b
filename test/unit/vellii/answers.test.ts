import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Source } from '../../../src/vellii/draft';
import { findJsonObject, withoutReasoning } from '../../../src/vellii/model/answer/jsonText';
import { partialReply } from '../../../src/vellii/model/answer/partialReply';
import { readAnswer, readLeniently } from '../../../src/vellii/model/answer/readAnswer';
import { withoutLinks } from '../../../src/vellii/model/answer/withoutLinks';
import { checkedEndpoint } from '../../../src/vellii/model/endpoint/settings';
import { mayAsk } from '../../../src/vellii/model/endpoint/policy';
import { draftRequest, fullLimits, smallLimits, textsOf } from '../../../src/vellii/model/request/draftRequest';
import type { DraftTask } from '../../../src/vellii/model/request/draftTask';
import { instructions } from '../../../src/vellii/model/request/instructions';
import { Pseudonyms } from '../../../src/vellii/privacy/pseudonyms';
import { injections } from './injections';

const content = {
  kind: 'direction',
  reply: 'Проверьте [1].\n«Кавычки» и \\ черта "так"',
  steps: [],
  citations: [1],
  missing: [],
  classification: null,
  setupChange: null,
};

describe('Reading an answer', () => {
  it('finds the object wherever it stands', () => {
    const json = JSON.stringify(content);
    for (const text of [
      json,
      `{} {"a":1} ${json} {"b":2}`,
      `\`\`\`json\n${json}\n\`\`\``,
      `<think>{"reply":"x"}</think>${json}`,
    ]) {
      assert.deepEqual(findJsonObject(text, 'reply'), content, text);
    }
    for (const text of ['', '{', '{"reply"', '[{"a":1}]', '{'.repeat(5000), '"'.repeat(5000)]) {
      assert.equal(findJsonObject(text, 'reply'), null);
    }
  });

  it('reads back any content', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string(), (reply, around) => {
        const noise = around.replace(/[{}<>[\]"|]/g, '');
        const text = `${noise}${JSON.stringify({ ...content, reply: `${reply}.` })}${noise}`;
        const read = readAnswer(text, 3);
        const isCited = /\[\d{1,4}\]/.test(reply);
        assert.ok(isCited || (read.ok && read.value.reply === `${reply}.`.trim()), text);
      }),
    );
  });

  it('shows of an unfinished answer what will be there at its end, and ever more of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), reply => {
        const json = JSON.stringify({ kind: 'answer', reply, steps: ['x'] });
        let before = '';
        for (let end = 0; end <= json.length; end++) {
          const shown = partialReply(json.slice(0, end));
          assert.ok(reply.startsWith(shown.replace(/[\ud800-\udbff]$/, '')), `${shown} of ${reply}`);
          assert.ok(shown.length >= before.length);
          before = shown;
        }
        assert.equal(before, reply);
      }),
    );
    assert.equal(partialReply('<think>{"reply": "нет"'), '');
    assert.equal(withoutReasoning('<think>…'), null);
  });

  it('citations that lead nowhere are an objection, and dropped in the end', () => {
    const json = JSON.stringify({ ...content, reply: 'Раз [1] два [7].', citations: [1, 7, 0] });
    assert.equal(readAnswer(json, 2).ok, false);
    assert.equal(readLeniently(JSON.stringify({ ...content, reply: 'Раз [1] два [7].' }), 2).ok, true);
    const read = readLeniently(JSON.stringify({ ...content, reply: 'Раз [1] два [7].', citations: [9] }), 2);
    assert.ok(read.ok);
    assert.deepEqual([read.value.reply, read.value.citations], ['Раз [1] два.', [1]]);
  });

  it('links keep their words only', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['![кот](http://x.example/a.png)', 'кот'],
      ['[1](http://x.example)', '[1]'],
      ['см. http://x.example/a.', 'см. (ссылка убрана).'],
      ['command:workbench.action.quit и vscode://x', '(ссылка убрана) и (ссылка убрана)'],
      ['http://docs.example/a', 'http://docs.example/a'],
      ['Биллинг → Акты: [1]', 'Биллинг → Акты: [1]'],
    ];
    for (const [text, clean] of cases) assert.equal(withoutLinks(text, ['смотри http://docs.example/a']), clean);
    assert.equal(withoutLinks('a\u202eb\u0000', []), 'a⟨U+202E⟩b␀');
  });
});

const empty: DraftTask = {
  ticket: {
    id: 1,
    summary: '',
    description: '',
    stepsToReproduce: '',
    additionalInformation: '',
    category: null,
    type: null,
    priority: null,
  },
  conversation: [],
  sources: [],
  missing: [],
  categories: [],
  wish: null,
  previousReply: null,
  known: { names: [] },
};

describe('The request for a draft', () => {
  const source = (text: string): Source => ({
    id: '1',
    title: text,
    place: { kind: 'ticket', ticketId: 1, noteId: null },
    text,
  });

  /** The task with the text in every place that others can write to. */
  const everywhere = (text: string): DraftTask => ({
    ...empty,
    ticket: { ...empty.ticket, summary: text, description: text, stepsToReproduce: text, additionalInformation: text },
    conversation: [{ from: 'customer', text }],
    sources: [source(text)],
  });

  function requestOf(task: DraftTask, limits = fullLimits) {
    return draftRequest(task, new Pseudonyms(textsOf(task), task.known), limits);
  }

  function dataOf(task: DraftTask): { ticket: Record<string, string>; passages: { text: string }[] } {
    const [, user] = requestOf(task).messages;
    return JSON.parse(user!.text.slice('Данные:\n'.length)) as {
      ticket: Record<string, string>;
      passages: { text: string }[];
    };
  }

  it('holds at least forty attempts to give orders', () => {
    assert.ok(new Set(injections).size >= 40);
  });

  for (const order of injections) {
    it(`an order is material: ${order.slice(0, 60)}`, () => {
      const task = everywhere(order);
      const { messages, schema } = requestOf(task);
      assert.deepEqual(
        messages.map(({ role }) => role),
        ['system', 'user'],
      );
      assert.equal(messages[0]!.text, instructions);
      assert.deepEqual(schema, requestOf(empty).schema);
      const pseudonyms = new Pseudonyms(textsOf(task));
      const { ticket, passages } = dataOf(task);
      assert.equal(ticket['description'], pseudonyms.hide(order));
      assert.equal(passages[0]?.text, pseudonyms.hide(order));
    });
  }

  it('whatever the texts are, they stay strings of one JSON object', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), text => {
        const data = dataOf(everywhere(text));
        assert.deepEqual(Object.keys(data), ['ticket', 'conversation', 'passages', 'missing', 'categories']);
      }),
    );
  });

  it('is bounded', () => {
    const long = everywhere('слово '.repeat(20_000));
    const task = {
      ...long,
      conversation: Array.from({ length: 50 }, () => long.conversation[0]!),
      sources: Array.from({ length: 50 }, () => long.sources[0]!),
    };
    const size = (limits: typeof fullLimits): number => requestOf(task, limits).messages[1]!.text.length;
    assert.ok(size(fullLimits) < 70_000, String(size(fullLimits)));
    assert.ok(size(smallLimits) < 16_000, String(size(smallLimits)));
  });
});

describe('An endpoint', () => {
  const settings = { baseUrl: 'http://127.0.0.1:1/v1', model: 'm', headers: {}, timeout: 1, policy: 'any' } as const;

  it('has an address, a model and headers that can be sent', () => {
    assert.ok(checkedEndpoint(settings).ok);
    const wrong = [
      [{ baseUrl: ' ' }, 'notSetUp'],
      [{ baseUrl: 'ftp://x' }, 'badAddress'],
      [{ baseUrl: 'http://a:b@x' }, 'badAddress'],
      [{ baseUrl: 'http://x/v1?key=1' }, 'badAddress'],
      [{ model: '' }, 'notSetUp'],
      [{ headers: { Authorization: 'x' } }, 'badHeader'],
      [{ headers: { 'X-A': 'a\r\nHost: b' } }, 'badHeader'],
      [{ headers: { 'X A': 'a' } }, 'badHeader'],
    ] as const;
    for (const [change, kind] of wrong) {
      const checked = checkedEndpoint({ ...settings, ...change });
      assert.equal(checked.ok ? 'ok' : checked.error.kind, kind);
    }
  });

  it('is internal when all its addresses are', async () => {
    const names: Readonly<Record<string, readonly string[]>> = {
      'model.corp.example': ['10.1.2.3', 'fd00::1'],
      'mixed.example': ['10.1.2.3', '203.0.113.5'],
      'outside.example': ['203.0.113.5'],
    };
    const resolve = (host: string) => {
      const found = names[host];
      return found === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(found);
    };
    const isInternal = async (host: string): Promise<boolean> =>
      (await mayAsk(new URL(`https://${host}/v1`), 'internal', resolve)).ok;
    for (const host of [
      '127.0.0.1',
      '[::1]',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.1',
      '192.168.1.1',
      '[fd12::1]',
      'model.corp.example',
      '[::ffff:10.0.0.1]',
    ]) {
      assert.ok(await isInternal(host), host);
    }
    for (const host of [
      '8.8.8.8',
      '172.32.0.1',
      '172.15.0.1',
      '11.0.0.1',
      '169.254.169.254',
      '[2001:db8::1]',
      'mixed.example',
      'outside.example',
      'unknown.example',
      '0x08080808',
      '192.168.1.1.evil.example',
    ]) {
      assert.ok(!(await isInternal(host)), host);
    }
  });
});
