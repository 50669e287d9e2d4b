import assert from 'node:assert/strict';
import type { RegulationContext, TicketFacts } from '../../../../src/regulation/input';
import type { QueuePlace } from '../../../../src/regulation/queue/place';
import { placeInQueue } from '../../../../src/regulation/queue/place';
import type { Regulation } from '../../../../src/regulation/regulation';
import { computeSla } from '../../../../src/regulation/sla/computeSla';
import {
  context,
  customer,
  lead,
  moscow,
  regulation,
  regulationWith,
  robot,
  status,
  Story,
  support,
} from '../support/story';

const now = '2025-03-03 12:00';

function place(
  story: Story,
  facts: Partial<TicketFacts> = {},
  given: { now?: string; regulation?: Regulation; context?: Partial<RegulationContext> } = {},
): QueuePlace {
  const rules = given.regulation ?? regulation;
  const where = { ...context, ...given.context };
  const ticket = story.facts(facts);
  return placeInQueue(ticket, computeSla(ticket, where, rules, moscow(given.now ?? now)), where, rules);
}

const blocker = () => new Story('2025-03-03 11:00', 'blocker');
const fix = () => new Story('2025-03-03 11:00', 'fix');
const significant = () => new Story('2025-03-03 11:00', 'significant');
const paid = { paid: 'Да' } as const;

describe('E0: out of the queue, and «Довнедрение»', () => {
  it('a resolved or closed ticket is out, whatever it is', () => {
    for (const statusId of [status.resolved, status.closed]) {
      const resolved = blocker().setStatus('2025-03-03 11:30', support, statusId);
      const { lane, reason } = place(resolved, { mode: 'Довнедрение' });
      assert.equal(lane, 'out');
      assert.deepEqual(reason, { rule: 'E0', why: 'resolved' });
    }
    assert.equal(place(blocker().setStatus('2025-03-03 11:30', support, 70)).lane, 1);
    assert.equal(
      place(blocker().setStatus('2025-03-03 11:30', support, 70), {}, { context: { resolvedThreshold: 70 } }).lane,
      'out',
    );
  });

  it('«Довнедрение» is a group of its own, blockers too, whatever the case', () => {
    for (const mode of ['Довнедрение', 'довнедрение', ' ДОВНЕДРЕНИЕ ']) {
      const { lane, key, reason } = place(blocker(), { mode });
      assert.equal(lane, 'onboarding');
      assert.equal(key, 0);
      assert.deepEqual(reason, { rule: 'E0', why: 'onboarding' });
    }
    for (const mode of ['Сопровождение', '', null, 'Довнедрение 2']) assert.equal(place(blocker(), { mode }).lane, 1);
  });

  it('the value comes from the policy', () => {
    const other = regulationWith({ queue: { onboardingMode: { value: 'Внедрение' } } });
    assert.equal(place(blocker(), { mode: 'внедрение' }, { regulation: other }).lane, 'onboarding');
    assert.equal(place(blocker(), { mode: 'Довнедрение' }, { regulation: other }).lane, 1);
  });
});

describe('E1: lane 1', () => {
  it('«Блокирует работу», whatever the type, payment and effort; a breached one does not overtake', () => {
    for (const type of ['consultation', 'setup', 'development', 'failure', null] as const) {
      const { lane, key, reason } = place(blocker(), { type, ...paid, effort: '100' }, { now: '2025-03-10 12:00' });
      assert.equal(lane, 1);
      assert.equal(key, 0);
      assert.deepEqual(reason, { rule: 'E1' });
    }
  });
});

