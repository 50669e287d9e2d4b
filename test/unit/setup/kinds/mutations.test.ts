import assert from 'node:assert/strict';
import * as z from 'zod';
import { compareDocuments } from '../../../../src/setup/diff/compare';
import { childPattern } from '../../../../src/setup/diff/rules';
import { applyToValue, type Operation } from '../../../../src/setup/documents/operation';
import { isList, isMap, isScalar, type Value } from '../../../../src/setup/documents/value';
import { readDeclaration } from '../../../../src/setup/kinds/declared/declaration';
import { BUILT_IN_KINDS } from '../../../../src/setup/kinds/kinds';
import { EXAMPLES } from '../support/examples';
import { placesOf } from '../support/operations';
import { findingsOf, opened, review } from '../support/reviewing';

/** Patterns of every property that a JSON Schema names. */
function propertiesOf(schema: unknown, pattern = '', depth = 0): string[] {
  if (typeof schema !== 'object' || schema === null || depth > 12) return [];
  const { properties, items, anyOf, additionalProperties } = schema as Record<string, unknown>;
  return [
    ...Object.entries(properties ?? {}).flatMap(([key, child]) => [
      childPattern(pattern, key),
      ...propertiesOf(child, childPattern(pattern, key), depth + 1),
    ]),
    ...propertiesOf(items, childPattern(pattern, '*'), depth + 1),
    ...(Array.isArray(anyOf) ? anyOf.flatMap(one => propertiesOf(one, pattern, depth + 1)) : []),
    ...propertiesOf(additionalProperties, childPattern(pattern, '*'), depth + 1),
  ];
}

function patternOf(path: readonly (string | number)[]): string {
  return path.map(step => (typeof step === 'number' ? '*' : step)).join('.');
}

/** Values that mean something else than the given one. */
function mutantsOf(value: Value): Value[] {
  if (value === 'yes' || value === 'да' || value === true) return ['no', false, 'нет', null, 'иное'];
  if (value === 'no' || value === 'нет' || value === false) return ['yes', true, 'да', null, 'иное'];
  if (typeof value === 'number') return [value + 1, String(value), null];
  if (typeof value === 'string') return [`${value} `, `${value}0`, `0${value}`, '', null];
  if (isList(value))
    return [[...value, 'новый'], value.slice(1), value.toReversed(), null].filter(
      one => JSON.stringify(one) !== JSON.stringify(value),
    );
  return [{ ...(value as object), новый: 1 }, {}, null];
}

describe('the difference of mutated scripts', () => {
  for (const kind of BUILT_IN_KINDS) {
    const { value } = opened('a.yaml', EXAMPLES[kind.name]!).documents[0]!;
    const places = placesOf(value).filter(({ path }) => path.length > 0);

    it(`${kind.name}: the example has every field of the schema`, () => {
      const named = new Set(propertiesOf(z.toJSONSchema(kind.schema!, { unrepresentable: 'any' })));
      const used = new Set(places.map(({ path }) => patternOf(path)));
      const missing = [...named].filter(
        pattern => !used.has(pattern) && !pattern.startsWith('condition.') && !pattern.includes('.match.'),
      );
      assert.deepEqual(missing, []);
      assert.ok(named.size > 15);
    });

    it(`${kind.name}: is never empty, and its operations repeat it`, () => {
      let mutations = 0;
      for (const { path, value: old } of places) {
        const owner = path.slice(0, -1);
        const last = path.at(-1)!;
        const operations: Operation[] = [
          ...mutantsOf(old).map((mutant): Operation => ({ op: 'set', document: 0, path, value: mutant })),
          typeof last === 'string'
            ? { op: 'removeKey', document: 0, path: owner, key: last }
            : { op: 'removeItem', document: 0, path: owner, item: last },
          ...(typeof last === 'string'
            ? [{ op: 'renameKey', document: 0, path: owner, key: last, to: `${last}2` } as const]
            : []),
          ...(isMap(old) ? [{ op: 'insertKey', document: 0, path, key: 'неизвестный', value: 1 } as const] : []),
        ];
        for (const operation of operations) {
          const mutated = applyToValue(value, operation);
          assert.ok(mutated.ok);
          const differences = compareDocuments(value, mutated.value, kind.rules);
          assert.ok(differences.length > 0, JSON.stringify(operation));
          const again = differences.reduce<Value>((current, { operation: one }) => {
            const applied = applyToValue(current, one);
            assert.ok(applied.ok, JSON.stringify(one));
            return applied.value;
          }, value);
          assert.deepEqual(compareDocuments(again, mutated.value, kind.rules), []);
          mutations++;
        }
      }
      assert.ok(mutations > 200, String(mutations));
    });

    it(`${kind.name}: a template is a script of the kind without errors`, () => {
      const text = kind.template('X-1', 'Новый скрипт')!;
      const { severity, whole } = review(null, text);
      assert.notEqual(severity, 'error', JSON.stringify(whole));
      const script = opened('a.yaml', text).documents[0]!.value as Record<string, Value>;
      assert.deepEqual([script['kind'], script['code'], script['title']], [kind.name, 'X-1', 'Новый скрипт']);
    });
  }
});

