import assert from 'node:assert/strict';
import {
  customer,
  lead,
  milestone,
  moscow,
  robot,
  status,
  stranger,
  Story,
  support,
  support2,
  verdict,
} from '../support/story';

const day = '2025-03-03';
const now = `${day} 16:00`;
const blocker = (given = {}) => new Story(`${day} 10:00`, 'blocker', given);
const fix = (given = {}) => new Story(`${day} 10:00`, 'fix', given);
const significant = (given = {}) => new Story(`${day} 10:00`, 'significant', given);

describe('C: the own events that meet a milestone', () => {
  it('`assign`: a handler is set; met by who assigned', () => {
    assert.equal(
      verdict(blocker().assign(`${day} 10:30`, lead, support).sla(now), 'assign'),
      `met ${day} 10:30:00 by 2 handler`,
    );
    assert.equal(
      verdict(blocker().assign(`${day} 10:30`, support, support).sla(now), 'assign'),
      `met ${day} 10:30:00 by 3 handler`,
    );
    assert.equal(verdict(blocker().sla(now), 'assign'), 'breached');
  });

  it('`start`: staff set a status from `confirmed` on, also without any assignment', () => {
    assert.equal(
      verdict(blocker().setStatus(`${day} 11:00`, support, status.confirmed).sla(now), 'start'),
      `met ${day} 11:00:00 by 3 status`,
    );
    assert.equal(
      verdict(blocker().setStatus(`${day} 11:00`, support, status.acknowledged).sla(now), 'start'),
      'onTrack',
    );
    assert.equal(verdict(blocker().setStatus(`${day} 11:00`, customer, status.confirmed).sla(now), 'start'), 'onTrack');
  });

  it('`start`: a public staff note after the first assignment', () => {
    const before = blocker().note(`${day} 10:10`, support).assign(`${day} 10:30`, lead, support);
    assert.equal(verdict(before.sla(now), 'start'), 'onTrack');
    assert.equal(verdict(before.note(`${day} 11:00`, support2).sla(now), 'start'), `met ${day} 11:00:00 by 4 note`);
    assert.equal(verdict(blocker().note(`${day} 11:00`, support).sla(now), 'start'), 'onTrack');
  });

  it('`plan`: a public staff note, or a status from `acknowledged` on', () => {
    assert.equal(verdict(fix().note(`${day} 11:00`, support).sla(now), 'plan'), `met ${day} 11:00:00 by 3 note`);
    assert.equal(verdict(fix().note(`${day} 11:00`, customer).sla(now), 'plan'), 'onTrack');
    assert.equal(
      verdict(fix().setStatus(`${day} 11:00`, lead, status.acknowledged).sla(now), 'plan'),
      `met ${day} 11:00:00 by 2 status`,
    );
    assert.equal(verdict(fix().setStatus(`${day} 11:00`, lead, status.feedback).sla(now), 'plan'), 'onTrack');
  });

  it('`queue`: a status from `acknowledged` on, or a target version; a note does not', () => {
    assert.equal(
      verdict(significant().setVersion(`${day} 11:00`, support, '2.1').sla(now), 'queue'),
      `met ${day} 11:00:00 by 3 targetVersion`,
    );
    assert.equal(verdict(significant().setVersion(`${day} 11:00`, customer, '2.1').sla(now), 'queue'), 'onTrack');
    assert.equal(
      verdict(significant().setStatus(`${day} 11:00`, support, status.acknowledged).sla(now), 'queue'),
      `met ${day} 11:00:00 by 3 status`,
    );
    assert.equal(verdict(significant().note(`${day} 11:00`, support).sla(now), 'queue'), 'onTrack');
  });

  it('`queue`: removing a target version sets none, and taking it back undoes nothing', () => {
    const story = significant({ version: '2.0' }).setVersion(`${day} 11:00`, support, '');
    assert.equal(verdict(story.sla(now), 'queue'), 'onTrack');
    const set = significant().setVersion(`${day} 11:00`, support, '2.1').setVersion(`${day} 11:30`, support, '');
    assert.equal(verdict(set.sla(now), 'queue'), `met ${day} 11:00:00 by 3 targetVersion`);
  });

  it('`resolve` and `deliver`: only the resolution', () => {
    for (const [story, key] of [
      [fix(), 'resolve'],
      [significant(), 'deliver'],
    ] as const) {
      story
        .note(`${day} 11:00`, support)
        .setStatus(`${day} 12:00`, support, status.confirmed)
        .setVersion(`${day} 12:10`, support, '2');
      assert.equal(milestone(story.sla(now), key).state, 'onTrack');
      story.setStatus(`${day} 13:00`, customer, status.closed);
      assert.equal(verdict(story.sla(now), key), `met ${day} 13:00:00 by 5 resolution`);
    }
  });
});