describe('E2: lane 2', () => {
  const answered = () => fix().note('2025-03-03 11:05', support);

  it('«Требует исправления» with an open `resolve` that is due soon or breached, by its due', () => {
    const boundary = moscow('2025-03-28 11:00');
    assert.equal(place(answered(), {}, { now: '2025-03-28 11:00' }).lane, 6);
    const soon = place(answered(), {}, { now: '2025-03-28 11:00:01' });
    assert.equal(soon.lane, 2);
    assert.deepEqual(soon.reason, {
      rule: 'E2',
      milestone: 'resolve',
      due: moscow('2025-04-02 11:00'),
      state: 'dueSoon',
    });
    assert.equal(soon.key, moscow('2025-04-02 11:00'));
    assert.ok(soon.key > boundary);
    const breached = place(answered(), {}, { now: '2025-04-03 11:00' });
    assert.deepEqual([breached.lane, breached.reason.rule === 'E2' && breached.reason.state], [2, 'breached']);
  });

  it('or an open `plan`; the earliest due among them counts', () => {
    const { lane, key, reason } = place(fix(), {}, { now: '2025-03-29 12:00' });
    assert.equal(lane, 2);
    assert.equal(key, moscow('2025-03-04 11:00'));
    assert.ok(reason.rule === 'E2' && reason.milestone === 'plan' && reason.state === 'breached');
    // A met `plan` does not press, a late one neither.
    const late = fix().note('2025-03-05 11:00', support);
    assert.equal(place(late, {}, { now: '2025-03-06 12:00' }).lane, 6);
  });

  it('the policy names the milestones', () => {
    const onlyResolve = regulationWith({ queue: { lane2Milestones: { value: ['resolve'] } } });
    assert.equal(place(fix(), {}, { now: '2025-03-05 12:00', regulation: onlyResolve }).lane, 6);
    const { key } = place(fix(), {}, { now: '2025-03-29 12:00', regulation: onlyResolve });
    assert.equal(key, moscow('2025-04-02 11:00'));
  });

  it('an unknown milestone does not press', () => {
    assert.equal(place(fix(), { history: null }, { now: '2025-03-05 12:00' }).lane, 6);
    assert.equal(place(fix(), { history: null }, { now: '2025-03-29 12:00' }).lane, 2);
  });

  it('no other priority gets there', () => {
    assert.equal(place(significant(), {}, { now: '2026-03-02 12:00' }).lane, 6);
  });
});

describe('E3: lane 3', () => {
  it('a consultation of any remaining priority', () => {
    for (const story of [fix(), significant(), new Story('2025-03-03 11:00', 30)]) {
      const { lane, key, reason } = place(story, { type: 'consultation', ...paid });
      assert.deepEqual([lane, key, reason], [3, 0, { rule: 'E3' }]);
    }
    assert.equal(place(blocker(), { type: 'consultation' }).lane, 1);
    assert.equal(place(fix(), { type: 'consultation' }, { now: '2025-03-05 12:00' }).lane, 2);
  });
});

describe('E4: lane 4', () => {
  it('paid «Доработка» and «Выполнение настройки», by the agreed date, none last', () => {
    const agreedDate = moscow('2025-04-01');
    for (const type of ['development', 'setup'] as const) {
      const dated = place(significant(), { type, ...paid, agreedDate });
      assert.deepEqual([dated.lane, dated.key, dated.reason], [4, agreedDate, { rule: 'E4', agreedDate }]);
      const undated = place(significant(), { type, ...paid });
      assert.deepEqual([undated.lane, undated.key, undated.reason], [4, Infinity, { rule: 'E4', agreedDate: null }]);
    }
    assert.equal(place(significant(), { type: 'failure', ...paid }).lane, 6);
    assert.equal(place(significant(), { type: null, ...paid }).lane, 6);
  });

  it('one of the values of the field is «Да»', () => {
    for (const value of ['Да', ' Да ', '|Да|', 'Нет|Да']) {
      assert.equal(place(significant(), { type: 'setup', paid: value }).lane, 4, value);
    }
    for (const value of ['Нет', '', 'Да, но', 'да', null]) {
      assert.equal(place(significant(), { type: 'setup', paid: value }).lane, 6, String(value));
    }
  });
});

describe('E5: lane 5', () => {
  it('«Доработка» whose effort is known and at most 4 hours', () => {
    for (const effort of ['0', '0,5', '3.75', '4', '4.00', '04', '4,0', ' 2 ']) {
      const { lane, key, reason } = place(significant(), { type: 'development', effort });
      assert.deepEqual([lane, key, reason], [5, 0, { rule: 'E5', effort: effort.trim(), limitHours: 4 }]);
    }
    for (const type of ['setup', 'failure', null] as const) {
      assert.equal(place(significant(), { type, effort: '1' }).lane, 6);
    }
  });

  it('the policy names the limit', () => {
    const eight = regulationWith({ queue: { effortLimitHours: { value: 7.5 } } });
    assert.equal(place(significant(), { type: 'development', effort: '7,50' }, { regulation: eight }).lane, 5);
    assert.equal(place(significant(), { type: 'development', effort: '7.51' }, { regulation: eight }).key, 1);
  });
});

