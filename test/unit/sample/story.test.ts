import assert from 'node:assert/strict';
import { buildStory } from '../../../demo/sample/index';
import { CATEGORIES } from '../../../demo/sample/project';
import type { Story, StoryAction } from '../../../demo/sample/story';
import { isWorkingDay, moscowDay } from '../../../demo/sample/working-time';
import { MILESTONES, STATES, statesOf } from './milestones';
import { NOWS } from './moments-of-now';

type Created = Extract<StoryAction, { kind: 'create' }>;
type Updated = Extract<StoryAction, { kind: 'update' }>;

const NOON = NOWS['weekday noon'] ?? NaN;
const story = buildStory(NOON);
const tickets = createdIn(story);
const updates = story.actions.filter((action): action is Updated => action.kind === 'update');
const levels = new Map(story.users.map(user => [user.login, user.level]));

function createdIn({ actions }: Story): Created[] {
  return actions.filter((action): action is Created => action.kind === 'create');
}

function byTicket({ actions }: Story): StoryAction[][] {
  const tickets = new Map<string, StoryAction[]>();
  for (const action of actions) {
    const known = tickets.get(action.ticket);
    if (known === undefined) tickets.set(action.ticket, [action]);
    else known.push(action);
  }
  return [...tickets.values()];
}

function isStaff(login: string): boolean {
  return (levels.get(login) ?? 0) >= 55;
}

/** Everything that somebody wrote in a story, attachments that are text included. */
function textsOf({ project, users, actions }: Story): string[] {
  const decoder = new TextDecoder();
  const files = actions.flatMap(action => ('files' in action ? (action.files ?? []) : []));
  return [
    JSON.stringify([project, users]),
    ...actions.map(action => JSON.stringify({ ...action, files: undefined })),
    ...files.filter(file => !file.name.endsWith('.png')).map(file => decoder.decode(file.content)),
  ];
}

describe('the sample story at any moment', () => {
  for (const [name, now] of Object.entries(NOWS)) {
    describe(name, () => {
      const told = buildStory(now);

      it('is in order, in whole seconds and never in the future', () => {
        let previous = -Infinity;
        for (const { at, ticket } of told.actions) {
          assert.ok(at >= previous, `${ticket} is out of order`);
          assert.ok(at <= now, `${ticket} is in the future`);
          assert.equal(at % 1000, 0, ticket);
          previous = at;
        }
      });

      it('begins every ticket with its submission and gives each act a second of its own', () => {
        for (const actions of byTicket(told)) {
          assert.equal(
            actions.findIndex(action => action.kind === 'create'),
            0,
          );
          assert.equal(actions.filter(action => action.kind === 'create').length, 1);
          assert.equal(new Set(actions.map(action => action.at)).size, actions.length, actions[0]?.ticket);
        }
      });

      it('shows every state of every milestone', () => {
        const seen = new Set(
          byTicket(told)
            .flatMap(actions => statesOf(actions, told.users, now))
            .map(({ milestone, state }) => `${milestone} ${state}`),
        );
        const wanted = MILESTONES.flatMap(milestone => STATES.map(state => `${milestone} ${state}`));
        assert.deepEqual(
          wanted.filter(state => !seen.has(state)),
          [],
        );
      });

      it('is the same when told again', () => {
        assert.deepEqual(buildStory(now), told);
      });
    });
  }

  it('moves with the seed, by less than two minutes a step', () => {
    const other = buildStory(NOON, 2);
    const times = (from: Story) => byTicket(from).map(actions => actions.map(action => action.at));
    assert.notDeepEqual(times(other), times(story));
    assert.equal(other.actions.length, story.actions.length);
  });
});

