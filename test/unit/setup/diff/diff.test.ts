import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareDocuments } from '../../../../src/setup/diff/compare';
import type { Difference } from '../../../../src/setup/diff/difference';
import { selectOperations } from '../../../../src/setup/diff/selectOperations';
import { applyFitting, applyOperation, applyOperations } from '../../../../src/setup/documents/edit';
import { applyToValue, type Operation } from '../../../../src/setup/documents/operation';
import { readFile } from '../../../../src/setup/documents/setupFile';
import { sameValue, type Value } from '../../../../src/setup/documents/value';
import { BUILT_IN_KINDS, Kinds } from '../../../../src/setup/kinds/kinds';
import { EXAMPLES } from '../support/examples';
import { handWritten, sampleScripts } from '../support/handWritten';
import { someOperations } from '../support/operations';
import { Random } from '../support/random';
import { opened } from '../support/reviewing';
import { builders } from '../support/scripts';
import { writeJson, writeYaml } from '../support/writing';

const kinds = new Kinds();

function rulesFor(value: Value) {
  const kind = (value as Record<string, Value>)['kind'];
  return kinds.of(typeof kind === 'string' ? kind : '').rules;
}

function operationsOf(differences: readonly Difference[]): string {
  return JSON.stringify(differences.map(one => one.operation));
}

function carriedOut(value: Value, operations: readonly Operation[]): Value {
  return operations.reduce<Value>((current, operation) => {
    const applied = applyToValue(current, operation);
    assert.ok(applied.ok, `${JSON.stringify(operation)} ${JSON.stringify(applied)}`);
    return applied.value;
  }, value);
}

describe('the difference of two documents', () => {
  it('is what operations did to the text, in normal form, and leads from one to the other', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...Object.values(builders)), fc.boolean(), (seed, build, asYaml) => {
        const random = new Random(seed);
        const before = build(random);
        const written = asYaml ? writeYaml(before, random) : writeJson(before, random);
        const file = readFile(written.path, written.text, 'utf-8');
        const { file: edited } = applyFitting(file, someOperations(0, before, random).slice(0, 4));
        const after = edited.documents[0]!.value;
        const rules = rulesFor(before);
        const differences = compareDocuments(before, after, rules);
        const again = carriedOut(
          before,
          differences.map(one => one.operation),
        );
        // Flags may be written differently and still mean the same.
        assert.deepEqual(compareDocuments(again, after, rules), [], JSON.stringify(differences));
        assert.equal(operationsOf(compareDocuments(file.documents[0]!.value, again, rules)), operationsOf(differences));
        assert.equal(differences.length === 0, compareDocuments(after, before, rules).length === 0);
      }),
      { numRuns: 400 },
    );
  });

  it('is the operation itself where that is in normal form already', function () {
    this.timeout(60_000);
    let same = 0;
    for (const [index, written] of [...handWritten(), ...sampleScripts()].entries()) {
      const file = opened(written.path, written.text);
      for (const { value, index: document } of file.documents) {
        for (const operation of someOperations(document, value, new Random(index))) {
          const edited = applyOperation(file, operation);
          if (!edited.ok) continue;
          const after = edited.value.file.documents[document]!.value;
          const differences = compareDocuments(value, after, rulesFor(value), document);
          const operations = differences.map(one => one.operation);
          assert.ok(compareDocuments(carriedOut(value, operations), after, rulesFor(value)).length === 0);
          if (operations.length === 1 && operations[0]?.op === operation.op) same++;
        }
      }
    }
    assert.ok(same > 200, String(same));
  });

  it('leaves layout, the order of keys and the writing of flags alone', () => {
    const kindOf = (name: string) => BUILT_IN_KINDS.find(kind => kind.name === name)!;
    for (const [name, text] of Object.entries(EXAMPLES)) {
      const { value } = opened('a.yaml', text).documents[0]!;
      for (let seed = 0; seed < 20; seed++) {
        const random = new Random(seed);
        const written = random.chance(0.5) ? writeYaml(value, random) : writeJson(value, random);
        const again = opened(written.path, written.text).documents[0]!.value;
        assert.deepEqual(compareDocuments(value, again, kindOf(name).rules), [], written.text);
      }
      const rewritten = text
        .replaceAll(': yes', ': true')
        .replaceAll(': да,', ': on,')
        .replaceAll('initial: true', 'initial: да');
      const flags = opened('a.yaml', rewritten).documents[0]!.value;
      const different = compareDocuments(value, flags, kindOf(name).rules).filter(one => !one.path.includes('match'));
      assert.deepEqual(different, [], name);
    }
    const [one, other] = ['a: 1\nb: { c: 2, d: 3 }\n', 'b:\n  d: 3\n  c: 2\na: 1\n'].map(text =>
      opened('a.yaml', text),
    );
    assert.deepEqual(
      compareDocuments(one!.documents[0]!.value, other!.documents[0]!.value, kindOf('lifecycle').rules),
      [],
    );
  });

  it('reports a renamed item as such, also when it changed otherwise, and a moved one', () => {
    const { rules } = kinds.of('lifecycle');
    const read = (text: string) => opened('a.yaml', text).documents[0]!.value;
    const before = read(EXAMPLES['lifecycle']!);
    const renamed = read(
      EXAMPLES['lifecycle']!.replace('code: TALK, title: Переговоры', "code: TALKS, color: '#fff', title: Переговоры"),
    );
    assert.deepEqual(
      compareDocuments(before, renamed, rules).map(({ type, pattern }) => [type, pattern]),
      [
        ['renamed', 'states.*'],
        ['added', 'states.*.color'],
      ],
    );
    const moved = read(
      EXAMPLES['lifecycle']!.replace('  - { code: TALK, title: Переговоры }\n', '').replace(
        'final: true }\ntransitions',
        'final: true }\n  - { code: TALK, title: Переговоры }\ntransitions',
      ),
    );
    assert.deepEqual(
      compareDocuments(before, moved, rules).map(({ type, path }) => [type, path.at(-1)]),
      [['moved', { by: 'code', is: 'TALK' }]],
    );
  });

  it('can be accepted in part, whatever is refused', function () {
    this.timeout(60_000);
    const { rules } = kinds.of('lifecycle');
    fc.assert(
      fc.property(fc.integer(), seed => {
        const random = new Random(seed);
        const value = builders['lifecycle']!(random);
        const written = writeYaml(value, random);
        const file = readFile(written.path, written.text, 'utf-8');
        const { file: edited } = applyFitting(file, someOperations(0, value, random).slice(0, 6));
        const differences = compareDocuments(value, edited.documents[0]!.value, rules);
        const groups = [...new Set(differences.map((one, index) => one.group ?? String(index)))];
        const refused = new Set(groups.filter(() => random.chance(0.4)));
        const operations = selectOperations(
          differences,
          one => !refused.has(one.group ?? String(differences.indexOf(one))),
        );
        const inText = applyOperations(file, operations);
        if (!inText.ok) {
          // What an anchor shares cannot be changed in one place only.
          assert.equal(inText.error.problem.kind, 'changesElsewhere', JSON.stringify(operations));
          return;
        }
        assert.ok(sameValue(inText.value.file.documents[0]?.value, carriedOut(value, operations)));
      }),
      { numRuns: 200 },
    );
  });
});