describe('E6: lane 6', () => {
  it('everything else, also a missing type and a priority outside the policy', () => {
    const reasonOf = (story: Story, facts: Partial<TicketFacts>) => {
      const { lane, key, reason } = place(story, facts);
      assert.deepEqual([lane, key], [6, 0]);
      return reason;
    };
    assert.deepEqual(reasonOf(significant(), { type: 'setup' }), { rule: 'E6', why: 'ordinary' });
    assert.deepEqual(reasonOf(fix(), { type: 'failure' }), { rule: 'E6', why: 'ordinary' });
    assert.deepEqual(reasonOf(significant(), { type: 'development' }), { rule: 'E6', why: 'ordinary' });
    assert.deepEqual(reasonOf(significant(), { type: null }), { rule: 'E6', why: 'typeUnknown' });
    assert.deepEqual(reasonOf(new Story('2025-03-03 11:00', 0), { type: 'failure' }), {
      rule: 'E6',
      why: 'priorityUnknown',
    });
  });
});

describe('E7: more than 4 hours', () => {
  it('puts tickets of lanes 3, 5 and 6 behind all others of lane 6', () => {
    const demoted = (facts: Partial<TicketFacts>, insteadOf: number) => {
      const { lane, key, reason } = place(significant(), facts);
      assert.deepEqual(
        [lane, key, reason],
        [6, 1, { rule: 'E7', effort: facts.effort?.trim(), limitHours: 4, insteadOf }],
      );
    };
    demoted({ type: 'consultation', effort: '5' }, 3);
    demoted({ type: 'development', effort: '4.01' }, 6);
    demoted({ type: 'setup', effort: '4,0000000000000000000001' }, 6);
    demoted({ type: null, effort: '10000000000000000000000' }, 6);
  });

  it('lanes 1, 2 and 4 are exempt', () => {
    assert.equal(place(blocker(), { effort: '5' }).lane, 1);
    assert.equal(place(fix(), { effort: '5' }, { now: '2025-03-05 12:00' }).lane, 2);
    assert.equal(place(significant(), { type: 'setup', ...paid, effort: '5' }).lane, 4);
    const noExemption = regulationWith({ queue: { effortExemptLanes: { value: [1] } } });
    assert.equal(place(significant(), { type: 'setup', ...paid, effort: '5' }, { regulation: noExemption }).lane, 6);
  });

  it('anything but a plain decimal is unknown: never lane 5, never demoted', () => {
    for (const effort of [
      '',
      ' ',
      '-1',
      '+2',
      '1e3',
      '4 ч',
      '~2',
      '3-4',
      '1.2.3',
      '.5',
      '5.',
      '0x10',
      'NaN',
      '٣',
      '5 000',
      null,
    ]) {
      const development = place(significant(), { type: 'development', effort });
      assert.deepEqual([development.lane, development.key], [6, 0], String(effort));
      assert.equal(place(significant(), { type: 'consultation', effort }).lane, 3, String(effort));
    }
  });
});

describe('E9: waiting and assigned tickets keep their place', () => {
  it('and are marked', () => {
    const waiting = blocker().setStatus('2025-03-03 11:30', support, status.feedback);
    const { lane, key, isWaiting, isAssigned } = place(waiting);
    assert.deepEqual([lane, key, isWaiting, isAssigned], [1, 0, true, false]);
    const assigned = place(blocker().assign('2025-03-03 11:30', lead, support));
    assert.deepEqual([assigned.lane, assigned.isWaiting, assigned.isAssigned], [1, false, true]);
    assert.equal(place(blocker().assign('2025-03-03 11:30', lead, customer)).isAssigned, true);
  });

  it('a ticket that the robot holds is nobody’s', () => {
    assert.equal(place(blocker().assign('2025-03-03 11:30', lead, robot)).isAssigned, false);
  });
});