describe('C1: milestones are independent and stay met', () => {
  it('meeting a later one does not meet an earlier one', () => {
    const story = blocker().setStatus(`${day} 11:00`, support, status.confirmed);
    assert.equal(verdict(story.sla(now), 'start'), `met ${day} 11:00:00 by 3 status`);
    assert.equal(verdict(story.sla(now), 'assign'), 'breached');
  });

  it('a resolution meets everything that is open, and nothing that was met before', () => {
    const story = blocker().assign(`${day} 10:30`, lead, support).setStatus(`${day} 11:00`, support, status.resolved);
    assert.equal(verdict(story.sla(now), 'assign'), `met ${day} 10:30:00 by 2 handler`);
    assert.equal(verdict(story.sla(now), 'start'), `met ${day} 11:00:00 by 3 resolution`);
  });

  it('setting back, removing, hiding and editing undo nothing', () => {
    const story = blocker()
      .assign(`${day} 10:30`, lead, support)
      .note(`${day} 10:40`, support)
      .assign(`${day} 10:50`, lead, 0)
      .setNotePrivate(`${day} 11:00`, lead, 1, true)
      .editNote(`${day} 11:10`, lead, 1, '');
    assert.equal(verdict(story.sla(now), 'assign'), `met ${day} 10:30:00 by 2 handler`);
    // The text is gone now, but what it was is not known; a note without text does not count.
    assert.equal(verdict(story.sla(now), 'start'), 'onTrack');
    story.editNote(`${day} 11:20`, lead, 1, 'Иначе.');
    assert.equal(verdict(story.sla(now), 'start'), `met ${day} 10:40:00 by 3 note`);
    const back = fix().setStatus(`${day} 11:00`, lead, status.acknowledged).setStatus(`${day} 11:30`, lead, status.new);
    assert.equal(verdict(back.sla(now), 'plan'), `met ${day} 11:00:00 by 2 status`);
  });

  it('the first own event decides', () => {
    const story = fix().note(`${day} 11:00`, support).setStatus(`${day} 12:00`, lead, status.acknowledged);
    assert.equal(verdict(story.sla(now), 'plan'), `met ${day} 11:00:00 by 3 note`);
  });

  it('a deleted note does not count', () => {
    const story = fix().note(`${day} 11:00`, support).deleteNote(`${day} 11:30`, support, 1);
    assert.equal(verdict(story.sla(now), 'plan'), 'onTrack');
    assert.equal(verdict(story.note(`${day} 12:00`, support2).sla(now), 'plan'), `met ${day} 12:00:00 by 4 note`);
  });
});

