import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

const root = join(__dirname, '../../..');
type Bundle = Record<string, string>;

const readJson = (path: string): Bundle => JSON.parse(readFileSync(join(root, path), 'utf8')) as Bundle;

function sources(folder: string): { extension: '.ts'; contents: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => ({ extension: '.ts', contents: readFileSync(join(root, folder, name), 'utf8') }));
}

const placeholders = (text: string): string => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join();

describe('translations', () => {
  let used: string[];
  const russian = readJson('l10n/bundle.l10n.ru.json');

  before(async function () {
    this.timeout(60_000);
    const extracted = await getL10nJson([...sources('src'), ...sources('webview-ui')]);
    used = Object.entries(extracted).map(([key, value]) =>
      typeof value === 'string' ? key : `${value.message}/${value.comment.join('')}`,
    );
  });

  it('finds the strings of the host and of the webviews', () => {
    assert.ok(used.includes('Show more'), 'a string of the host');
    assert.ok(used.length > 100, `only ${used.length} strings found`);
  });

  it('has every string of the code in Russian', () => {
    assert.deepEqual(
      used.filter(key => !russian[key]?.trim()),
      [],
    );
  });

  it('has no Russian string that the code no longer uses', () => {
    const known = new Set(used);
    assert.deepEqual(
      Object.keys(russian).filter(key => !known.has(key)),
      [],
    );
  });

  it('keeps every placeholder', () => {
    const torn = Object.entries(russian).filter(([key, text]) => placeholders(key) !== placeholders(text));
    assert.deepEqual(torn, []);
  });

  it('has the same keys in both languages of the manifest, all of them used', () => {
    const english = readJson('package.nls.json');
    const russianNls = readJson('package.nls.ru.json');
    assert.deepEqual(Object.keys(russianNls).sort(), Object.keys(english).sort());
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const named = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(match => match[1] ?? ''));
    assert.deepEqual([...named].sort(), Object.keys(english).sort());
  });
});