describe('the sample tickets', () => {
  it('are a department: at least 90 of them, each with a name of its own', () => {
    assert.ok(tickets.length >= 90);
    assert.equal(new Set(tickets.map(ticket => ticket.ticket)).size, tickets.length);
  });

  it('cover every category', () => {
    assert.deepEqual(new Set(tickets.map(ticket => ticket.category)), new Set<string>(CATEGORIES));
  });

  it('cover every type and priority, and a few lack one', () => {
    const types = tickets.map(ticket => ticket.customFields['Тип обращения'] ?? 'none');
    assert.ok(types.filter(type => type === 'Выполнение настройки').length >= 12);
    assert.deepEqual(new Set(types), new Set(['none', 'Выполнение настройки', 'Доработка', 'Консультация', 'Сбой']));
    assert.deepEqual(
      new Set(tickets.map(ticket => ticket.priority)),
      new Set(['blocker', 'fix_required', 'significant', 'unset']),
    );
  });

  it('have summaries that Mantis can store and texts without control characters', () => {
    for (const { summary, description, ticket } of tickets) {
      assert.ok(summary.length > 0 && summary.length <= 128, ticket);
      assert.ok(description.trim().length > 0, ticket);
    }
    // eslint-disable-next-line no-control-regex
    const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Extended_Pictographic}/u;
    for (const action of story.actions) {
      if (action.kind === 'create') assert.doesNotMatch(action.summary + action.description, forbidden, action.ticket);
      if (action.kind === 'note') assert.doesNotMatch(action.text, forbidden, action.ticket);
    }
  });

  it('hold only values that their fields allow', () => {
    const fields = new Map(story.project.customFields.map(field => [field.name, field]));
    for (const action of story.actions) {
      if (action.kind === 'note') continue;
      for (const [name, value] of Object.entries(action.customFields ?? {})) {
        const field = fields.get(name);
        assert.ok(field !== undefined, `${action.ticket}: ${name}`);
        if (field.type === 'float') assert.match(value, /^\d+(\.\d+)?$/, action.ticket);
        else assert.ok(field.possibleValues.includes(value), `${action.ticket}: ${name} = ${value}`);
        assert.ok((levels.get(action.by) ?? 0) >= field.writeLevel, `${action.ticket}: ${name} by ${action.by}`);
      }
    }
  });

  it('name only people, categories and versions that exist', () => {
    const versions = new Set(story.project.versions.map(version => version.name));
    for (const action of story.actions) assert.ok(levels.has(action.by), action.by);
    for (const { handler, category, targetVersion, ticket } of updates) {
      assert.ok(handler === undefined || handler === '' || isStaff(handler), ticket);
      assert.ok(category === undefined || story.project.categories.includes(category), ticket);
      assert.ok(targetVersion === undefined || versions.has(targetVersion), ticket);
    }
  });

  it('are changed only by those who may', () => {
    const reporters = new Map(tickets.map(ticket => [ticket.ticket, ticket.by]));
    for (const action of story.actions) {
      if (action.kind === 'note' && (action.isPrivate === true || action.minutes !== undefined)) {
        assert.ok(isStaff(action.by), `${action.ticket}: private note or time by ${action.by}`);
      }
      if (action.kind !== 'update') continue;
      const ownDecision = action.status === 'closed' || action.status === 'feedback';
      assert.ok(isStaff(action.by) || (ownDecision && action.by === reporters.get(action.ticket)), action.ticket);
      if (action.priority !== undefined || action.customFields?.['Тип обращения'] !== undefined) {
        assert.equal(action.by, 'lead', action.ticket);
      }
      assert.notEqual(action.by, 'vellii', `the robot changed ${action.ticket}`);
    }
  });

  it('rest once they are resolved, until the customer reopens or somebody closes them', () => {
    for (const actions of byTicket(story)) {
      let resolved = false;
      for (const action of actions) {
        const status = action.kind === 'update' ? action.status : undefined;
        if (resolved) assert.ok(status === 'closed' || status === 'feedback', `${action.ticket}: ${action.kind}`);
        if (status !== undefined) resolved = status === 'resolved' || status === 'closed';
      }
    }
  });

  it('have about 35 resolved ones, each with a public answer by staff', () => {
    const resolved = byTicket(story).filter(actions => {
      const last = actions.findLast(
        (action): action is Updated => action.kind === 'update' && action.status !== undefined,
      );
      return last?.status === 'resolved' || last?.status === 'closed';
    });
    assert.ok(resolved.length >= 35, String(resolved.length));
    for (const actions of resolved) {
      const answers = actions.flatMap(action =>
        action.kind === 'note' && action.isPrivate !== true && isStaff(action.by) && action.by !== 'vellii'
          ? [action.text]
          : [],
      );
      assert.ok(
        answers.some(text => text.length > 150),
        actions[0]?.ticket,
      );
    }
  });

  it('show the department at work: private notes, time, feedback, reopening, paid work, «Довнедрение», efforts', () => {
    const notes = story.actions.filter(action => action.kind === 'note');
    assert.ok(notes.filter(note => note.isPrivate === true).length >= 20);
    assert.ok(notes.filter(note => (note.minutes ?? 0) > 0).length >= 40);
    assert.ok(updates.filter(update => update.status === 'feedback').length >= 10);
    assert.ok(
      updates.filter(update => update.customFields?.['Платная'] === 'Да' && update.dueDate !== undefined).length >= 3,
    );
    assert.ok(updates.filter(update => update.customFields?.['Режим'] === 'Довнедрение').length >= 2);
    const efforts = updates.flatMap(update => update.customFields?.['Трудоёмкость (ч)'] ?? []).map(Number);
    assert.ok(
      efforts.some(hours => hours === 4) && efforts.some(hours => hours > 4) && efforts.some(hours => hours < 4),
    );
    assert.ok(updates.some(update => update.priority !== undefined && update.by === 'lead'));
    const openAgain = byTicket(story).filter(actions => {
      const statuses = actions.flatMap(action => (action.kind === 'update' ? (action.status ?? []) : []));
      return statuses.some((status, index) => status === 'feedback' && statuses[index - 1] === 'resolved');
    });
    assert.ok(openAgain.length >= 2);
  });

  it('were answered by the robot within 15 minutes, if at all', () => {
    const firstAnswers = byTicket(story).flatMap(actions => {
      const note = actions.find(action => action.by === 'vellii');
      return note === undefined ? [] : [note.at - (actions[0]?.at ?? NaN)];
    });
    assert.ok(firstAnswers.length >= 80);
    for (const delay of firstAnswers) assert.ok(delay > 0 && delay <= 15 * 60_000);
  });

  it('were mostly answered by people in working time', () => {
    const public_ = story.actions.filter(
      action => action.kind === 'note' && isStaff(action.by) && action.by !== 'vellii',
    );
    const inTime = public_.filter(({ at }) => {
      const hour = new Date(at + 3 * 3_600_000).getUTCHours();
      return isWorkingDay(moscowDay(at)) && hour >= 9 && hour <= 18;
    });
    assert.ok(inTime.length / public_.length > 0.9);
  });

  it('hold Markdown, pasted HTML, long texts and attachments', () => {
    const descriptions = tickets.map(ticket => ticket.description);
    assert.ok(descriptions.some(text => text.includes('\n|---')));
    assert.ok(descriptions.some(text => text.includes('```')));
    assert.ok(descriptions.some(text => text.includes('<img src=x')));
    assert.ok(tickets.some(ticket => ticket.summary.includes('<b>')));
    assert.ok(descriptions.some(text => text.length > 2500));
    const files = story.actions.flatMap(action => ('files' in action ? (action.files ?? []) : []));
    assert.ok(files.some(file => file.name.endsWith('.png')) && files.some(file => file.name.endsWith('.csv')));
    for (const file of files) assert.ok(file.content.length > 0, file.name);
  });
});

describe('the sample people', () => {
  it('are a lead, specialists, developers, the robot and customers of seven and more РИЦ', () => {
    assert.deepEqual(
      story.users.filter(user => user.level === 70).map(user => user.login),
      ['lead'],
    );
    assert.equal(story.users.find(user => user.realName === 'ВЭллИИ')?.login, 'vellii');
    assert.ok(story.users.filter(user => user.level === 25).length >= 8);
    assert.ok(new Set(tickets.map(ticket => ticket.customFields['РИЦ'])).size >= 7);
    assert.equal(new Set(story.users.map(user => user.login)).size, story.users.length);
  });

  it('can be reached nowhere: addresses under .example, invented phones', () => {
    for (const text of textsOf(story)) {
      for (const [address] of text.matchAll(/[\w.+-]+@[\w.-]+/g)) assert.match(address, /\.example$/);
      for (const [phone] of text.matchAll(
        /(?:\+7|(?<![\d.,])8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)/g,
      )) {
        assert.match(phone, /\(?000\)? 555/);
      }
    }
  });
});