describe('C2: who is staff', () => {
  it('whoever has the threshold on the project now', () => {
    const story = fix().note(`${day} 11:00`, customer);
    const accessLevels = new Map([[customer, 54]]);
    assert.equal(verdict(story.sla(now, { context: { accessLevels } }), 'plan'), 'onTrack');
    accessLevels.set(customer, 55);
    assert.equal(verdict(story.sla(now, { context: { accessLevels } }), 'plan'), `met ${day} 11:00:00 by 5 note`);
    assert.equal(verdict(story.sla(now, { context: { staffThreshold: 25 } }), 'plan'), `met ${day} 11:00:00 by 5 note`);
  });

  it('somebody whose level was never seen makes the milestone unknown, never «not staff»', () => {
    const story = fix().note(`${day} 11:00`, stranger);
    const plan = milestone(story.sla(now), 'plan');
    assert.equal(plan.state, 'unknown');
    assert.equal(plan.metAt, null);
    assert.deepEqual(plan.explanation.unknown, [
      {
        code: 'levelNeverSeen',
        userId: stranger,
        event: { kind: 'note', at: moscow(`${day} 11:00`), userId: stranger, noteId: 1, madePublic: false },
      },
    ]);
    // It would decide even though staff did the same later.
    assert.equal(verdict(story.note(`${day} 12:00`, support).sla(now), 'plan'), 'unknown');
  });

  it('but only where the event would decide', () => {
    const story = fix().note(`${day} 10:30`, support).note(`${day} 11:00`, stranger);
    assert.equal(verdict(story.sla(now), 'plan'), `met ${day} 10:30:00 by 3 note`);
    const resolved = fix().setStatus(`${day} 10:30`, customer, status.resolved).note(`${day} 11:00`, stranger);
    assert.equal(verdict(resolved.sla(now), 'plan'), `met ${day} 10:30:00 by 5 resolution`);
    assert.equal(verdict(blocker().note(`${day} 11:00`, stranger).sla(now), 'start'), 'onTrack');
    assert.equal(verdict(significant().note(`${day} 11:00`, stranger).sla(now), 'queue'), 'onTrack');
  });

  it('an unseen handler makes `assign` unknown, and `start` where a note follows', () => {
    const story = blocker().assign(`${day} 10:30`, lead, stranger);
    assert.equal(verdict(story.sla(now), 'assign'), 'unknown');
    assert.equal(verdict(story.sla(now), 'start'), 'onTrack');
    story.note(`${day} 11:00`, support);
    const start = milestone(story.sla(now), 'start');
    assert.equal(start.state, 'unknown');
    assert.deepEqual(
      start.explanation.unknown.map(reason => reason.code === 'levelNeverSeen' && reason.userId),
      [stranger],
    );
    assert.equal(
      verdict(
        story.sla(now, {
          context: {
            accessLevels: new Map([
              [stranger, 25],
              [support, 55],
            ]),
          },
        }),
        'start',
      ),
      'onTrack',
    );
    assert.equal(
      verdict(
        story.sla(now, {
          context: {
            accessLevels: new Map([
              [stranger, 55],
              [support, 55],
            ]),
          },
        }),
        'start',
      ),
      `met ${day} 11:00:00 by 3 note`,
    );
    // A known assignment before the note settles it.
    const settled = blocker()
      .assign(`${day} 10:30`, lead, stranger)
      .assign(`${day} 10:40`, lead, support)
      .note(`${day} 11:00`, support);
    assert.equal(verdict(settled.sla(now), 'start'), `met ${day} 11:00:00 by 3 note`);
  });

  it('an author whom Mantis does not name is as unseen as anybody', () => {
    assert.equal(verdict(fix().note(`${day} 11:00`, support, { author: null }).sla(now), 'plan'), 'unknown');
  });

  it('the robot is never staff, whatever its level and whoever made its note public', () => {
    const accessLevels = new Map([
      [robot, 90],
      [lead, 70],
      [support, 55],
    ]);
    const story = fix()
      .note(`${day} 10:05`, robot, { isPrivate: true })
      .setNotePrivate(`${day} 11:00`, support, 1, false);
    assert.equal(verdict(story.sla(now, { context: { accessLevels } }), 'plan'), 'onTrack');
    const marked = fix().note(`${day} 11:00`, support, { text: '[ВЭллИИ] Проверьте настройку.' });
    assert.equal(verdict(marked.sla(now), 'plan'), 'onTrack');
    const statusByRobot = fix().setStatus(`${day} 11:00`, robot, status.confirmed);
    assert.equal(verdict(statusByRobot.sla(now, { context: { accessLevels } }), 'plan'), 'onTrack');
    const handler = blocker().assign(`${day} 10:30`, lead, robot);
    assert.equal(verdict(handler.sla(now, { context: { accessLevels } }), 'assign'), 'breached');
  });

  it('the robot’s resolution counts like anybody’s', () => {
    assert.equal(
      verdict(fix().setStatus(`${day} 11:00`, robot, status.resolved).sla(now), 'plan'),
      `met ${day} 11:00:00 by 7 resolution`,
    );
  });
});

