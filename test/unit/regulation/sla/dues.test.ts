import assert from 'node:assert/strict';
import { iso, milestone, moscow, regulation, regulationWith, Story } from '../support/story';

const now = '2025-03-03 12:00';

function dues(story: Story): Record<string, readonly [string | null, string | null]> {
  return Object.fromEntries(story.sla(now).milestones.map(m => [m.key, [iso(m.due), iso(m.warnAfter)]]));
}

describe('the milestones of each priority and their dues (RULES C, B6)', () => {
  it('«Блокирует работу»: 2 working hours and 24 hours', () => {
    assert.deepEqual(dues(new Story('2025-10-31 17:00', 'blocker')), {
      assign: ['2025-11-01 10:00:00', '2025-11-01 09:30:00'],
      start: ['2025-11-01 17:00:00', '2025-11-01 13:00:00'],
    });
  });

  it('«Требует исправления»: 24 hours and 30 days', () => {
    assert.deepEqual(dues(new Story('2025-01-31 12:34:56', 'fix')), {
      plan: ['2025-02-01 12:34:56', '2025-02-01 08:34:56'],
      resolve: ['2025-03-02 12:34:56', '2025-02-25 12:34:56'],
    });
  });

  it('«Значимый»: 2 months and 1 year, shortened to the last day of the month', () => {
    assert.deepEqual(dues(new Story('2024-02-29 18:30', 'significant')), {
      queue: ['2024-04-29 18:30:00', '2024-04-15 18:30:00'],
      deliver: ['2025-02-28 18:30:00', '2025-01-29 18:30:00'],
    });
    assert.equal(
      iso(milestone(new Story('2025-08-31 10:00', 'significant').sla(now), 'queue').due),
      '2025-10-31 10:00:00',
    );
  });

  it('B6: all count from the submission; out of hours `start` falls due before `assign`', () => {
    const sla = new Story('2025-12-31 10:00', 'blocker').sla(now);
    assert.equal(iso(milestone(sla, 'assign').due), '2026-01-12 11:00:00');
    assert.equal(iso(milestone(sla, 'start').due), '2026-01-01 10:00:00');
    for (const { start, explanation } of sla.milestones) {
      assert.equal(iso(start), '2025-12-31 10:00:00');
      assert.equal(explanation.startedBy, 'submission');
    }
  });

  it('C11: the «1» of 1–30 days changes nothing: there is one due, at 30 days', () => {
    const resolve = milestone(new Story('2025-03-03 10:00', 'fix').sla('2025-03-04 10:00:01'), 'resolve');
    assert.equal(resolve.state, 'onTrack');
    assert.deepEqual(resolve.explanation.duration, { amount: 30, unit: 'days' });
  });

  it('C12: a missing template changes neither clock nor state', () => {
    const bare = new Story('2025-03-03 10:00', 'blocker').sla(now);
    const withNote = new Story('2025-03-03 10:00', 'blocker').other('2025-03-03 10:01', 5).sla(now);
    assert.deepEqual(bare, withNote);
    assert.equal(bare.state, 'dueSoon' satisfies typeof bare.state);
  });

  it('C13: «Довнедрение», paid work and an agreed date leave the milestones as they are', () => {
    const story = new Story('2025-03-03 10:00', 'fix');
    const plain = story.sla(now);
    const paid = { mode: 'Довнедрение', paid: 'Да', agreedDate: moscow('2025-06-01'), type: 'development' } as const;
    assert.deepEqual(story.sla(now, { facts: paid }), plain);
  });
});

