import assert from 'node:assert/strict';
import { fileObjection, type FileRules } from '../../../src/mantis/fileChecks';
import { mayBeNamed } from '../../../src/mantis/fileMatch';
import { extensionsOption } from '../../../src/mantis/options';
import { tagObjection } from '../../../src/mantis/tagName';

const rules: FileRules = { maxFileSize: 100, allowedFiles: [], disallowedFiles: ['svg', 'php'] };
const objection = (name: string, size = 10, given: Partial<FileRules> = {}) =>
  fileObjection({ name, size }, { ...rules, ...given });

describe('a file before it is sent', () => {
  it('may be as large as Mantis says, and not empty', () => {
    assert.deepEqual(objection('a.txt', 0), { kind: 'fileEmpty' });
    assert.equal(objection('a.txt', 100), null);
    assert.deepEqual(objection('a.txt', 101), { kind: 'fileTooBig', limit: 100 });
  });

  it('is judged by what follows the last dot, whatever the case', () => {
    for (const name of ['a.svg', 'A.SVG', 'a.txt.PhP', '.svg']) assert.equal(objection(name)?.kind, 'fileType', name);
    for (const name of ['svg', 'a.svg.txt', 'a.svgz', 'a.']) assert.equal(objection(name), null, name);
  });

  it('must be of a type that is allowed where only some are', () => {
    const only = { allowedFiles: ['txt', 'log'] };
    assert.equal(objection('a.LOG', 10, only), null);
    assert.deepEqual(objection('a.zip', 10, only), { kind: 'fileType', extension: 'zip', allowed: ['txt', 'log'] });
    assert.equal(objection('a', 10, only)?.kind, 'fileType');
  });

  it('reads the lists as administrators write them', () => {
    const options = new Map<string, unknown>([['allowed_files', ' txt, .LOG ,,Png']]);
    assert.deepEqual(extensionsOption(options, 'allowed_files'), ['txt', 'log', 'png']);
    assert.deepEqual(extensionsOption(options, 'disallowed_files'), []);
  });
});

describe('a file under the name that Mantis gave it', () => {
  const same: readonly (readonly [string, string])[] = [
    ['отчёт.txt', 'отчёт.txt'],
    ['отчёт-2.txt', 'отчёт.txt'],
    ['отчёт-17.txt', 'отчёт.txt'],
    ['README-2', 'README'],
    ['а.tar-2.gz', 'а.tar.gz'],
    ['снимок �.png', 'снимок 😀.png'],
    ['снимок ????.png', 'снимок 😀.png'],
  ];
  for (const [stored, sent] of same) it(`${stored} may be ${sent}`, () => assert.ok(mayBeNamed(stored, sent)));

  const different: readonly (readonly [string, string])[] = [
    ['отчёт-0.txt', 'отчёт.txt'],
    ['отчёт-2.log', 'отчёт.txt'],
    ['отчёт-x.txt', 'отчёт.txt'],
    ['отчёт-.txt', 'отчёт.txt'],
    ['другой.txt', 'отчёт.txt'],
    ['отчёт.txt', 'отчёт-2.txt'],
  ];
  for (const [stored, sent] of different) it(`${stored} is not ${sent}`, () => assert.ok(!mayBeNamed(stored, sent)));
});

describe('the name of a new tag', () => {
  for (const [name, kind] of [
    ['', 'tagEmpty'],
    ['  ', 'tagEmpty'],
    ['a,b', 'tagComma'],
    ['+a', 'tagSign'],
    [' -a', 'tagSign'],
    ['ы'.repeat(101), 'tagTooLong'],
  ] as const) {
    it(`«${name.slice(0, 10)}» is refused`, () => assert.equal(tagObjection(name)?.kind, kind));
  }
  it('is free otherwise', () => {
    for (const name of ['срочно', 'a+b', ' риц:Северный ', 'ы'.repeat(100)]) assert.equal(tagObjection(name), null);
  });
});