describe('C3: handlers', () => {
  it('a handler who is not staff does not count, nor does what follows come after an assignment', () => {
    const story = blocker().assign(`${day} 10:30`, lead, customer).note(`${day} 11:00`, support);
    assert.equal(verdict(story.sla(now), 'assign'), 'breached');
    assert.equal(verdict(story.sla(now), 'start'), 'onTrack');
  });

  it('counts whoever set it', () => {
    assert.equal(
      verdict(blocker().assign(`${day} 10:30`, customer, support).sla(now), 'assign'),
      `met ${day} 10:30:00 by 5 handler`,
    );
    assert.equal(
      verdict(blocker().assign(`${day} 10:30`, stranger, support).sla(now), 'assign'),
      `met ${day} 10:30:00 by 99 handler`,
    );
  });

  it('the default handler of a category counts from submission and is marked', () => {
    const sla = blocker({ handler: support }).sla(now);
    assert.equal(verdict(sla, 'assign'), `met ${day} 10:00:00 by 5 handler`);
    const decided = milestone(sla, 'assign').explanation.decidedBy;
    assert.ok(decided?.kind === 'handler' && decided.automatic);
    const later = milestone(blocker().assign(`${day} 10:30`, customer, support).sla(now), 'assign').explanation
      .decidedBy;
    assert.ok(later?.kind === 'handler' && !later.automatic);
    const byStaff = milestone(blocker({ by: support, handler: support }).sla(now), 'assign').explanation.decidedBy;
    assert.ok(byStaff?.kind === 'handler' && !byStaff.automatic);
  });

  it('«after assignment» is after the first such line, whether or not a handler is set then', () => {
    const story = blocker()
      .assign(`${day} 10:30`, lead, support)
      .assign(`${day} 10:40`, lead, 0)
      .note(`${day} 11:00`, support2);
    assert.equal(verdict(story.sla(now), 'start'), `met ${day} 11:00:00 by 4 note`);
  });

  it('within one second the order of lines decides what came after the assignment', () => {
    const after = blocker().assign(`${day} 10:30`, lead, support).note(`${day} 10:30`, support);
    assert.equal(verdict(after.sla(now), 'start'), `met ${day} 10:30:00 by 3 note`);
    const before = blocker().note(`${day} 10:30`, support).assign(`${day} 10:30`, lead, support);
    assert.equal(verdict(before.sla(now), 'start'), 'onTrack');
  });
});

describe('C4: statuses', () => {
  it('compare by number, also when lowered', () => {
    const story = blocker({ handler: support }).setStatus(`${day} 11:00`, support, status.confirmed);
    assert.equal(verdict(story.sla(now), 'start'), `met ${day} 11:00:00 by 3 status`);
    const own = fix().setStatus(`${day} 11:00`, support, 35);
    assert.equal(verdict(own.sla(now), 'plan'), `met ${day} 11:00:00 by 3 status`);
  });

  it('`assigned` that comes with a handler is written by Mantis', () => {
    const story = fix().assignInBrowser(`${day} 11:00`, lead, support);
    assert.equal(verdict(story.sla(now), 'plan'), 'onTrack');
    // Also when the handler line stands first.
    const lines = fix()
      .assign(`${day} 11:00`, lead, support)
      .other(`${day} 11:00`, lead)
      .setStatus(`${day} 11:00`, lead, status.assigned);
    assert.equal(verdict(lines.sla(now), 'plan'), 'onTrack');
  });

  it('`assigned` that staff set themselves counts', () => {
    const alone = fix().setStatus(`${day} 11:00`, lead, status.assigned);
    assert.equal(verdict(alone.sla(now), 'plan'), `met ${day} 11:00:00 by 2 status`);
    const otherSecond = fix().assign(`${day} 11:00`, lead, support).setStatus(`${day} 11:00:01`, lead, status.assigned);
    assert.equal(verdict(otherSecond.sla(now), 'plan'), `met ${day} 11:00:01 by 2 status`);
    const otherUser = fix().assign(`${day} 11:00`, lead, support).setStatus(`${day} 11:00`, support, status.assigned);
    assert.equal(verdict(otherUser.sla(now), 'plan'), `met ${day} 11:00:00 by 3 status`);
    const otherStatus = fix().assign(`${day} 11:00`, lead, support).setStatus(`${day} 11:00`, lead, status.confirmed);
    assert.equal(verdict(otherStatus.sla(now), 'plan'), `met ${day} 11:00:00 by 2 status`);
  });

  it('the server names the number of `assigned`', () => {
    const story = fix().setStatus(`${day} 11:00`, lead, 45).assign(`${day} 11:00`, lead, support);
    const statuses = { feedback: 20, acknowledged: 30, confirmed: 40, assigned: 45 };
    assert.equal(verdict(story.sla(now), 'plan'), `met ${day} 11:00:00 by 2 status`);
    assert.equal(verdict(story.sla(now, { context: { statuses } }), 'plan'), 'onTrack');
  });

  it('`assigned` in the reporter’s name on feedback is not set by staff', () => {
    const story = fix({ by: support2 })
      .setStatus(`${day} 11:00`, support, status.feedback)
      .setStatus(`${day} 11:30`, support2, status.assigned);
    assert.equal(verdict(story.sla(now), 'plan'), 'onTrack');
    const byOther = fix({ by: support2 })
      .setStatus(`${day} 11:00`, support, status.feedback)
      .setStatus(`${day} 11:30`, support, status.assigned);
    assert.equal(verdict(byOther.sla(now), 'plan'), `met ${day} 11:30:00 by 3 status`);
  });

  it('the lines that resolve and reopen are not set statuses', () => {
    const story = fix()
      .setStatus(`${day} 11:00`, support, status.resolved)
      .setStatus(`${day} 12:00`, support, status.assigned);
    assert.equal(verdict(story.sla(now), 'plan'), 'onTrack');
  });
});