describe('D4: every result explains itself', () => {
  it('names unit, windows counted, warning and what rests on assumptions', () => {
    const { explanation } = milestone(new Story('2025-10-31 17:00', 'blocker').sla(now), 'assign');
    assert.deepEqual(explanation.duration, { amount: 2, unit: 'workingHours' });
    assert.deepEqual(explanation.warning, { amount: 30, unit: 'workingMinutes' });
    assert.deepEqual(explanation.windows, [
      { from: moscow('2025-10-31 17:00'), to: moscow('2025-10-31 18:00') },
      { from: moscow('2025-11-01 09:00'), to: moscow('2025-11-01 10:00') },
    ]);
    assert.deepEqual(explanation.assumptions, [
      'warning',
      'metBy',
      'workingDays',
      'shortDays',
      'clockStart',
      'staffThreshold',
    ]);
    assert.deepEqual(explanation.calendarNotLoaded, []);
  });

  it('counts no windows and asks no calendar for time by the clock', () => {
    const { explanation } = milestone(new Story('2027-10-31 17:00', 'blocker').sla(now), 'start');
    assert.deepEqual(explanation.windows, []);
    assert.deepEqual(explanation.calendarNotLoaded, []);
    assert.ok(!explanation.assumptions.includes('workingDays'));
  });

  it('B3: carries the years whose calendar is not loaded, each day by the calendar of its own year', () => {
    const sla = new Story('2026-12-30 17:30', 'blocker').sla(now);
    const assign = milestone(sla, 'assign');
    // 31 December 2026 is off by the loaded calendar, 1–10 January 2027 by the general rule and the weekend.
    assert.equal(iso(assign.due), '2027-01-11 10:30:00');
    assert.deepEqual(sla.calendarNotLoaded, [2027]);
    assert.ok(assign.explanation.assumptions.includes('yearNotLoaded'));
    assert.deepEqual(new Story('2026-12-30 10:00', 'blocker').sla(now).calendarNotLoaded, []);
    assert.deepEqual(new Story('2024-12-31 17:30', 'blocker').sla(now).calendarNotLoaded, [2024]);
    assert.deepEqual(new Story('2027-12-31 17:30', 'blocker').sla(now).calendarNotLoaded, [2027, 2028]);
  });

  it('marks a value that a file replaced', () => {
    const replaced = regulationWith({
      milestones: {
        blocker: [
          {
            key: 'assign',
            due: { value: { amount: 1, unit: 'workingHours' } },
            warn: { value: { amount: 10, unit: 'minutes' } },
            metBy: { value: [{ event: 'handlerSet' }] },
          },
        ],
      },
    });
    const sla = new Story('2025-03-03 10:00', 'blocker').sla(now, { regulation: replaced });
    assert.equal(sla.milestones.length, 1);
    const assign = milestone(sla, 'assign');
    assert.equal(iso(assign.due), '2025-03-03 11:00:00');
    assert.equal(iso(assign.warnAfter), '2025-03-03 10:50:00');
    assert.ok(assign.explanation.assumptions.includes('due'));
  });

  it('«будние дни» can be read as Monday to Friday', () => {
    const plain = regulationWith({ workingDays: { value: 'mondayToFriday' } });
    const assign = milestone(new Story('2025-10-31 17:00', 'blocker').sla(now, { regulation: plain }), 'assign');
    assert.equal(iso(assign.due), '2025-11-03 10:00:00');
    assert.deepEqual(new Story('2030-10-31 17:00', 'blocker').sla(now, { regulation: plain }).calendarNotLoaded, []);
  });

  it('a working warning of another milestone asks the calendar too', () => {
    const replaced = regulationWith({
      milestones: {
        fix: [
          {
            key: 'plan',
            due: { value: { amount: 24, unit: 'hours' } },
            warn: { value: { amount: 30, unit: 'workingMinutes' } },
            metBy: { value: [{ event: 'resolved' }] },
          },
        ],
      },
    });
    const sla = new Story('2027-03-02 12:00', 'fix').sla(now, { regulation: replaced });
    assert.equal(iso(milestone(sla, 'plan').warnAfter), '2027-03-03 11:30:00');
    assert.deepEqual(sla.calendarNotLoaded, [2027]);
    assert.notEqual(regulation, replaced);
  });
});
