import assert from 'node:assert/strict';
import type { TicketFacts } from '../../../../src/regulation/input';
import { effectsOf, reclassifiedFacts } from '../../../../src/regulation/reclassification/effect';
import { classificationWarnings } from '../../../../src/regulation/reclassification/warnings';
import { context, regulation } from '../support/story';

const submittedAt = Date.parse('2026-11-24T10:00:00+03:00');
const now = Date.parse('2026-11-24T15:00:00+03:00');
const facts: TicketFacts = {
  id: 1,
  submittedAt,
  reporterId: 9,
  type: 'failure',
  category: 'Биллинг',
  statusId: 10,
  handlerId: null,
  priorityId: 20,
  targetVersion: null,
  effort: null,
  paid: null,
  mode: null,
  agreedDate: null,
  notes: [],
  history: [{ kind: 'created', at: submittedAt, userId: 9 }],
};
const place = (id: number, lane: 1 | 6) => ({
  id,
  lane,
  key: 0,
  submittedAt: submittedAt - id,
  isWaiting: false,
  isAssigned: false,
  reason: { rule: 'E1' } as const,
});

describe('what a reclassification does', () => {
  it('moves the ticket up, counts from submission and may breach at once (RULES C9)', () => {
    const after = reclassifiedFacts(facts, { type: 'failure', category: 'Биллинг', priorityId: 60 }, 2, now);
    const others = [place(1, 6), place(5, 1), place(6, 6), place(7, 6)];
    const [effect] = effectsOf([{ before: facts, after, context }], others, regulation, now);
    assert.ok(effect);
    assert.deepEqual([effect.before.place.lane, effect.before.position], [6, 4]);
    assert.deepEqual([effect.after.place.lane, effect.after.position], [1, 2]);
    assert.equal(effect.after.sla.milestones[0]?.due, Date.parse('2026-11-24T12:00:00+03:00'));
    assert.equal(effect.after.sla.state, 'breached');
    assert.deepEqual(effect.after.sla.unknown, [], 'the new priority has its line in the history');
  });

  it('keeps the order in which the server tells its history', () => {
    const newestFirst = {
      ...facts,
      history: [{ kind: 'other', at: submittedAt + 1000, userId: 2 } as const, ...(facts.history ?? [])],
    };
    const after = reclassifiedFacts(newestFirst, { type: null, category: null, priorityId: 40 }, 2, now);
    assert.equal(after.history?.[0]?.kind, 'priority');
    const [effect] = effectsOf([{ before: newestFirst, after, context }], [], regulation, now);
    assert.deepEqual(effect?.after.sla.unknown, []);
  });

  it('changes together move together', () => {
    const second = { ...facts, id: 2, submittedAt: submittedAt + 1 };
    const up = (each: TicketFacts) => ({
      before: each,
      after: reclassifiedFacts(each, { type: 'failure', category: 'Биллинг', priorityId: 60 }, 2, now),
      context,
    });
    const effects = effectsOf([up(facts), up(second)], [place(9, 6)], regulation, now);
    assert.deepEqual(
      effects.map(({ after }) => after.position),
      [1, 2],
    );
  });
});

describe('warnings of a classification', () => {
  const empty = { summary: 'Не работает', description: '', stepsToReproduce: '', additionalInformation: '' };
  const codes = (
    ...[type, priority]: Parameters<typeof classificationWarnings> extends [infer T, infer P, ...unknown[]]
      ? [T, P]
      : never
  ) => classificationWarnings(type, priority, empty, regulation.policy.template.value).map(({ code }) => code);

  it('a blocker without the template, a blocking consultation, a failure that is only significant', () => {
    assert.deepEqual(codes('failure', 'blocker'), ['templateIncomplete']);
    assert.deepEqual(codes('consultation', 'blocker'), ['templateIncomplete', 'consultationBlocks']);
    assert.deepEqual(codes('failure', 'significant'), ['failureSignificant']);
    assert.deepEqual(codes('failure', 'fix'), []);
    assert.deepEqual(codes('consultation', 'significant'), []);
  });
});