describe('C5: notes', () => {
  it('need text or a file', () => {
    assert.equal(verdict(fix().note(`${day} 11:00`, support, { text: ' \n' }).sla(now), 'plan'), 'onTrack');
    assert.equal(
      verdict(fix().note(`${day} 11:00`, support, { text: '', hasFiles: true }).sla(now), 'plan'),
      `met ${day} 11:00:00 by 3 note`,
    );
  });

  it('reminders do not count', () => {
    assert.equal(verdict(fix().note(`${day} 11:00`, support, { isReminder: true }).sla(now), 'plan'), 'onTrack');
  });

  it('count from the first moment they were public', () => {
    const hidden = fix().note(`${day} 11:00`, support, { isPrivate: true });
    assert.equal(verdict(hidden.sla(now), 'plan'), 'onTrack');
    hidden.setNotePrivate(`${day} 12:00`, lead, 1, false);
    assert.equal(verdict(hidden.sla(now), 'plan'), `met ${day} 12:00:00 by 3 note`);
    const decided = milestone(hidden.sla(now), 'plan').explanation.decidedBy;
    assert.ok(decided?.kind === 'note' && decided.madePublic);
    // Hidden and shown again: it was public from the beginning.
    const shown = fix()
      .note(`${day} 11:00`, support)
      .setNotePrivate(`${day} 11:30`, lead, 1, true)
      .setNotePrivate(`${day} 12:00`, lead, 1, false);
    assert.equal(verdict(shown.sla(now), 'plan'), `met ${day} 11:00:00 by 3 note`);
  });

  it('a note shown after the assignment is after it', () => {
    const story = blocker()
      .note(`${day} 10:10`, support, { isPrivate: true })
      .assign(`${day} 10:30`, lead, support)
      .setNotePrivate(`${day} 11:00`, lead, 1, false);
    assert.equal(verdict(story.sla(now), 'start'), `met ${day} 11:00:00 by 3 note`);
  });

  it('belong to their reporter, not to who posted them', () => {
    assert.equal(verdict(fix().note(`${day} 11:00`, lead, { author: customer }).sla(now), 'plan'), 'onTrack');
    assert.equal(
      verdict(fix().note(`${day} 11:00`, customer, { author: support }).sla(now), 'plan'),
      `met ${day} 11:00:00 by 3 note`,
    );
  });

  it('what staff set at submission counts at that instant', () => {
    assert.equal(
      verdict(blocker({ by: support, status: status.confirmed }).sla(now), 'start'),
      `met ${day} 10:00:00 by 3 status`,
    );
    assert.equal(
      verdict(significant({ by: support, version: '2.1' }).sla(now), 'queue'),
      `met ${day} 10:00:00 by 3 targetVersion`,
    );
    const changed = significant({ by: support, version: '2.1' }).setVersion(`${day} 11:00`, customer, '');
    assert.equal(verdict(changed.sla(now), 'queue'), `met ${day} 10:00:00 by 3 targetVersion`);
    assert.equal(verdict(significant({ by: customer, version: '2.1' }).sla(now), 'queue'), 'onTrack');
    assert.equal(verdict(significant({ by: customer, status: status.confirmed }).sla(now), 'queue'), 'onTrack');
    const lowered = fix({ by: support, status: status.acknowledged }).setStatus(`${day} 11:00`, customer, status.new);
    assert.equal(verdict(lowered.sla(now), 'plan'), `met ${day} 10:00:00 by 3 status`);
  });

  it('a ticket that was submitted resolved is resolved by who submitted it', () => {
    assert.equal(verdict(fix({ status: status.closed }).sla(now), 'plan'), `met ${day} 10:00:00 by 5 resolution`);
  });
});

