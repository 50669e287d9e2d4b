import assert from 'node:assert/strict';
import { computeSla } from '../../../../src/regulation/sla/computeSla';
import { nextChange } from '../../../../src/regulation/sla/nextChange';
import { timeLeft } from '../../../../src/regulation/sla/timeLeft';
import type { SlaResult } from '../../../../src/regulation/sla/result';
import {
  context,
  customer,
  iso,
  lead,
  milestone,
  moscow,
  priorityIds,
  regulation,
  status,
  Story,
  support,
  verdict,
} from '../support/story';

const at = (story: Story, now: number): SlaResult => computeSla(story.facts(), context, regulation, now);

describe('D1: the state of an open milestone', () => {
  it('changes 1 ms after each boundary', () => {
    const story = new Story('2025-03-03 10:00', 'blocker');
    const soon = moscow('2025-03-03 11:30');
    const due = moscow('2025-03-03 12:00');
    const state = (now: number) => milestone(at(story, now), 'assign').state;
    assert.equal(state(soon), 'onTrack');
    assert.equal(state(soon + 1), 'dueSoon');
    assert.equal(state(due), 'dueSoon');
    assert.equal(state(due + 1), 'breached');
  });

  it('warns of `assign` in working minutes, also over a night', () => {
    const story = new Story('2025-03-03 16:20', 'blocker');
    // Due on Tuesday at 09:20: the half hour before began on Monday at 17:50.
    assert.equal(iso(milestone(story.sla('2025-03-03 17:00'), 'assign').warnAfter), '2025-03-03 17:50:00');
  });

  it('the next change is 1 ms after the nearest boundary of any milestone, and none when time changes nothing', () => {
    const story = new Story('2025-03-03 10:00', 'blocker');
    const changes: (string | null)[] = [];
    let now = moscow('2025-03-03 10:00');
    for (;;) {
      const next = nextChange(at(story, now));
      if (next === null) break;
      assert.notEqual(
        at(story, next - 1)
          .milestones.map(m => m.state)
          .join(),
        at(story, next)
          .milestones.map(m => m.state)
          .join(),
      );
      changes.push(iso(next - 1));
      now = next;
    }
    assert.deepEqual(changes, [
      '2025-03-03 11:30:00',
      '2025-03-03 12:00:00',
      '2025-03-04 06:00:00',
      '2025-03-04 10:00:00',
    ]);
    const resolved = new Story('2025-03-03 10:00', 'blocker').setStatus('2025-03-03 10:30', support, status.resolved);
    assert.equal(nextChange(resolved.sla('2025-03-03 10:31')), null);
    assert.equal(nextChange(story.sla('2025-03-03 10:00', { facts: { history: null } })), null);
  });

  it('time left and overdue are in the unit of the milestone', () => {
    const sla = new Story('2025-10-31 17:00', 'blocker').sla('2025-10-31 20:00');
    const hour = 3_600_000;
    const now = moscow('2025-10-31 20:00');
    assert.deepEqual(timeLeft(milestone(sla, 'assign'), regulation, now), {
      unit: 'working',
      ms: hour,
      isOverdue: false,
    });
    assert.deepEqual(timeLeft(milestone(sla, 'start'), regulation, now), {
      unit: 'elapsed',
      ms: 21 * hour,
      isOverdue: false,
    });
    assert.deepEqual(timeLeft(milestone(sla, 'assign'), regulation, moscow('2025-11-05 12:00')), {
      unit: 'working',
      ms: 11 * hour,
      isOverdue: true,
    });
  });
});

describe('D2: a met milestone', () => {
  it('is late when met after its due, and never makes the ticket breached', () => {
    const story = new Story('2025-03-03 10:00', 'blocker').assign('2025-03-03 12:00:01', lead, support);
    assert.equal(verdict(story.sla('2025-03-03 13:00'), 'assign'), 'late 2025-03-03 12:00:01 by 2 handler');
    assert.equal(story.sla('2025-03-03 13:00').state, 'onTrack');
    const intime = new Story('2025-03-03 10:00', 'blocker').assign('2025-03-03 12:00:00', lead, support);
    assert.equal(verdict(intime.sla('2025-03-03 13:00'), 'assign'), 'met 2025-03-03 12:00:00 by 2 handler');
  });

  it('an open one is not late, however long it is overdue', () => {
    assert.equal(milestone(new Story('2025-03-03 10:00', 'blocker').sla('2025-04-03 10:00'), 'assign').late, false);
  });
});

describe('D3: the state of the ticket', () => {
  it('is the worst of the open milestones: breached, due soon, unknown, on track', () => {
    const story = new Story('2025-03-03 10:00', 'blocker');
    assert.equal(story.sla('2025-03-03 11:00').state, 'onTrack');
    assert.equal(story.sla('2025-03-03 11:31').state, 'dueSoon');
    assert.equal(story.sla('2025-03-03 12:01').state, 'breached');
    const fix = new Story('2025-03-03 10:00', 'fix');
    const withoutHistory = { facts: { history: null } };
    assert.deepEqual(
      fix.sla('2025-03-05 10:00', withoutHistory).milestones.map(m => m.state),
      ['unknown', 'onTrack'],
    );
    assert.equal(fix.sla('2025-03-05 10:00', withoutHistory).state, 'unknown');
    assert.equal(fix.sla('2025-04-01 10:00', withoutHistory).state, 'dueSoon');
    assert.equal(fix.sla('2025-04-03 10:00', withoutHistory).state, 'breached');
  });

  it('is met when none is open, also while the ticket is', () => {
    const story = new Story('2025-03-03 10:00', 'blocker')
      .assign('2025-03-03 10:30', lead, support)
      .note('2025-03-03 10:40', support);
    assert.equal(story.facts().statusId, status.new);
    assert.equal(story.sla('2025-03-30 10:00').state, 'met');
  });
});

describe('A3: a priority outside the policy', () => {
  for (const priorityId of [0, 30, 50]) {
    it(`${priorityId} has no milestones and is unknown`, () => {
      const sla = new Story('2025-03-03 10:00', priorityId).sla('2025-03-03 11:00');
      assert.equal(sla.state, 'unknown');
      assert.equal(sla.priority, null);
      assert.deepEqual(sla.milestones, []);
      assert.deepEqual(sla.unknown, [{ code: 'priorityOutsidePolicy', priorityId }]);
    });
  }

  it('the numbers of the priorities are the server’s, not ours', () => {
    const priorities = new Map([[35, 'blocker' as const]]);
    const sla = new Story('2025-03-03 10:00', 35).sla('2025-03-03 11:00', { context: { priorities } });
    assert.equal(sla.priority, 'blocker');
    assert.equal(
      new Story('2025-03-03 10:00', 'fix').sla('2025-03-03 11:00', { context: { priorities } }).priority,
      null,
    );
    assert.equal(priorityIds.fix, 40);
    assert.equal(customer, 5);
  });
});
