import assert from 'node:assert/strict';
import { decode, encode } from '../../../../src/setup/documents/encoding';
import { MAX_FILE_BYTES, MAX_FILE_LINES } from '../../../../src/setup/documents/limits';
import { operationSchema } from '../../../../src/setup/documents/operation';
import { openFile, readFile } from '../../../../src/setup/documents/setupFile';
import { invertSplices, spliceBetween, applySplices } from '../../../../src/setup/documents/splice';

const read = (text: string, path = 'a.yaml') => readFile(path, text, 'utf-8');
const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));

describe('reading a document', () => {
  it('keeps apart what looks alike: codes, numbers, words, dates', () => {
    const { documents } = read('a: [0010, 10, "10", да, yes, true, 2025-01-01, 1e3, ~, 12345678901234567890]');
    assert.deepEqual((documents[0]?.value as { a: unknown }).a, [
      '0010',
      10,
      '10',
      'да',
      'yes',
      true,
      '2025-01-01',
      1000,
      null,
      '12345678901234567890',
    ]);
  });

  it('reads several documents and leaves empty ones out', () => {
    const { documents } = read('# папки\n---\ncode: A\n---\ncode: B\n...\n');
    assert.deepEqual(
      documents.map(({ value }) => ({ ...(value as object) })),
      [{ code: 'A' }, { code: 'B' }],
    );
  });

  it('shows errors with their range, in both formats', () => {
    const yaml = read('a: 1\nb: [1, 2\nc: 3\n');
    assert.equal(yaml.problems[0]?.kind, 'syntax');
    assert.ok(yaml.problems[0].start >= 5);
    assert.deepEqual(yaml.documents, []);
    for (const [text, start] of [
      ['{"a": 1,}', 8],
      ['{"a" 1}', 5],
      ['[1, 2', 5],
      ['{"a": 01}', 7],
      ['{"a": "x\n"}', 6],
      ['{"a": tru}', 6],
      ['{} {}', 3],
      ["{'a': 1}", 1],
    ] as const) {
      const json = read(text, 'a.json');
      assert.equal(json.problems[0]?.kind, 'syntax', text);
      assert.equal(json.problems[0].start, start, text);
    }
  });

  it('refuses doubled keys and __proto__, and lets no key reach a prototype', () => {
    for (const [text, path] of [
      ['a: 1\na: 2\n', 'a.yaml'],
      ['{"a": 1, "a": 2}', 'a.json'],
    ] as const) {
      assert.deepEqual(
        read(text, path).problems.map(({ kind }) => kind),
        ['duplicateKey'],
      );
    }
    for (const [text, path] of [
      ['x: { __proto__: { polluted: yes } }', 'a.yaml'],
      ['{"__proto__": {"polluted": 1}}', 'a.json'],
      ['{"\\u005f_proto__": {"polluted": 1}}', 'a.json'],
    ] as const) {
      assert.deepEqual(
        read(text, path).problems.map(({ kind }) => kind),
        ['forbiddenKey'],
        text,
      );
    }
    const { documents } = read('constructor: 1\ntoString: 2\n');
    assert.equal(Object.getPrototypeOf(documents[0]?.value), null);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.ok(
      !operationSchema.safeParse({ op: 'set', document: 0, path: ['a'], value: JSON.parse('{"__proto__": 1}') })
        .success,
    );
  });

  it('survives alias bombs, aliases of themselves and endless brackets', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 30; level++) {
      bomb.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    assert.deepEqual(
      read(bomb.join('\n')).problems.map(({ kind }) => kind),
      ['tooManyAliases'],
    );
    assert.equal(read('a: &a [*a]').problems[0]?.kind, 'recursiveAlias');
    assert.equal(read('a: *nobody').problems[0]?.kind, 'unknownAlias');
    assert.equal(read('['.repeat(200_000)).problems.length > 0, true);
    assert.equal(read('['.repeat(200_000), 'a.json').problems[0]?.kind, 'tooDeep');
    assert.equal(read('a: '.repeat(200)).problems.length > 0, true);
  });

  it('merges `<<` where the map has no key of its own', () => {
    const { documents } = read('base: &b { a: 1, b: 2 }\nx: { <<: *b, b: 3 }\n');
    assert.deepEqual({ ...(documents[0]!.value as unknown as { x: object }).x }, { a: 1, b: 3 });
  });
});

describe('the bytes of a file', () => {
  it('come back the same from every encoding', () => {
    const texts = [
      bytes('код: А\r\n'),
      bytes(0xef, 0xbb, 0xbf, 'код: А\n'),
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('код: А\n', 'utf16le')]),
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte).filter(byte => byte >= 32)),
      bytes(''),
    ];
    const encodings = texts.map(text => {
      const decoded = decode(text);
      assert.ok(decoded.ok);
      const back = encode(decoded.value.text, decoded.value.encoding);
      assert.ok(back.ok);
      assert.deepEqual(Buffer.from(back.value), text);
      return decoded.value.encoding;
    });
    assert.deepEqual(encodings, ['utf-8', 'utf-8 with BOM', 'utf-16le', 'windows-1251', 'utf-8']);
  });

  it('cannot hold what the encoding does not have', () => {
    assert.deepEqual(encode('Ω', 'windows-1251'), {
      ok: false,
      error: { kind: 'notInEncoding', character: 'Ω', encoding: 'windows-1251' },
    });
    assert.ok(!encode('\ud800', 'utf-8').ok);
  });

  it('are no text when they are not, and are too many above the limits', () => {
    assert.deepEqual(openFile('a.sql', Buffer.of(1, 2, 3)), { ok: false, error: { kind: 'binary' } });
    const large = openFile('a.yaml', Buffer.alloc(MAX_FILE_BYTES + 1, 0x20));
    assert.deepEqual(large, {
      ok: false,
      error: { kind: 'tooLarge', bytes: MAX_FILE_BYTES + 1, limit: MAX_FILE_BYTES },
    });
    const long = openFile('a.yaml', Buffer.alloc(MAX_FILE_LINES, 0x0a));
    assert.deepEqual(long, {
      ok: false,
      error: { kind: 'tooManyLines', lines: MAX_FILE_LINES + 1, limit: MAX_FILE_LINES },
    });
    assert.ok(openFile('a.sql', Buffer.alloc(MAX_FILE_LINES - 1, 0x0a)).ok);
  });

  it('of other formats are text without structure', () => {
    const file = openFile('routes.xml', bytes('<a/>'));
    assert.ok(file.ok);
    assert.deepEqual([file.value.format, file.value.documents, file.value.problems], ['text', [], []]);
  });
});

describe('splices', () => {
  it('lead back from the shortest difference without parting a pair', () => {
    for (const [before, after] of [
      ['a\r\nb', 'a\nb'],
      ['x😀y', 'x😁y'],
      ['aaa', 'aa'],
      ['', 'abc'],
      ['one two', 'one 2 two'],
    ] as const) {
      const splice = spliceBetween(before, after);
      assert.ok(splice);
      assert.equal(applySplices(before, [splice]), after);
      assert.equal(applySplices(after, invertSplices(before, [splice])), before);
      assert.ok(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(splice.text));
    }
    assert.equal(spliceBetween('same', 'same'), null);
  });
});
