import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyOperation } from '../../../../src/setup/documents/edit';
import type { Operation } from '../../../../src/setup/documents/operation';
import { refuseChange, takeUpChange } from '../../../../src/setup/editing/acceptance';
import { cellText, operationFor } from '../../../../src/setup/editing/cellValue';
import { formOf } from '../../../../src/setup/editing/form';
import { rowOperation } from '../../../../src/setup/editing/rows';
import { amend, redo, startTimeline, step, undo, type Snapshot } from '../../../../src/setup/editing/snapshot';
import { followTyped, isSameShown } from '../../../../src/setup/editing/typedText';
import { Kinds } from '../../../../src/setup/kinds/kinds';
import { EXAMPLES } from '../support/examples';
import { opened, review } from '../support/reviewing';

const path = 'scripts/own.yaml';
const kinds = new Kinds();
const example = (kind: string): string => EXAMPLES[kind] ?? '';
const LIFECYCLE = example('lifecycle');
const REPORT = example('olap-report');
const SCHEMA = example('delivery-schema');
const SETTINGS = example('system-settings');

function typed(text: string, place: (string | number)[], value: string): string {
  const file = opened(path, text);
  const operation = operationFor(0, file.documents[0]?.value ?? null, place, value);
  assert.ok(operation.ok);
  return operation.value === null ? text : applied(text, operation.value);
}

function applied(text: string, operation: Operation): string {
  const edited = applyOperation(opened(path, text), operation);
  assert.ok(edited.ok, JSON.stringify(edited));
  return edited.value.file.text;
}

describe('what is typed into a cell', () => {
  it('keeps the type of the value: numbers, lists, and each way of writing yes and no', () => {
    assert.match(typed(SCHEMA, ['lines', 1, 'day'], '12'), /day: 12, recipients: \[ОД-1, Курьеры\]/);
    assert.match(typed(SCHEMA, ['lines', 1, 'recipients'], 'ОД-1, Склад'), /\[ОД-1, Склад\]/);
    assert.match(typed(SETTINGS, ['tasks', 0, 'enabled'], 'no'), /enabled: нет/);
    assert.match(typed(REPORT, ['columns', 0, 'subtotal'], 'yes'), /subtotal: yes/);
    assert.match(typed(SETTINGS, ['version'], '0004'), /version: '0004'/, 'leading zeros stay');
  });

  it('takes a key away when emptied, and adds it with the maps around it when it was not there', () => {
    assert.doesNotMatch(typed(LIFECYCLE, ['transitions', 1, 'comment'], ''), /comment: required/);
    assert.match(typed('kind: x\ncode: Y\n', ['refresh', 'cron'], '0 5 * * *'), /refresh: \{ cron: 0 5 \* \* \* \}/);
  });

  it('changes nothing when the same is typed', () => {
    const file = opened(path, SCHEMA);
    const value = file.documents[0]?.value ?? null;
    for (const table of formOf(value, value, kinds.of('delivery-schema').rules).tables) {
      for (const cell of table.rows.flatMap(row => row.cells)) {
        const operation = operationFor(0, value, cell.path, cellText(cell.value));
        assert.deepEqual(operation, { ok: true, value: null });
      }
    }
  });
});

describe('rows of a table', () => {
  const value = opened(path, LIFECYCLE).documents[0]?.value ?? null;

  it('are copied with a code of their own, and never with a second initial state', () => {
    const copy = rowOperation(0, value, ['transitions'], 0, 'copy', 'code');
    assert.equal((copy as unknown as { value: { code: string } }).value.code, '0050', 'the first free one by tens');
    const state = rowOperation(0, value, ['states'], 0, 'copy', 'code');
    assert.deepEqual(Object.keys((state as unknown as { value: object }).value), ['code', 'title', 'color']);
    assert.equal((state as unknown as { value: { code: string } }).value.code, 'NEW_2');
  });

  it('are moved one place, not beyond the ends', () => {
    assert.equal(rowOperation(0, value, ['states'], 0, 'up', 'code'), null);
    assert.equal(rowOperation(0, value, ['states'], 4, 'down', 'code'), null);
    const moved = rowOperation(0, value, ['states'], 2, 'up', 'code');
    assert.ok(moved !== null);
    assert.match(applied(LIFECYCLE, moved), /NEW[^]*OFFER, title[^]*TALK, title/);
  });

  it('are removed alone', () => {
    const removed = rowOperation(0, value, ['states'], 1, 'remove', 'code');
    assert.ok(removed !== null);
    assert.equal(applied(LIFECYCLE, removed), LIFECYCLE.replace('  - { code: TALK, title: Переговоры }\n', ''));
  });
});

