import assert from 'node:assert/strict';
import { differences, flatten, isSame, patchBody, readFields } from '../../../src/mantis/fields';
import { issueSchema } from '../../../src/mantis/schema/issue';
import { recorded } from './httpFixture';

const issue = issueSchema.parse((recorded(706).response.body as { issues: unknown[] }).issues[0]);

describe('the body of a PATCH', () => {
  it('names ids only and keeps notes and custom fields out (pitfalls 1 and 3)', () => {
    assert.deepEqual(patchBody(flatten({ statusId: 80, resolutionId: 20 })), {
      status: { id: 80 },
      resolution: { id: 20 },
      notes: [],
      custom_fields: [],
    });
    assert.deepEqual(patchBody(flatten({ customFields: { 2: '3.5', 3: '' } })), {
      notes: [],
      custom_fields: [
        { field: { id: 2 }, value: '3.5' },
        { field: { id: 3 }, value: '' },
      ],
    });
  });

  it('clears a handler with 0 and a due date with an empty string (pitfalls 2 and 11)', () => {
    assert.deepEqual(patchBody(flatten({ handlerId: 0, dueDate: null })), {
      handler: { id: 0 },
      due_date: '',
      notes: [],
      custom_fields: [],
    });
    assert.equal(patchBody(flatten({ dueDate: Date.UTC(2026, 11, 5, 9, 30) }))['due_date'], '2026-12-05T09:30:00Z');
    assert.deepEqual(patchBody(flatten({ isPrivate: true }))['view_state'], { id: 50 });
  });
});

describe('the comparison with what the server has', () => {
  const all = {
    statusId: 50,
    resolutionId: 30,
    priorityId: 40,
    severityId: 60,
    categoryId: 2,
    handlerId: 3,
    isPrivate: false,
    dueDate: null,
    customFields: { 1: 'Сбой', 2: '8', 3: '|Да|', 99: '' },
  };

  it('reads every field that can be changed', () => {
    assert.deepEqual(differences(flatten(all), new Map(), issue), []);
  });

  it('finds each field that differs, with all three values', () => {
    const wanted = flatten({ statusId: 80, handlerId: 0, isPrivate: true, dueDate: 5_000, customFields: { 2: '9' } });
    assert.deepEqual(differences(wanted, flatten({ statusId: 40 }), issue), [
      { field: 'statusId', base: 40, mine: 80, theirs: 50 },
      { field: 'handlerId', base: null, mine: 0, theirs: 3 },
      { field: 'isPrivate', base: null, mine: true, theirs: false },
      { field: 'dueDate', base: null, mine: 5_000, theirs: null },
      { field: 'customField:2', base: null, mine: '9', theirs: '8' },
    ]);
    assert.deepEqual(
      readFields(issue, ['customField:2', 'handlerId']),
      new Map<string, unknown>([
        ['customField:2', '8'],
        ['handlerId', 3],
      ]),
    );
  });

  it('takes as equal what Mantis stores as equal, and nothing else', () => {
    assert.equal(isSame('|А|Б|', 'А|Б'), true);
    assert.deepEqual([...flatten({ dueDate: 1_000_999 })], [['dueDate', 1_000_000]]);
    assert.equal(isSame(203, 0), false);
    assert.equal(isSame(50, 51), false);
    assert.equal(isSame('0010', '10'), false);
    assert.equal(isSame('', '0'), false);
    assert.equal(isSame(0, null), false);
    assert.equal(isSame('1', 1), false);
  });
});
