import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(__dirname, '../../..');

/** Every rule by its number; `C0` is the table of milestones before C1. */
const ruleNumbers = [
  ...numbered('A', 1, 4),
  ...numbered('B', 1, 7),
  ...numbered('C', 0, 13),
  ...numbered('D', 1, 4),
  ...numbered('E', 0, 10),
  'F',
  ...numbered('G', 1, 2),
  ...numbered('H', 1, 5),
];

interface Named {
  readonly file: string;
  readonly name: string;
}

interface Row {
  readonly rule: string;
  readonly code: readonly Named[];
  readonly tests: readonly Named[];
  readonly missing: string;
}

describe('the traceability table', () => {
  const [clauseLines = '', ruleLines = ''] = read('docs/regulation/traceability.md').split('\n## ').slice(1);
  const rows = cellsOf(ruleLines).map(toRow);
  const clauses = cellsOf(clauseLines);

  it('has every rule once, in order', () => {
    assert.deepEqual(
      rows.map(({ rule }) => rule),
      ruleNumbers,
    );
  });

  it('names for every clause only rules that there are', () => {
    assert.ok(clauses.length > 20);
    for (const [clause, rules = ''] of clauses) {
      for (const rule of rules.split(', ')) assert.ok(ruleNumbers.includes(rule), `${clause ?? ''}: ${rule}`);
    }
  });

  it('names code that is there and exported', () => {
    for (const { rule, code } of rows) {
      for (const { file, name } of code) {
        const exported = new RegExp(String.raw`^export (?:async )?(?:function|const|class) ${name}\b`, 'm');
        assert.match(read(file), exported, `${rule}: ${file} ${name}`);
      }
    }
  });

  it('names tests by titles that are there', () => {
    for (const { rule, tests } of rows) {
      for (const { file, name } of tests) {
        assert.ok(titlesOf(file).includes(name), `${rule}: ${file} has no test «${name}»`);
      }
    }
  });

  it('has code, and for the groups B to F at least one test, or says what is not there yet', () => {
    for (const { rule, code, tests, missing } of rows) {
      assert.ok(code.length > 0 || missing.startsWith('ещё нет (тема: '), `${rule} has neither code nor a subject`);
      if (/^[B-F]/.test(rule)) assert.ok(tests.length > 0, `${rule} has no test`);
    }
  });

  it('every rule is explained under its number', () => {
    const headings = [...read('docs/regulation/rules.md').matchAll(/^- \*\*([A-H]\d*)\*\*/gm)].map(([, rule]) => rule);
    assert.deepEqual(headings, ruleNumbers);
  });
});

function numbered(group: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${group}${from + index}`);
}

function read(file: string): string {
  assert.ok(existsSync(join(repository, file)), `${file} is not there`);
  return readFileSync(join(repository, file), 'utf8');
}

/** The cells of a table's body, row by row. */
function cellsOf(section: string): string[][] {
  const lines = section.split('\n').filter(line => line.startsWith('|'));
  return lines.slice(2).map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

function toRow([rule = '', , code = '', tests = '', missing = '']: readonly string[]): Row {
  return { rule, code: namedIn(code), tests: namedIn(tests), missing };
}

/** Entries of the form «`file` name», one a line. */
function namedIn(cell: string): Named[] {
  if (cell === '') return [];
  return cell.split('<br>').map(entry => {
    const [, file = '', name = ''] = /^`([^`]+)` (.+)$/.exec(entry) ?? [];
    assert.notEqual(file, '', `«${entry}» is not a file and a name`);
    return { file, name };
  });
}

/** Titles as the table writes them: without the signs that Markdown or TypeScript would take for its own. */
function titlesOf(file: string): string[] {
  return [...read(file).matchAll(/^\s*it\(\s*(['"`])(.+?)\1,/gm)].map(([, , title = '']) => plain(title));
}

function plain(title: string): string {
  return title.replaceAll('\\', '').replaceAll('`', '');
}
