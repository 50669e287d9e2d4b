import assert from 'node:assert/strict';
import { join } from 'node:path';
import { defaultPolicy } from '../../../src/regulation/policy/defaultPolicy';
import type { Policy } from '../../../src/regulation/policy/schema';
import { policyPath } from '../../../src/ui/policy/policyPath';
import { RegulationInForce } from '../../../src/ui/policy/regulationInForce';

const changed: Policy = { ...defaultPolicy, shortDays: { value: true, source: 'assumption' } };
const year = { year: 2027, daysOff: ['01-01'], workingWeekendDays: [], shortDays: [] };

function watched(): { readonly inForce: RegulationInForce; readonly fired: () => number } {
  const inForce = new RegulationInForce();
  let count = 0;
  inForce.onDidChange(() => count++);
  return { inForce, fired: () => count };
}

describe('the regulation in force', () => {
  it('is the bundled one until a policy is taken, and tells of every change', () => {
    const { inForce, fired } = watched();
    assert.equal(inForce.current.policy, defaultPolicy);
    assert.deepEqual(inForce.origin, { kind: 'bundled' });
    inForce.takePolicy(changed, { kind: 'file', path: '/a.yaml' });
    assert.equal(inForce.current.policy.shortDays.value, true);
    assert.equal(fired(), 1);
  });

  it('is the same object while nothing about it changes, so that nothing is computed anew', () => {
    const { inForce, fired } = watched();
    inForce.takePolicy(changed, { kind: 'file', path: '/a.yaml' });
    const before = inForce.current;
    inForce.takePolicy(structuredClone(changed), { kind: 'file', path: '/a.yaml' });
    assert.equal(fired(), 1);
    inForce.takePolicy(structuredClone(changed), { kind: 'file', path: '/b.yaml' });
    assert.equal(fired(), 2);
    assert.equal(inForce.current, before);
  });

  it('stays when the file has trouble, and says which it is', () => {
    const { inForce } = watched();
    inForce.keepPolicy('/a.yaml', 'absent');
    assert.deepEqual(inForce.origin, { kind: 'kept', path: '/a.yaml', why: 'absent', isBundled: true });
    inForce.takePolicy(changed, { kind: 'file', path: '/a.yaml' });
    const before = inForce.current;
    inForce.keepPolicy('/a.yaml', 'broken');
    assert.deepEqual(inForce.origin, { kind: 'kept', path: '/a.yaml', why: 'broken', isBundled: false });
    assert.equal(inForce.current, before);
  });

  it('takes imported years and gives them up again; other years stay «not loaded»', () => {
    const { inForce, fired } = watched();
    const isLoaded = (wanted: number): boolean => inForce.current.calendar.yearDays(wanted).isLoaded;
    assert.equal(isLoaded(2027), false);
    inForce.takeYears([year]);
    assert.equal(isLoaded(2027), true);
    assert.equal(isLoaded(2028), false);
    inForce.takePolicy(changed, { kind: 'bundled' });
    assert.equal(isLoaded(2027), true, 'another policy keeps the calendar');
    inForce.takeYears([]);
    assert.equal(isLoaded(2027), false);
    assert.equal(fired(), 3);
  });
});

describe('the path of the policy file', () => {
  it('is absolute or below the home folder, and absent when nothing is set', () => {
    const home = join('/', 'home', 'anna');
    assert.equal(policyPath('', home), null);
    assert.equal(policyPath('  ', home), null);
    assert.equal(policyPath(undefined, home), null);
    assert.equal(policyPath(5, home), null);
    assert.equal(policyPath('/etc/a.yaml', home), '/etc/a.yaml');
    assert.equal(policyPath('~/a.yaml', home), join(home, 'a.yaml'));
    assert.equal(policyPath('folder/a.yaml', home), join(home, 'folder', 'a.yaml'));
    assert.equal(policyPath('~anna.yaml', home), join(home, '~anna.yaml'));
  });
});
