import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { scriptHeads } from '../../../src/ui/scripts/scriptHeads';

const folder = join(__dirname, '../../../demo/workspace/scripts');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(yaml|json)$/.test(name));

describe('what scripts say of themselves', () => {
  for (const file of files) {
    it(`is what a parser of the whole format reads: ${file}`, () => {
      const text = readFileSync(join(folder, file), 'utf8');
      const whole = parseAllDocuments(text).flatMap(document => {
        const { code, title } = document.toJS() as { code?: string; title?: string };
        return code === undefined ? [] : [{ code, title }];
      });
      const heads = scriptHeads(text, basename(file));
      assert.ok(heads.length > 0);
      assert.deepEqual(
        heads.map(({ code, title }) => ({ code, title })),
        whole,
      );
      for (const { code, codeLine } of heads) assert.ok(text.split('\n')[codeLine]?.includes(code));
    });
  }

  it('begins with the comments on top, and behind each ---', () => {
    const text = '# Папки\n---\nkind: x\ncode: ОП-1\n---\ncode: \'ОП-2\' # второй\ntitle: "Два"\n';
    assert.deepEqual(scriptHeads(text, 'a.yaml'), [
      { code: 'ОП-1', title: null, line: 0, codeLine: 3 },
      { code: 'ОП-2', title: 'Два', line: 4, codeLine: 5 },
    ]);
  });

  it('is not a code of the content', () => {
    assert.deepEqual(scriptHeads('states:\n  - code: A\n  code: B\n', 'a.yml'), []);
    assert.deepEqual(scriptHeads('{"states": [{"code": "A"}], "x": "code"}', 'a.json'), []);
  });

  it('is read from lists and from a file that is being typed', () => {
    const list = scriptHeads('[\n{"code": "A-1", "title": "Один"},\n{"code": "A-2"}\n]', 'a.json');
    assert.deepEqual(
      list.map(({ code, line }) => [code, line]),
      [
        ['A-1', 1],
        ['A-2', 2],
      ],
    );
    assert.equal(scriptHeads('{ "kind": "x", "code": "ЖЦ-1", "states": [ {', 'a.json')[0]?.code, 'ЖЦ-1');
  });

  it('is read from a comment on top of other formats', () => {
    assert.equal(scriptHeads('-- Выгрузка\n-- Код: ВЫГР-1С\nSELECT 1', 'a.sql')[0]?.code, 'ВЫГР-1С');
    assert.equal(scriptHeads('<?xml?>\n<!-- code = EDO_ROUTES -->', 'a.xml')[0]?.codeLine, 1);
    assert.deepEqual(scriptHeads('SELECT code FROM t', 'a.sql'), []);
  });

  it('never throws, whatever the file is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('"', '{', '}', '[', ']', ':', ',', '\n', 'code', '\\', "'", '---', '/*', ' ', 'ё')),
        fc.constantFrom('a.json', 'a.yaml', 'a.sql', 'a'),
        (parts, name) => scriptHeads(parts.join(''), name).length >= 0,
      ),
    );
  });
});
