import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { buildStory } from '../../../demo/sample/index';

const ROOT = join(import.meta.dirname, '../../../demo/workspace');
const SCRIPT_CODE = /(?:ЖЦ|ОП|СП|НС|OLAP)-[A-ZА-ЯЁ0-9]+(?:-[A-ZА-ЯЁ0-9]+)*/g;

type Mapping = Readonly<Record<string, unknown>>;

interface Script {
  readonly file: string;
  readonly content: Mapping;
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function isRecord(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(script: Mapping, key: string): Mapping[] {
  const value = script[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function strings(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}

function texts(items: readonly Mapping[], key: string): string[] {
  return items.map(item => String(item[key]));
}

function without(items: readonly string[], known: readonly string[]): string[] {
  return items.filter(item => !known.includes(item));
}

const scripts: Script[] = filesUnder('scripts')
  .filter(file => /\.(yaml|json)$/.test(file))
  .flatMap(file =>
    parseAllDocuments(read(file))
      .filter(document => document.contents !== null)
      .map(document => {
        assert.deepEqual(document.errors, [], file);
        const content: unknown = document.toJS();
        assert.ok(isRecord(content), file);
        return { file, content };
      }),
  );

const byKind = (kind: string) =>
  scripts.filter(({ content }) => content['kind'] === kind).map(({ content }) => content);
const codes = texts(
  scripts.map(({ content }) => content),
  'code',
);

describe('the sample workspace', () => {
  it('has Latin file names and no settings of its own', () => {
    const files = filesUnder('.');
    for (const file of files) assert.match(file, /^[A-Za-z0-9/._-]+$/);
    assert.ok(!files.some(file => file.startsWith('.vscode/')));
  });

  it('has scripts of every kind, each with a code of its own', () => {
    assert.deepEqual(
      new Set(scripts.map(({ content }) => content['kind'])),
      new Set(['lifecycle', 'olap-report', 'delivery-schema', 'selection-folder', 'system-settings']),
    );
    assert.equal(new Set(codes).size, codes.length);
    for (const { file, content } of scripts) assert.equal(typeof content['title'], 'string', file);
    for (const extension of ['sql', 'ini', 'xml']) {
      assert.ok(
        filesUnder('scripts').some(file => file.endsWith(`.${extension}`)),
        extension,
      );
    }
  });

  it('has scripts of realistic size', () => {
    const most = (kind: string, key: string) => Math.max(...byKind(kind).map(script => list(script, key).length));
    assert.ok(most('lifecycle', 'states') >= 20);
    assert.ok(most('lifecycle', 'transitions') >= 40);
    assert.ok(most('olap-report', 'fields') >= 15);
    assert.ok(most('delivery-schema', 'lines') >= 30);
  });

  it('refers only to scripts that exist', () => {
    for (const { file, content } of scripts) {
      const references = [content, ...list(content, 'tasks'), ...list(content, 'rules')].flatMap(part =>
        ['folder', 'lifecycle'].flatMap(key => strings(part[key])),
      );
      assert.deepEqual(without(references, codes), [], file);
    }
  });

  it('has lifecycles whose transitions and timers fit their states, with one beginning each', () => {
    for (const script of byKind('lifecycle')) {
      const states = texts(list(script, 'states'), 'code');
      const transitions = list(script, 'transitions');
      assert.equal(list(script, 'states').filter(state => state['initial'] === true).length, 1);
      assert.deepEqual(without([...texts(transitions, 'from'), ...texts(transitions, 'to')], states), []);
      assert.deepEqual(without(texts(list(script, 'timers'), 'state'), states), []);
      assert.equal(new Set(texts(transitions, 'code')).size, transitions.length);
      for (const transition of transitions) assert.ok(Array.isArray(transition['roles']), String(transition['code']));

      const finals = texts(
        list(script, 'states').filter(state => state['final'] !== undefined),
        'code',
      );
      assert.deepEqual(without(without(states, finals), texts(transitions, 'from')), [], 'a state without a way out');
    }
  });

  it('has reports that use only fields of their cube', () => {
    for (const script of byKind('olap-report')) {
      const fields = texts(list(script, 'fields'), 'code');
      const measures = list(script, 'measures');
      const used = ['rows', 'columns', 'filters'].flatMap(key => texts(list(script, key), 'field'));
      const measured = measures.flatMap(measure => strings(measure['field']));
      assert.deepEqual(without([...used, ...measured], fields), []);
      assert.deepEqual(without(texts(list(script, 'sorting'), 'by'), [...fields, ...texts(measures, 'code')]), []);
    }
  });

  it('has delivery lines of known segments and channels', () => {
    for (const script of byKind('delivery-schema')) {
      const lines = list(script, 'lines');
      assert.deepEqual(without(texts(lines, 'segment'), texts(list(script, 'segments'), 'code')), []);
      assert.deepEqual(without(texts(lines, 'channel'), (script['channels'] as unknown[]).map(String)), []);
      assert.equal(new Set(texts(lines, 'id')).size, lines.length);
    }
  });

  it('keeps what an editor must keep: anchors, comments, both quotes, codes with leading zeros, several documents', () => {
    const all = scripts.map(({ file }) => read(file)).join('\n');
    for (const feature of [/&\w+ /, /\*\w+/, /^\s*# /m, /'0010'/, /"0014"/, /: да[\s,]/, /^---$/m])
      assert.match(all, feature);
  });

  it('names nobody real: addresses under .example', () => {
    for (const file of filesUnder('.')) {
      for (const [address] of read(file).matchAll(/[\w.+-]+@[\w-]+\.[\w.-]+/g))
        assert.match(address, /\.example$/, file);
    }
  });
});

describe('the sample knowledge base', () => {
  const articles = filesUnder('knowledge')
    .filter(file => file.endsWith('.md'))
    .map(file => ({ file, text: read(file) }));

  it('has at least 25 articles of a title and several sections', () => {
    assert.ok(articles.length >= 25);
    for (const { file, text } of articles) {
      assert.equal(text.match(/^# /gm)?.length, 1, file);
      assert.ok((text.match(/^## /gm)?.length ?? 0) >= 2, file);
    }
  });

  it('gives steps and menu paths in most of them', () => {
    const withSteps = articles.filter(({ text }) => /^1\. /m.test(text) && text.includes(' → '));
    assert.ok(withSteps.length >= articles.length * 0.7);
  });

  it('names only scripts that exist', () => {
    for (const { file, text } of articles) {
      const named = [...text.matchAll(SCRIPT_CODE)].map(([code]) => code);
      assert.deepEqual(without(named, codes), [], file);
    }
  });
});

describe('the setup tickets', () => {
  const setups = buildStory(Date.parse('2026-11-24T12:00:00+03:00')).actions.flatMap(action =>
    action.kind === 'create' && action.customFields['Тип обращения'] === 'Выполнение настройки'
      ? [{ key: action.ticket, text: `${action.summary}\n${action.description}` }]
      : [],
  );

  it('ask in at least 12 tickets for a change of a script of the workspace, by its code', () => {
    const named = setups.filter(({ text }) => [...text.matchAll(SCRIPT_CODE)].some(([code]) => codes.includes(code)));
    assert.ok(named.length >= 12, String(named.length));
    for (const kind of ['lifecycle', 'olap-report', 'delivery-schema', 'selection-folder', 'system-settings']) {
      const ofKind = texts(byKind(kind), 'code');
      assert.ok(
        named.some(({ text }) => ofKind.some(code => text.includes(code))),
        kind,
      );
    }
  });

  it('name no script that is not there', () => {
    for (const { key, text } of setups) {
      const named = [...text.matchAll(SCRIPT_CODE)].map(([code]) => code);
      assert.deepEqual(without(named, codes), [], key);
    }
  });
});