describe('the form', () => {
  it('shows removed rows, added rows and old values beside new ones', () => {
    const before = opened(path, SCHEMA).documents[0]?.value;
    const after = opened(path, SCHEMA.replace(/ {2}- \{ id: '0030'.*\n/, '').replace('day: monday', 'day: tuesday'))
      .documents[0]?.value;
    const { tables } = formOf(before, after ?? null, kinds.of('delivery-schema').rules);
    const lines = tables.find(table => table.pattern === 'lines');
    assert.deepEqual(
      lines?.rows.map(row => [row.index, row.presence]),
      [
        [0, 'changed'],
        [1, 'same'],
        [null, 'removed'],
      ],
    );
    const day = lines.rows[0]?.cells.find(cell => cell.pattern === 'lines.*.day');
    assert.deepEqual([day?.was, day?.value], ['monday', 'tuesday']);
    assert.ok(lines.columns.includes('validity.from'), 'a small map is columns of its own');
  });
});

describe('accepting and refusing', () => {
  const changed = LIFECYCLE.replace('title: Переговоры', 'title: Торг').replace(
    "'amount > 0 and discount <= 15'",
    "'amount > 5'",
  );
  const snapshot = (text: string): Snapshot => startTimeline(text).present;
  const using = (text: string) => ({
    base: opened(path, LIFECYCLE),
    result: opened(path, text),
    review: review(LIFECYCLE, text),
    kinds,
  });
  const idOf = (text: string, word: string): string => {
    const changes = review(LIFECYCLE, text).scripts.flatMap(one => one.review.changes);
    return changes.find(change => JSON.stringify(change).includes(word))?.id ?? '';
  };

  it('a refused change is not in the text, and comes back when it is taken up', () => {
    const refused = refuseChange(snapshot(changed), idOf(changed, 'Торг'), using(changed));
    assert.ok(refused.ok);
    assert.equal(refused.value.text, LIFECYCLE.replace("'amount > 0 and discount <= 15'", "'amount > 5'"));
    const back = takeUpChange(refused.value, idOf(changed, 'Торг'), opened(path, refused.value.text));
    assert.ok(back.ok);
    assert.equal(back.value.text, changed);
    assert.deepEqual(back.value.refused, []);
  });

  it('comments that were typed by hand survive a refusal', () => {
    const commented = `# по просьбе отдела продаж\n${changed}`;
    const refused = refuseChange(snapshot(commented), idOf(commented, 'Торг'), using(commented));
    assert.ok(refused.ok);
    assert.match(refused.value.text, /^# по просьбе отдела продаж\n/);
    assert.match(refused.value.text, /title: Переговоры/);
    assert.match(refused.value.text, /amount > 5/);
  });

  it('a change that no longer fits is told, and nothing is lost', () => {
    const refused = refuseChange(snapshot(changed), idOf(changed, 'Торг'), using(changed));
    assert.ok(refused.ok);
    const without = opened(path, LIFECYCLE.replace('  - { code: TALK, title: Переговоры }\n', ''));
    const back = takeUpChange(refused.value, idOf(changed, 'Торг'), without);
    assert.ok(!back.ok);
  });
});

describe('undo', () => {
  const named = (text: string): Snapshot => ({ text, refused: [], acceptedRisks: [], stateTargets: [], along: [] });

  it('goes back and forth, and forgets what was undone when something new comes', () => {
    let timeline = step(step(startTimeline('a'), named('b')), named('c'));
    timeline = undo(timeline);
    assert.equal(timeline.present.text, 'b');
    assert.equal(redo(timeline).present.text, 'c');
    timeline = step(timeline, named('d'));
    assert.equal(redo(timeline), timeline);
    assert.equal(undo(undo(undo(timeline))).present.text, 'a');
  });

  it('takes typing that went on as one step', () => {
    const timeline = amend(amend(step(startTimeline('a'), named('ab')), named('abc')), named('abcd'));
    assert.equal(undo(timeline).present.text, 'a');
  });
});

describe('the text of an editor that knows one kind of line end', () => {
  const line = fc.stringMatching(/^[a-zа-я# :]{0,8}$/);
  const ends = fc.constantFrom('\n', '\r\n');
  const mixed = fc
    .array(fc.tuple(line, ends), { maxLength: 12 })
    .map(parts => parts.map(part => part.join('')).join(''));

  it('gives back the file’s own line ends where nothing was typed', () => {
    fc.assert(
      fc.property(mixed, text => {
        assert.equal(followTyped(text, text.replaceAll('\r\n', '\n')), text);
      }),
    );
  });

  it('shows exactly what was typed, and leaves the lines before and after it byte for byte', () => {
    fc.assert(
      fc.property(mixed, mixed, line, (before, after, word) => {
        const shown = `${before}${word}\n${after}`.replaceAll('\r\n', '\n');
        const result = followTyped(before + after, shown);
        assert.ok(isSameShown(result, shown));
        const untouched = (text: string) => text.match(/\r\n/g)?.length ?? 0;
        assert.ok(untouched(result) >= untouched(before + after));
      }),
    );
  });
});
