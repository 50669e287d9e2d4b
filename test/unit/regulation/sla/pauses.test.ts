import assert from 'node:assert/strict';
import { nextChange } from '../../../../src/regulation/sla/nextChange';
import { iso, lead, milestone, regulation, regulationWith, status, Story, support } from '../support/story';

const pausing = regulationWith({ pauseStatuses: { value: [status.feedback] } });
const hour = 3_600_000;

describe('C10: pauses', () => {
  const waited = (priority: 'blocker' | 'fix') =>
    new Story('2025-03-03 10:00', priority)
      .setStatus('2025-03-03 11:00', support, status.feedback)
      .setStatus('2025-03-04 10:00', support, status.new);

  it('the regulation knows none', () => {
    const sla = waited('fix').sla('2025-03-04 12:00');
    assert.equal(iso(milestone(sla, 'plan').due), '2025-03-04 10:00:00');
    assert.deepEqual(milestone(sla, 'plan').explanation.pauses, []);
    assert.equal(regulation.policy.pauseStatuses.source, 'regulation');
  });

  it('the time in a named status is added in the milestone’s own unit', () => {
    const fix = waited('fix').sla('2025-03-04 12:00', { regulation: pausing });
    assert.equal(iso(milestone(fix, 'plan').due), '2025-03-05 09:00:00');
    assert.equal(iso(milestone(fix, 'plan').warnAfter), '2025-03-05 05:00:00');
    assert.equal(iso(milestone(fix, 'resolve').due), '2025-04-03 09:00:00');
    assert.deepEqual(
      milestone(fix, 'plan').explanation.pauses.map(({ statusId, from, to, added }) => [
        statusId,
        iso(from),
        iso(to),
        added,
      ]),
      [[status.feedback, '2025-03-03 11:00:00', '2025-03-04 10:00:00', 23 * hour]],
    );
    // 7 working hours on Monday and one on Tuesday, one hour already used.
    const blocker = waited('blocker').sla('2025-03-04 10:30', { regulation: pausing });
    assert.equal(iso(milestone(blocker, 'assign').due), '2025-03-04 11:00:00');
    assert.equal(milestone(blocker, 'assign').explanation.pauses[0]?.added, 8 * hour);
  });

  it('while a pause lasts the due moves along, the state stays, and no change is awaited', () => {
    const story = new Story('2025-03-03 10:00', 'fix').setStatus('2025-03-03 11:00', lead, status.feedback);
    const sla = (now: string) => story.sla(now, { regulation: pausing });
    assert.equal(iso(milestone(sla('2025-03-03 12:00'), 'plan').due), '2025-03-04 11:00:00');
    assert.equal(iso(milestone(sla('2025-03-13 12:00'), 'plan').due), '2025-03-14 11:00:00');
    assert.equal(milestone(sla('2025-03-13 12:00'), 'plan').state, 'onTrack');
    assert.equal(milestone(sla('2025-03-13 12:00'), 'plan').explanation.pauses[0]?.to, null);
    assert.equal(nextChange(sla('2025-03-13 12:00')), null);
  });

  it('a pause that begins after the clock has run out stops nothing', () => {
    const story = new Story('2025-03-03 10:00', 'fix').setStatus('2025-03-04 10:00:01', lead, status.feedback);
    const plan = milestone(story.sla('2025-03-06 10:00', { regulation: pausing }), 'plan');
    assert.equal(iso(plan.due), '2025-03-04 10:00:00');
    assert.equal(plan.state, 'breached');
  });

  it('the clock of a met milestone stopped when it was met', () => {
    const story = new Story('2025-03-03 10:00', 'fix')
      .note('2025-03-03 10:30', support)
      .setStatus('2025-03-03 11:00', support, status.feedback);
    const plan = milestone(story.sla('2025-03-06 10:00', { regulation: pausing }), 'plan');
    assert.equal(iso(plan.due), '2025-03-04 10:00:00');
    assert.equal(plan.late, false);
  });

  it('a ticket may be submitted into a pause, and pause more than once', () => {
    const story = new Story('2025-03-03 10:00', 'fix', { status: status.feedback })
      .setStatus('2025-03-03 12:00', support, status.new)
      .setStatus('2025-03-03 13:00', support, status.feedback)
      .setStatus('2025-03-03 14:00', support, status.new);
    const plan = milestone(story.sla('2025-03-03 15:00', { regulation: pausing }), 'plan');
    assert.equal(iso(plan.due), '2025-03-04 13:00:00');
    assert.equal(plan.explanation.pauses.length, 2);
  });

  it('time before the clock started is no pause of it', () => {
    const both = regulationWith({
      pauseStatuses: { value: [status.feedback] },
      clockStart: { value: 'reclassification' },
    });
    const story = new Story('2025-03-03 10:00', 'significant')
      .setStatus('2025-03-03 11:00', support, status.feedback)
      .setPriority('2025-03-03 12:00', lead, 'fix')
      .setStatus('2025-03-03 13:00', support, status.new);
    const plan = milestone(story.sla('2025-03-03 15:00', { regulation: both }), 'plan');
    assert.equal(iso(plan.due), '2025-03-04 13:00:00');
    assert.equal(plan.explanation.pauses[0]?.added, hour);
  });

  it('without a sure history nothing that pauses can be judged', () => {
    const sla = waited('fix').sla('2025-03-04 12:00', { regulation: pausing, facts: { history: null } });
    assert.deepEqual(
      sla.milestones.map(m => m.state),
      ['unknown', 'unknown'],
    );
  });
});
