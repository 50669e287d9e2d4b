import assert from 'node:assert/strict';
import { defaultPolicy } from '../../../../src/regulation/policy/defaultPolicy';
import { parsePolicy } from '../../../../src/regulation/policy/parsePolicy';
import { policyJsonSchema } from '../../../../src/regulation/policy/policyJsonSchema';
import { policySchema } from '../../../../src/regulation/policy/schema';

function problems(file: unknown): readonly (readonly [string, string])[] {
  const parsed = parsePolicy(file);
  return parsed.ok ? [] : parsed.error.map(issue => [issue.path.join('.'), issue.code]);
}

const assign = {
  key: 'assign',
  due: { value: { amount: 2, unit: 'workingHours' } },
  warn: { value: { amount: 30, unit: 'workingMinutes' } },
  metBy: { value: [{ event: 'handlerSet' }] },
};

describe('the policy', () => {
  it('in force by default is valid, and every value says where it comes from', () => {
    assert.deepEqual(policySchema.parse(defaultPolicy), defaultPolicy);
    const sources: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('source' in value) {
        sources.push(`${path}=${String(value.source)}`);
        return;
      }
      for (const [key, entry] of Object.entries(value)) walk(entry, `${path}.${key}`);
    };
    walk(defaultPolicy, '');
    assert.ok(sources.every(entry => /=(regulation|assumption)$/.test(entry)));
    assert.ok(sources.includes('.milestones.blocker.0.due=regulation'));
    assert.ok(sources.includes('.milestones.blocker.0.warn=assumption'));
    assert.ok(sources.includes('.queue.effortLimitHours=regulation'));
  });

  it('A1: knows the regulation’s priorities and types by their terms', () => {
    assert.deepEqual(Object.values(defaultPolicy.terms.priorities.value), [
      'Блокирует работу',
      'Требует исправления',
      'Значимый',
    ]);
    assert.deepEqual(Object.values(defaultPolicy.terms.types.value), [
      'Консультация',
      'Выполнение настройки',
      'Доработка',
      'Сбой',
    ]);
  });

  it('of a file keeps the default for what the file leaves out', () => {
    const parsed = parsePolicy({ $schema: 'x', queue: { effortLimitHours: { value: 8, source: 'regulation' } } });
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value, {
      ...defaultPolicy,
      queue: { ...defaultPolicy.queue, effortLimitHours: { value: 8, source: 'regulation' } },
    });
    const empty = parsePolicy({});
    assert.ok(empty.ok);
    assert.deepEqual(empty.value, defaultPolicy);
  });

  it('a value without a source is an assumption, also inside a list', () => {
    const parsed = parsePolicy({
      workingHours: { value: [{ from: '08:00', to: '24:00' }] },
      milestones: { blocker: [assign] },
    });
    assert.ok(parsed.ok);
    assert.equal(parsed.value.workingHours.source, 'assumption');
    assert.equal(parsed.value.milestones.blocker[0]?.due.source, 'assumption');
    assert.equal(parsed.value.milestones.blocker.length, 1);
  });

  for (const [name, file, path, code] of [
    ['not an object', 'text', '', 'invalid_type'],
    ['an unknown key', { queues: {} }, 'queues', 'unrecognized_keys'],
    ['an unknown key inside', { queue: { limit: 1 } }, 'queue.limit', 'unrecognized_keys'],
    [
      'a value of the wrong type',
      { queue: { effortLimitHours: { value: '4' } } },
      'queue.effortLimitHours.value',
      'invalid_type',
    ],
    ['a value without its frame', { shortDays: true }, 'shortDays', 'invalid_type'],
    ['an unknown time zone', { zone: { value: 'Europe/Nowhere' } }, 'zone.value', 'zoneUnknown'],
    [
      'a time that no clock shows',
      { workingHours: { value: [{ from: '9:00', to: '25:00' }] } },
      'workingHours.value.0.from',
      'invalid_format',
    ],
    [
      'an empty window',
      { workingHours: { value: [{ from: '09:00', to: '09:00' }] } },
      'workingHours.value.0.to',
      'windowEmpty',
    ],
    [
      'overlapping windows',
      {
        workingHours: {
          value: [
            { from: '09:00', to: '13:00' },
            { from: '12:00', to: '18:00' },
          ],
        },
      },
      'workingHours.value.1.from',
      'windowsOverlap',
    ],
    ['no window', { workingHours: { value: [] } }, 'workingHours.value', 'too_small'],
    ['a milestone twice', { milestones: { blocker: [assign, assign] } }, 'milestones.blocker.1.key', 'milestoneTwice'],
    [
      'an incomplete milestone',
      { milestones: { blocker: [{ key: 'assign' }] } },
      'milestones.blocker.0.due',
      'invalid_type',
    ],
    [
      'a warning as long as the term',
      { milestones: { blocker: [{ ...assign, warn: { value: { amount: 120, unit: 'workingMinutes' } } }] } },
      'milestones.blocker.0.warn.value',
      'warningTooLong',
    ],
    [
      'a term of nothing',
      { milestones: { blocker: [{ ...assign, due: { value: { amount: 0, unit: 'hours' } } }] } },
      'milestones.blocker.0.due.value.amount',
      'too_small',
    ],
  ] as const) {
    it(`is refused for ${name}, with the place in the file`, () => {
      const found = problems(file);
      assert.deepEqual(found[0], [path, code]);
    });
  }

  it('a warning is compared with its term only where they can be', () => {
    const mixed = { ...assign, warn: { value: { amount: 90, unit: 'days' } } };
    assert.deepEqual(problems({ milestones: { blocker: [mixed] } }), []);
    const calendar = {
      ...assign,
      due: { value: { amount: 1, unit: 'months' } },
      warn: { value: { amount: 31, unit: 'days' } },
    };
    assert.deepEqual(problems({ milestones: { blocker: [calendar] } }), [
      ['milestones.blocker.0.warn.value', 'warningTooLong'],
    ]);
  });

  it('has a JSON Schema that asks only for what a file must have', () => {
    const schema = policyJsonSchema() as {
      required?: string[];
      additionalProperties: boolean;
      properties: Record<
        string,
        { required?: string[]; properties: Record<string, { required?: string[]; items: { required?: string[] } }> }
      >;
    };
    assert.equal(schema.required, undefined);
    assert.equal(schema.additionalProperties, false);
    assert.ok('$schema' in schema.properties);
    assert.deepEqual(schema.properties['shortDays']?.required, ['value']);
    assert.equal(schema.properties['queue']?.required, undefined);
    assert.deepEqual(schema.properties['milestones']?.properties['blocker']?.items.required, [
      'key',
      'due',
      'warn',
      'metBy',
    ]);
  });
});
