import assert from 'node:assert/strict';
import {
  customer,
  iso,
  lead,
  milestone,
  moscow,
  regulationWith,
  stranger,
  status,
  Story,
  support,
  verdict,
} from '../support/story';

const day = '2025-03-03';
const anew = regulationWith({ clockStart: { value: 'reclassification' } });

describe('C9: reclassification', () => {
  it('recomputes everything from submission by the present priority; earlier events count', () => {
    const story = new Story(`${day} 10:00`, 'significant')
      .assign(`${day} 10:30`, lead, support)
      .note(`${day} 10:40`, support)
      .setPriority(`${day} 15:00`, lead, 'blocker');
    const sla = story.sla(`${day} 16:00`);
    assert.equal(sla.priority, 'blocker');
    assert.equal(verdict(sla, 'assign'), `met ${day} 10:30:00 by 2 handler`);
    assert.equal(verdict(sla, 'start'), `met ${day} 10:40:00 by 3 note`);
    assert.equal(iso(milestone(sla, 'assign').due), `${day} 12:00:00`);
  });

  it('shows the last change with the milestones and dues of both priorities', () => {
    const sla = new Story(`${day} 10:00`, 'significant')
      .setPriority(`${day} 11:00`, lead, 'blocker')
      .setPriority(`${day} 15:00`, support, 'fix')
      .sla(`${day} 16:00`);
    assert.deepEqual(sla.reclassification, {
      at: moscow(`${day} 15:00`),
      userId: support,
      byLead: false,
      fromPriorityId: 60,
      from: 'blocker',
      toPriorityId: 40,
      to: 'fix',
      formerMilestones: [
        {
          key: 'assign',
          start: moscow(`${day} 10:00`),
          due: moscow(`${day} 12:00`),
          warnAfter: moscow(`${day} 11:30`),
        },
        {
          key: 'start',
          start: moscow(`${day} 10:00`),
          due: moscow('2025-03-04 10:00'),
          warnAfter: moscow('2025-03-04 06:00'),
        },
      ],
    });
    assert.deepEqual(
      sla.milestones.map(m => m.key),
      ['plan', 'resolve'],
    );
  });

  it('A2: counts whoever made it, and is marked when they are below the lead’s level', () => {
    const byLead = (by: number | null) =>
      new Story(`${day} 10:00`, 'fix').setPriority(`${day} 11:00`, by, 'blocker').sla(`${day} 12:00`).reclassification
        ?.byLead;
    assert.equal(byLead(lead), true);
    assert.equal(byLead(support), false);
    assert.equal(byLead(customer), false);
    assert.equal(byLead(stranger), null);
    assert.equal(byLead(null), null);
    const raised = new Story(`${day} 10:00`, 'fix')
      .setPriority(`${day} 11:00`, customer, 'blocker')
      .sla(`${day} 12:00`);
    assert.equal(raised.priority, 'blocker');
  });

  it('from and to a priority outside the policy', () => {
    const sla = new Story(`${day} 10:00`, 30).setPriority(`${day} 11:00`, lead, 'fix').sla(`${day} 12:00`);
    assert.equal(sla.reclassification?.from, null);
    assert.deepEqual(sla.reclassification.formerMilestones, []);
    const out = new Story(`${day} 10:00`, 'fix').setPriority(`${day} 11:00`, lead, 30).sla(`${day} 12:00`);
    assert.equal(out.state, 'unknown');
    assert.equal(out.reclassification?.to, null);
    assert.equal(out.reclassification.formerMilestones.length, 2);
  });

  it('a ticket raised late is breached at once, and says that its clock had run out before', () => {
    const sla = new Story(`${day} 10:00`, 'significant')
      .setPriority('2025-03-05 10:00', lead, 'blocker')
      .sla('2025-03-05 10:01');
    assert.equal(sla.state, 'breached');
    assert.deepEqual(
      sla.milestones.map(m => m.explanation.dueBeforeReclassification),
      [true, true],
    );
    const before = new Story(`${day} 10:00`, 'significant')
      .setPriority(`${day} 11:00`, lead, 'blocker')
      .sla('2025-03-05 10:01');
    assert.deepEqual(
      before.milestones.map(m => m.explanation.dueBeforeReclassification),
      [false, false],
    );
  });

  it('policy switch: the clocks start at the last priority line, also after a detour; events count from submission', () => {
    const story = new Story(`${day} 10:00`, 'blocker')
      .assign(`${day} 10:30`, lead, support)
      .setPriority(`${day} 11:00`, lead, 'fix')
      .setPriority(`${day} 15:00`, lead, 'blocker');
    const sla = story.sla(`${day} 16:00`, { regulation: anew });
    assert.equal(verdict(sla, 'assign'), `met ${day} 10:30:00 by 2 handler`);
    assert.equal(iso(milestone(sla, 'assign').start), `${day} 15:00:00`);
    assert.equal(iso(milestone(sla, 'assign').due), `${day} 17:00:00`);
    assert.equal(iso(milestone(sla, 'start').due), '2025-03-04 15:00:00');
    assert.equal(milestone(sla, 'start').explanation.startedBy, 'reclassification');
    // The former priority's clocks had started with the line before.
    assert.deepEqual(
      sla.reclassification?.formerMilestones.map(m => [m.key, iso(m.start), iso(m.due)]),
      [
        ['plan', `${day} 11:00:00`, '2025-03-04 11:00:00'],
        ['resolve', `${day} 11:00:00`, '2025-04-02 11:00:00'],
      ],
    );
  });

  it('policy switch: without a priority line they start at submission, and an unsure history decides nothing', () => {
    const story = new Story(`${day} 10:00`, 'fix');
    assert.equal(
      milestone(story.sla(`${day} 16:00`, { regulation: anew }), 'plan').explanation.startedBy,
      'submission',
    );
    const unsure = story.sla(`${day} 16:00`, { regulation: anew, facts: { history: null } });
    assert.deepEqual(
      unsure.milestones.map(m => m.state),
      ['unknown', 'unknown'],
    );
  });

  it('a resolution after a reclassification meets the milestones of the present priority', () => {
    const sla = new Story(`${day} 10:00`, 'fix')
      .setStatus(`${day} 11:00`, support, status.resolved)
      .setPriority(`${day} 12:00`, lead, 'blocker')
      .sla(`${day} 16:00`);
    assert.equal(verdict(sla, 'assign'), `met ${day} 11:00:00 by 3 resolution`);
  });
});
