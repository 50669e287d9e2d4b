import '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { defaultPolicy } from '../../../src/regulation/policy/defaultPolicy';
import { policyJsonSchema, calendarJsonSchema } from '../../../src/regulation/policy/policyJsonSchema';
import { issueText } from '../../../src/ui/policy/issueText';
import { policyTitle } from '../../../src/ui/policy/policyTitles';
import { parsePolicy } from '../../../src/regulation/policy/parsePolicy';
import { parseCalendarYear } from '../../../src/regulation/calendar/calendarYear';

/** Paths of all values that say where they come from, a milestone by its key. */
function sourcedPaths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('source' in value) return [path];
  return Object.entries(value).flatMap(([name, entry]) => {
    const key = (entry as { key?: string } | null)?.key ?? name;
    return sourcedPaths(entry, path === '' ? key : `${path}.${key}`);
  });
}

interface Node {
  readonly description?: string;
  readonly readOnly?: boolean;
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
}

describe('a policy file in words', () => {
  it('has a title and a rule for every value of the policy', () => {
    const paths = sourcedPaths(defaultPolicy);
    assert.ok(paths.includes('milestones.fix.resolve.warn'));
    assert.deepEqual(
      paths.filter(path => !policyTitle(path)?.rule),
      [],
    );
    assert.equal(policyTitle('milestones.blocker.nonsense'), null);
    assert.equal(policyTitle('constructor'), null);
  });

  for (const [name, schema] of [
    ['policy', policyJsonSchema()],
    ['calendar', calendarJsonSchema()],
  ] as const) {
    it(`every name of the ${name} schema that an editor can complete is described`, () => {
      const bare: string[] = [];
      const walk = (node: Node, path: string): void => {
        assert.equal(node.readOnly, undefined);
        for (const [key, property] of Object.entries(node.properties ?? {})) {
          const at = `${path}.${key}`;
          const isPlain =
            ['$schema', 'key', 'amount', 'unit', 'event'].includes(key) || /\.terms\.\w+\.value\./.test(at);
          if (!isPlain && property.description === undefined) bare.push(at);
          walk(property, at);
        }
        if (node.items) walk(node.items, `${path}.*`);
      };
      walk(schema, '');
      assert.deepEqual(bare, []);
    });
  }

  it('says in a sentence of its own what is wrong, never in zod’s words', () => {
    const assign = {
      key: 'assign',
      due: { value: { amount: 2, unit: 'hours' } },
      warn: { value: { amount: 3, unit: 'hours' } },
      metBy: { value: [{ event: 'handlerSet' }] },
    };
    const policies = [
      5,
      { x: 1 },
      { shortDays: { value: 'да' } },
      { zone: { value: 'Nowhere' } },
      { workingDays: { value: 'sunday' } },
      { staffThreshold: { value: 101 } },
      { staffThreshold: { value: -1 } },
      { staffThreshold: { value: 1.5 } },
      { workingHours: { value: [] } },
      { workingHours: { value: [{ from: '9', to: '18:00' }] } },
      { workingHours: { value: [{ from: '19:00', to: '18:00' }] } },
      { milestones: { blocker: [assign] } },
      { milestones: { blocker: [{ ...assign, warn: { value: { amount: 1, unit: 'hours' } } }, assign] } },
      { robot: { users: { value: [true] } } },
    ];
    const years = [
      {
        year: 2027,
        daysOff: ['02-29', '01-01', '01-01', '01-02'],
        workingWeekendDays: ['02-19'],
        shortDays: ['02-21'],
      },
    ];
    const issues = [
      ...policies.map(parsePolicy).flatMap(parsed => (parsed.ok ? [] : parsed.error)),
      ...years.map(parseCalendarYear).flatMap(parsed => (parsed.ok ? [] : parsed.error)),
    ];
    assert.ok(issues.length > 18);
    for (const issue of issues) {
      assert.match(issueText(issue), /^[A-Z«t].*\.$/, issue.code);
      assert.notEqual(issueText(issue), issue.message);
      assert.doesNotMatch(issueText(issue), /Invalid|expected|undefined|\{\d\}/);
    }
  });
});
