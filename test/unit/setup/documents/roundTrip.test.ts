import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyOperation } from '../../../../src/setup/documents/edit';
import { applyToValue, type Operation } from '../../../../src/setup/documents/operation';
import { readFile, type SetupFile } from '../../../../src/setup/documents/setupFile';
import { applySplices, areSound, invertSplices } from '../../../../src/setup/documents/splice';
import { sameValue } from '../../../../src/setup/documents/value';
import { handWritten, sampleScripts } from '../support/handWritten';
import { someOperations } from '../support/operations';
import { ownRange } from '../support/ownRange';
import { Random } from '../support/random';
import { builders } from '../support/scripts';
import { writeJson, writeYaml, type Written } from '../support/writing';

const generated = 360;

function opened({ path, text }: Written): SetupFile {
  const file = readFile(path, text, 'utf-8');
  assert.deepEqual(file.problems, [], text);
  return file;
}

/** What must hold for one operation on one file. Tells whether it was carried out. */
function check(file: SetupFile, operation: Operation): boolean {
  const edited = applyOperation(file, operation);
  const what = `${JSON.stringify(operation)}\n${file.text}`;
  const document = file.documents[operation.document]!;
  if (!edited.ok) {
    // Only what is written once for several places, or in a way that is not edited, may be refused.
    assert.match(file.text, /[&*?!]|<</, `${edited.error.kind} ${what}`);
    return false;
  }
  const { file: after, splices } = edited.value;
  assert.equal(applySplices(file.text, splices), after.text);
  assert.ok(areSound(splices, file.text.length), what);
  const own = ownRange(file, operation);
  for (const { start, end } of splices) {
    assert.ok(start >= own.start && end <= own.end, `${start}–${end} is outside of ${own.start}–${own.end}: ${what}`);
  }
  const intended = applyToValue(document.value, operation);
  assert.ok(intended.ok && sameValue(after.documents[operation.document]?.value, intended.value), what);
  assert.equal(applySplices(after.text, invertSplices(file.text, splices)), file.text, what);
  return true;
}

function checkMany(file: SetupFile, random: Random, rounds: number): { done: number; refused: number } {
  const count = { done: 0, refused: 0 };
  for (let round = 0; round < rounds; round++) {
    for (const document of file.documents) {
      for (const operation of someOperations(document.index, document.value, random)) {
        count[check(file, operation) ? 'done' : 'refused']++;
      }
    }
  }
  return count;
}

describe('an operation on a document', () => {
  it(`changes only its own range, in ${generated} generated documents, and can be taken back`, function () {
    this.timeout(120_000);
    let done = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...Object.values(builders)), fc.boolean(), (seed, build, asYaml) => {
        const random = new Random(seed);
        const value = build(random);
        const file = opened(asYaml ? writeYaml(value, random) : writeJson(value, random));
        assert.ok(sameValue(file.documents[0]?.value, value), file.text);
        const count = checkMany(file, random, 1);
        done += count.done;
        refused += count.refused;
      }),
      { numRuns: generated },
    );
    assert.ok(done > generated * 8);
    assert.ok(refused < done / 50, `${refused} of ${done} refused`);
  });

  it('changes only its own range in documents written by hand', function () {
    this.timeout(120_000);
    const documents = [...handWritten(), ...sampleScripts()];
    assert.ok(documents.length >= 40, String(documents.length));
    let done = 0;
    for (const [index, written] of documents.entries()) {
      done += checkMany(opened(written), new Random(index), written.text.length > 2000 ? 2 : 8).done;
    }
    assert.ok(done > 2500, String(done));
  });

  it('keeps comments, quotes, alignment and odd codes of everything else', () => {
    const [odd] = handWritten();
    const file = opened(odd!);
    const edited = applyOperation(file, {
      op: 'insertItem',
      document: 0,
      path: ['states'],
      value: { code: 'C', title: 'Третий' },
      after: { by: 'code', is: 'A' },
    });
    assert.ok(edited.ok);
    assert.equal(
      edited.value.file.text,
      odd!.text.replace('title: Первый # хвост\n', 'title: Первый # хвост\n  - code: C\n    title: Третий\n'),
    );
  });

  it('writes an alias out where only one place is to change', () => {
    const file = opened({ path: 'a.yaml', text: 'a: &x { to: 2025, from: 1 }\nb: *x # срок\nc: *x\n' });
    const edited = applyOperation(file, { op: 'set', document: 0, path: ['b', 'to'], value: 2026 });
    assert.ok(edited.ok);
    assert.equal(edited.value.file.text, 'a: &x { to: 2025, from: 1 }\nb: { to: 2026, from: 1 } # срок\nc: *x\n');
  });

  it('refuses to change an anchor that others use', () => {
    const file = opened({ path: 'a.yaml', text: 'a: &x [1]\nb: *x\n' });
    const edited = applyOperation(file, { op: 'insertItem', document: 0, path: ['a'], value: 2 });
    assert.deepEqual(edited, { ok: false, error: { kind: 'changesElsewhere', path: ['a'] } });
    const removed = applyOperation(file, { op: 'removeKey', document: 0, path: [], key: 'a' });
    assert.deepEqual(removed, { ok: false, error: { kind: 'changesElsewhere', path: [] } });
  });

  it('tells apart what is missing, what is ambiguous and what is of another type', () => {
    const file = opened({ path: 'a.yaml', text: 'list: [{ code: A }, { code: A }]\nmap: { k: 1 }\n' });
    const kindOf = (operation: Operation) => {
      const edited = applyOperation(file, operation);
      return edited.ok ? 'ok' : edited.error.kind;
    };
    const remove = (path: string, item: string) =>
      ({ op: 'removeItem', document: 0, path: [path], item: { by: 'code', is: item } }) as const;
    assert.equal(kindOf(remove('list', 'A')), 'ambiguousPlace');
    assert.equal(kindOf(remove('list', 'B')), 'noSuchPlace');
    assert.equal(kindOf(remove('map', 'B')), 'notAList');
    assert.equal(kindOf({ op: 'removeKey', document: 0, path: ['list'], key: 'x' }), 'notAMap');
    assert.equal(kindOf({ op: 'insertKey', document: 0, path: ['map'], key: 'k', value: 1 }), 'keyExists');
    assert.equal(kindOf({ op: 'insertKey', document: 0, path: ['map'], key: '__proto__', value: 1 }), 'forbiddenKey');
    assert.equal(kindOf({ op: 'set', document: 3, path: ['map'], value: 1 }), 'noSuchDocument');
  });
});