describe('a kind that the workspace declares', () => {
  const text = `kind: print-form
title: Печатная форма
schema:
  type: object
  required: [kind, code, blocks]
  properties:
    blocks:
      type: array
      items: { type: object, required: [name], properties: { name: { type: string }, width: { type: integer, minimum: 1 } } }
    active: { enum: [yes, no] }
identities: { blocks: name }
flags: [active]
labels: { blocks: Блоки, width: Ширина }
`;
  const form =
    'kind: print-form\ncode: ПФ-1\nactive: yes\nblocks:\n  - { name: A, width: 10 }\n  - { name: B, width: 20 }\n';

  it('is compared, checked and labelled like a built-in one', () => {
    const declared = readDeclaration(opened('form.ve-kind.yaml', text));
    assert.ok(declared.ok);
    const setting = { declarations: [declared.value] };
    const after = form
      .replace('name: A, width: 10', 'name: A, width: 12')
      .replace('active: yes', 'active: yes # и дальше');
    const [script] = review(form, after, setting).scripts;
    assert.deepEqual(
      script?.review.changes.map(change => change.text),
      [{ message: 'valueChanged', label: 'width', before: 10, after: 12, owner: { part: 'item', name: 'A' } }],
    );
    for (const [wrong, place, expected] of [
      [form.replace('width: 10', 'width: 0'), 'blocks[1].width', 'other'],
      [form.replace('name: A, ', ''), 'blocks[1]', 'present'],
      [form.replace('name: B', 'name: A'), '', ''],
    ] as const) {
      const found = findingsOf(review(form, wrong, setting));
      assert.ok(
        found.some(one =>
          place === ''
            ? one.rule === 'duplicateCode'
            : one.rule === 'invalid' && one.values.place === place && one.values.expected === expected,
        ),
        JSON.stringify(found),
      );
    }
  });

  it('is refused when it is torn, reaches elsewhere or wants to be a built-in one', () => {
    const problem = (source: string) => {
      const read = readDeclaration(opened('form.ve-kind.yaml', source));
      return read.ok ? null : read.error;
    };
    assert.deepEqual(problem(text.replace('kind: print-form', 'kind: 5'))?.path, ['kind']);
    assert.match(problem(text.replace('{ type: string }', "{ $ref: 'http://evil.example/x' }"))?.detail ?? '', /evil/);
    assert.ok(problem(`${text}extra: 1\n`));
    const asLifecycle = readDeclaration(
      opened('form.ve-kind.yaml', text.replace('kind: print-form', 'kind: lifecycle')),
    );
    assert.ok(asLifecycle.ok);
    const before = EXAMPLES['lifecycle']!;
    const found = findingsOf(
      review(before, before.replace(', initial: true', ''), { declarations: [asLifecycle.value] }),
    );
    assert.ok(found.some(one => one.rule === 'noInitialState'));
  });

  it('survives a schema that makes no sense', () => {
    const odd = readDeclaration(
      opened('form.ve-kind.yaml', text.replace('type: object\n', 'type: 12\n').replace('minimum: 1', 'pattern: "("')),
    );
    assert.ok(odd.ok);
    assert.ok(isScalar(review(form, form.replace('width: 10', 'width: 11'), { declarations: [odd.value] }).severity));
  });
});
