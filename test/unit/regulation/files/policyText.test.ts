import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { bundledYears } from '../../../../src/regulation/calendar/bundledYears';
import { readCalendarText } from '../../../../src/regulation/files/calendarText';
import { readPolicyText, writePolicyJson, writePolicyYaml } from '../../../../src/regulation/files/policyText';
import { defaultPolicy } from '../../../../src/regulation/policy/defaultPolicy';
import type { Policy } from '../../../../src/regulation/policy/schema';

const comments = { heading: 'Шапка\nв две строки', of: (path: string) => `о ${path}: {value} # «» - [x]` };

/** The first problem as «line:column code», and the text that it underlines. */
function firstProblem(
  text: string,
  read: (text: string) => ReturnType<typeof readPolicyText> = readPolicyText,
): string {
  const result = read(text);
  assert.ok(!result.ok);
  const [problem] = result.error;
  assert.ok(problem);
  const { from, to } = problem.range;
  const line = text.split('\n')[from.line] ?? '';
  const underlined = from.line === to.line ? line.slice(from.column, to.column) : `${line.slice(from.column)}…`;
  return `${from.line}:${from.column} ${problem.issue.code} ${underlined}`;
}

describe('the text of a policy file', () => {
  it('that was written reads as the same policy, as YAML and as JSON, whatever is changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.string({ minLength: 1 }),
        fc.array(fc.oneof(fc.string({ minLength: 1 }), fc.integer()), { maxLength: 4 }),
        fc.boolean(),
        (limit, marker, users, shortDays) => {
          const policy: Policy = {
            ...defaultPolicy,
            shortDays: { value: shortDays, source: 'regulation' },
            robot: {
              ...defaultPolicy.robot,
              noteMarker: { value: marker, source: 'assumption' },
              users: { value: users, source: 'assumption' },
            },
            queue: { ...defaultPolicy.queue, effortLimitHours: { value: limit, source: 'assumption' } },
          };
          for (const text of [writePolicyYaml(policy, comments), writePolicyJson(policy)]) {
            const read = readPolicyText(text);
            assert.ok(read.ok);
            assert.deepEqual(read.value, policy);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('has its comments above the values that they speak of, a milestone’s by its key', () => {
    const text = writePolicyYaml(defaultPolicy, { heading: 'Шапка', of: path => path });
    assert.match(text, /^# Шапка\n\n# zone\nzone:/);
    assert.match(
      text,
      /\n {2}# queue\.effortLimitHours\n {2}effortLimitHours:\n {4}value: 4\n {4}source: regulation\n/,
    );
    assert.match(text, /\n {6}# milestones\.blocker\.start\.due\n {6}due:\n {8}value: \{ amount: 24, unit: hours \}/);
  });

  for (const [name, text, expected] of [
    ['an unknown name: the name', 'queue:\n  limit: 1\n', '1:2 unrecognized_keys limit'],
    ['a wrong value: the value', 'queue:\n  effortLimitHours:\n    value: "4"\n', '2:11 invalid_type "4"'],
    ['an element of a list', 'robot:\n  users:\n    value: [a, true]\n', '2:15 invalid_union true'],
    ['a value without its frame', 'shortDays: true\n', '0:11 invalid_type true'],
    [
      'something missing: what it is missing in',
      'milestones:\n  blocker:\n    - key: assign\n',
      '2:6 invalid_type key',
    ],
    ['JSON', '{\n  "zone": {"value": "Europe/Nowhere"}\n}', '1:20 zoneUnknown "Europe/Nowhere"'],
    ['JSON indented by tabs', '{\n\t"zone": {"value": 5}\n}', '1:19 invalid_type 5'],
    ['a name twice', 'shortDays:\n  value: true\nshortDays:\n  value: true\n', '2:0 syntax.DUPLICATE_KEY s'],
  ] as const) {
    it(`is refused at its place for ${name}`, () => assert.equal(firstProblem(text), expected));
  }

  it('that was torn off, is empty or no text of that kind is refused, never taken for a shorter policy', () => {
    const json = writePolicyJson(defaultPolicy);
    for (let length = 0; length < json.length - 2; length += 97) {
      assert.ok(!readPolicyText(json.slice(0, length)).ok, `${length} characters were taken`);
    }
    for (const text of ['', '# nothing but a comment\n', 'policy', '[]', '\u0000', '--- {}\n--- {}\n']) {
      assert.ok(!readPolicyText(text).ok, JSON.stringify(text));
    }
  });

  it('with a bomb of aliases is refused at once', () => {
    const levels = Array.from(
      { length: 20 },
      (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`,
    );
    const text = ['l0: &l0 [x]', ...levels].join('\n');
    assert.match(firstProblem(text), /syntax\.ALIASES/);
  });

  it('may begin with a byte order mark', () => {
    assert.ok(readPolicyText('\uFEFFshortDays:\n  value: true\n').ok);
    assert.ok(readPolicyText('\uFEFF{"shortDays": {"value": true}}').ok);
  });

  it('cannot smuggle anything into objects', () => {
    const result = readPolicyText('{"__proto__": {"polluted": true}}');
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    assert.ok(!result.ok || !('polluted' in result.value));
  });
});

describe('the text of a calendar file', () => {
  it('of the documentation is the bundled year that it shows', () => {
    const read = readCalendarText(
      readFileSync(join(__dirname, '../../../../docs/calendar/2026.ve-calendar.json'), 'utf8'),
    );
    assert.ok(read.ok);
    assert.deepEqual(
      read.value,
      bundledYears.find(({ year }) => year === 2026),
    );
  });

  it('is a year, or refused at its place', () => {
    const year = { year: 2027, daysOff: ['01-01'], workingWeekendDays: [], shortDays: [] };
    const read = readCalendarText(JSON.stringify(year));
    assert.ok(read.ok);
    assert.deepEqual(read.value, year);
    const text =
      '{\n  "year": 2027,\n  "daysOff": ["01-01", "02-30"],\n  "workingWeekendDays": [],\n  "shortDays": []\n}';
    const refused = readCalendarText(text);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.error[0]?.range.from, { line: 2, column: 23 });
    assert.equal(refused.error[0].issue.code, 'noSuchDay');
  });
});