describe('C6: the order of events', () => {
  it('a list that ends with the submission is newest first', () => {
    const story = blocker().assign(`${day} 10:30`, lead, support).note(`${day} 10:30`, support);
    const facts = story.facts();
    const reversed = { history: [...facts.history!].reverse() };
    assert.deepEqual(story.sla(now, { facts: reversed }), story.sla(now));
    assert.equal(verdict(story.sla(now, { facts: reversed }), 'start'), `met ${day} 10:30:00 by 3 note`);
  });

  it('lines that came out of order are put in order, those of one second keep theirs', () => {
    const story = fix().setStatus(`${day} 12:00`, lead, status.acknowledged).note(`${day} 11:00`, support);
    assert.equal(verdict(story.sla(now), 'plan'), `met ${day} 11:00:00 by 3 note`);
  });

  it('a note without a line goes after all lines of its second', () => {
    const story = blocker().note(`${day} 10:30`, support, { withoutLine: true }).assign(`${day} 10:30`, lead, support);
    assert.equal(verdict(story.sla(now), 'start'), `met ${day} 10:30:00 by 3 note`);
    const earlier = blocker()
      .note(`${day} 10:29:59`, support, { withoutLine: true })
      .assign(`${day} 10:30`, lead, support);
    assert.equal(verdict(earlier.sla(now), 'start'), 'onTrack');
    const last = fix().other(`${day} 10:10`, support).note(`${day} 11:00`, support, { withoutLine: true });
    assert.equal(verdict(last.sla(now), 'plan'), `met ${day} 11:00:00 by 3 note`);
  });

  it('of two events in one instant the earlier line decides', () => {
    const noteFirst = fix().note(`${day} 11:00`, support).setStatus(`${day} 11:00`, lead, status.acknowledged);
    assert.equal(verdict(noteFirst.sla(now), 'plan'), `met ${day} 11:00:00 by 3 note`);
    const statusFirst = fix().setStatus(`${day} 11:00`, lead, status.acknowledged).note(`${day} 11:00`, support);
    assert.equal(verdict(statusFirst.sla(now), 'plan'), `met ${day} 11:00:00 by 2 status`);
    const resolvedFirst = fix().setStatus(`${day} 11:00`, lead, status.resolved).note(`${day} 11:00`, support);
    assert.equal(verdict(resolvedFirst.sla(now), 'plan'), `met ${day} 11:00:00 by 2 resolution`);
  });
});

describe('C7: resolution and reopening', () => {
  const reopened = () =>
    fix().setStatus(`${day} 11:00`, support, status.resolved).setStatus(`${day} 12:00`, customer, status.feedback);

  it('a reopened ticket has its milestones open again, with the original due', () => {
    const sla = reopened().sla(now);
    assert.equal(verdict(sla, 'resolve'), 'onTrack');
    assert.equal(verdict(sla, 'plan'), 'onTrack');
    assert.equal(milestone(sla, 'plan').due, moscow('2025-03-04 10:00'));
    assert.deepEqual(sla.earlierResolutions, [
      {
        at: moscow(`${day} 11:00`),
        userId: support,
        statusId: status.resolved,
        reopenedAt: moscow(`${day} 12:00`),
        reopenedBy: customer,
      },
    ]);
  });

  it('what an own event had met stays met', () => {
    const story = fix()
      .note(`${day} 10:30`, support)
      .setStatus(`${day} 11:00`, support, status.resolved)
      .setStatus(`${day} 12:00`, customer, status.feedback);
    assert.equal(verdict(story.sla(now), 'plan'), `met ${day} 10:30:00 by 3 note`);
    // Staff wrote while it was resolved: the milestone was not met by the resolution alone.
    const during = fix()
      .setStatus(`${day} 11:00`, support, status.resolved)
      .note(`${day} 11:30`, support)
      .setStatus(`${day} 12:00`, customer, status.feedback);
    assert.equal(verdict(during.sla(now), 'plan'), `met ${day} 11:30:00 by 3 note`);
  });

  it('the beginning of the present resolved period meets', () => {
    const again = reopened().setStatus(`${day} 13:00`, lead, status.closed);
    assert.equal(verdict(again.sla(now), 'resolve'), `met ${day} 13:00:00 by 2 resolution`);
    assert.equal(verdict(again.sla(now), 'plan'), `met ${day} 13:00:00 by 2 resolution`);
    const closedLater = fix()
      .setStatus(`${day} 11:00`, support, status.resolved)
      .setStatus(`${day} 13:00`, customer, status.closed);
    assert.equal(verdict(closedLater.sla(now), 'resolve'), `met ${day} 11:00:00 by 3 resolution`);
  });

  it('the server’s threshold decides what is resolved', () => {
    const story = fix().setStatus(`${day} 11:00`, support, status.resolved);
    assert.equal(verdict(story.sla(now, { context: { resolvedThreshold: 90 } }), 'resolve'), 'onTrack');
  });
});
