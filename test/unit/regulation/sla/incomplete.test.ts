import assert from 'node:assert/strict';
import type { TicketFacts } from '../../../../src/regulation/input';
import type { UnknownReason } from '../../../../src/regulation/sla/result';
import { customer, iso, lead, milestone, moscow, status, Story, support, verdict } from '../support/story';

const day = '2025-03-03';
const now = `${day} 16:00`;

/** A ticket with everything, so that each test takes one thing away. */
const whole = () =>
  new Story(`${day} 10:00`, 'fix')
    .assignInBrowser(`${day} 10:20`, lead, support)
    .setPriority(`${day} 10:25`, lead, 'blocker')
    .setPriority(`${day} 10:26`, lead, 'fix')
    .note(`${day} 10:30`, support);

function reasons(facts: Partial<TicketFacts>, seesEverything = true): readonly UnknownReason[] {
  const sla = whole().sla(now, { facts, context: { seesEverything } });
  const plan = milestone(sla, 'plan');
  assert.deepEqual(plan.explanation.unknown, sla.unknown);
  if (sla.unknown.length > 0) {
    assert.equal(plan.state, 'unknown');
    assert.equal(plan.metAt, null);
    assert.equal(iso(plan.due), '2025-03-04 10:00:00');
    assert.equal(iso(plan.warnAfter), '2025-03-04 06:00:00');
  }
  return sla.unknown;
}

describe('C8: an incomplete history', () => {
  const lines = whole().facts().history!;

  it('is told from a complete one', () => {
    assert.deepEqual(reasons({}), []);
    assert.equal(verdict(whole().sla(now), 'plan'), `met ${day} 10:30:00 by 3 note`);
  });

  it('no history', () => {
    assert.deepEqual(reasons({ history: null }), [{ code: 'historyAbsent' }]);
  });

  it('no submission line', () => {
    assert.deepEqual(reasons({ history: lines.slice(1) }), [{ code: 'submissionLineAbsent' }]);
    assert.deepEqual(new Story(`${day} 10:00`, 'fix').sla(now, { facts: { history: [] } }).unknown, [
      { code: 'submissionLineAbsent' },
    ]);
  });

  it('lines older than the ticket', () => {
    const older = [{ kind: 'other' as const, at: moscow(`${day} 09:59:59`), userId: lead }, ...lines];
    assert.deepEqual(reasons({ history: older }), [{ code: 'linesBeforeSubmission' }]);
  });

  it('the last status, handler or priority line differs from the field', () => {
    assert.deepEqual(reasons({ statusId: status.confirmed }), [
      { code: 'lastLineDiffers', field: 'status', inHistory: status.assigned, inTicket: status.confirmed },
    ]);
    assert.deepEqual(reasons({ handlerId: null }), [
      { code: 'lastLineDiffers', field: 'handler', inHistory: support, inTicket: 0 },
    ]);
    const raised = whole().sla(now, { facts: { priorityId: 60 } });
    assert.deepEqual(raised.unknown, [{ code: 'lastLineDiffers', field: 'priority', inHistory: 40, inTicket: 60 }]);
    assert.equal(raised.state, 'unknown');
  });

  it('a handler without a line', () => {
    const history = lines.filter(line => line.kind !== 'handler');
    assert.deepEqual(reasons({ history }), [{ code: 'handlerWithoutLine', handlerId: support }]);
  });

  it('a status or priority without a line is what it was at submission', () => {
    const story = new Story(`${day} 10:00`, 'fix', { status: status.acknowledged });
    assert.deepEqual(story.sla(now).unknown, []);
  });

  it('a note that lines name, is not deleted, and is not there', () => {
    assert.deepEqual(reasons({ notes: [] }), [{ code: 'noteAbsent', noteIds: [1] }]);
    assert.deepEqual(reasons({ notes: null }), [{ code: 'noteAbsent', noteIds: [1] }]);
    const edited = { kind: 'noteEdited' as const, at: moscow(`${day} 11:00`), userId: lead, noteId: 8 };
    assert.deepEqual(reasons({ history: [...lines, edited] }), [{ code: 'noteAbsent', noteIds: [8] }]);
    const shown = {
      kind: 'noteViewState' as const,
      isPrivate: false,
      at: moscow(`${day} 11:00`),
      userId: lead,
      noteId: 9,
    };
    assert.deepEqual(reasons({ history: [...lines, shown] }), [{ code: 'noteAbsent', noteIds: [9] }]);
  });

  it('a deleted note is not missed, and absent notes without note lines are none', () => {
    const deleted = whole().deleteNote(`${day} 11:00`, lead, 1);
    assert.deepEqual(deleted.sla(now).unknown, []);
    assert.deepEqual(deleted.sla(now, { facts: { notes: null } }).unknown, []);
    const silent = new Story(`${day} 10:00`, 'fix').sla(now, { facts: { notes: null } });
    assert.deepEqual(silent.unknown, []);
    assert.equal(verdict(silent, 'plan'), 'onTrack');
  });

  it('an account that sees not everything', () => {
    assert.deepEqual(reasons({}, false), [{ code: 'accountSeesTooLittle' }]);
    assert.deepEqual(reasons({ history: null }, false), [{ code: 'historyAbsent' }, { code: 'accountSeesTooLittle' }]);
  });

  it('all reasons are given', () => {
    assert.deepEqual(
      reasons({ history: lines.slice(1), notes: [], statusId: status.new }).map(reason => reason.code),
      ['submissionLineAbsent', 'lastLineDiffers', 'noteAbsent'],
    );
  });

  it('`resolve` and `deliver` of an unresolved ticket need no history', () => {
    const open = whole().sla('2025-03-30 10:00', { facts: { history: null } });
    assert.equal(milestone(open, 'resolve').state, 'dueSoon');
    assert.deepEqual(milestone(open, 'resolve').explanation.unknown, []);
    const significant = new Story(`${day} 10:00`, 'significant').sla(now, { facts: { history: null } });
    assert.equal(milestone(significant, 'deliver').state, 'onTrack');
    assert.equal(milestone(significant, 'queue').state, 'unknown');
  });

  it('of a resolved ticket they do', () => {
    const resolved = whole().setStatus(`${day} 12:00`, customer, status.resolved);
    assert.equal(verdict(resolved.sla(now, { facts: { history: null } }), 'resolve'), 'unknown');
    assert.equal(verdict(resolved.sla(now), 'resolve'), `met ${day} 12:00:00 by 5 resolution`);
  });

  it('of `assign` and `start` a history is needed', () => {
    const sla = new Story(`${day} 10:00`, 'blocker').sla(now, { facts: { history: null } });
    assert.deepEqual(
      sla.milestones.map(m => m.state),
      ['unknown', 'unknown'],
    );
    assert.equal(sla.state, 'unknown');
  });
});
