import assert from 'node:assert/strict';
import { ticketFacts } from '../../../src/tickets/facts';
import type { HistoryEntry, Note, Person, Ticket } from '../../../src/tickets/ticket';

const person = (id: number): Person => ({ id, login: `user${id}`, realName: null, email: null });
const line = { at: 1000, user: person(3), message: '', change: null };

function ticket(given: Partial<Ticket> = {}): Ticket {
  return {
    id: 17,
    summary: 'Не формируются счета',
    description: '',
    stepsToReproduce: '',
    additionalInformation: '',
    project: { id: 1, name: 'Проект' },
    category: 'Биллинг',
    type: 'failure',
    customer: null,
    reporter: person(5),
    handler: null,
    status: { id: 10, name: 'new', label: 'новая' },
    resolution: null,
    priority: { id: 60, name: 'blocker', label: 'Блокирует работу' },
    regulationPriority: 'blocker',
    isPrivate: false,
    createdAt: 500,
    updatedAt: 900,
    dueDate: 7000,
    targetVersion: null,
    customFields: [],
    regulationFields: { effort: '2,5', paid: 'Да', mode: 'Сопровождение' },
    tags: [],
    attachments: [],
    monitors: null,
    relationships: null,
    notes: null,
    history: null,
    ...given,
  };
}

function note(given: Partial<Note> = {}): Note {
  return {
    id: 1,
    author: person(3),
    text: 'Смотрим.',
    isPrivate: false,
    kind: 'note',
    minutes: 0,
    attachments: [],
    createdAt: 1000,
    updatedAt: 2000,
    ...given,
  };
}

const historyOf = (...entries: HistoryEntry[]) => ticketFacts(ticket({ history: entries })).history;

describe('a ticket as the regulation sees it', () => {
  it('carries its fields', () => {
    assert.deepEqual(ticketFacts(ticket()), {
      id: 17,
      submittedAt: 500,
      reporterId: 5,
      type: 'failure',
      category: 'Биллинг',
      statusId: 10,
      handlerId: null,
      priorityId: 60,
      targetVersion: null,
      effort: '2,5',
      paid: 'Да',
      mode: 'Сопровождение',
      agreedDate: 7000,
      notes: null,
      history: null,
    });
    const assigned = ticketFacts(ticket({ handler: person(4), reporter: null, notes: [], history: [] }));
    assert.equal(assigned.handlerId, 4);
    assert.equal(assigned.reporterId, null);
    assert.deepEqual(assigned.notes, []);
    assert.deepEqual(assigned.history, []);
  });

  it('carries its notes', () => {
    const file = { id: 1, fileName: 'a.txt', size: 1, contentType: 'text/plain', author: null, createdAt: 0 };
    const notes = [
      note(),
      note({ id: 2, author: null, isPrivate: true, kind: 'reminder' }),
      note({ id: 3, kind: 'timelog', text: '', minutes: 15, attachments: [file] }),
    ];
    assert.deepEqual(ticketFacts(ticket({ notes })).notes, [
      { id: 1, authorId: 3, text: 'Смотрим.', hasFiles: false, isReminder: false, isPrivate: false, at: 1000 },
      { id: 2, authorId: null, text: 'Смотрим.', hasFiles: false, isReminder: true, isPrivate: true, at: 1000 },
      { id: 3, authorId: 3, text: '', hasFiles: true, isReminder: false, isPrivate: false, at: 1000 },
    ]);
  });

  it('carries the lines that the regulation reads', () => {
    assert.deepEqual(
      historyOf(
        { ...line, kind: 'created' },
        { ...line, kind: 'status', oldId: 10, newId: 50 },
        { ...line, kind: 'handler', oldId: 0, newId: 3, user: null },
        { ...line, kind: 'priority', oldId: 20, newId: 60 },
        { ...line, kind: 'field', field: 'target_version', oldValue: '', newValue: '1.1' },
        { ...line, kind: 'noteAdded', noteId: 1 },
        { ...line, kind: 'noteEdited', noteId: 1 },
        { ...line, kind: 'noteDeleted', noteId: 1 },
        { ...line, kind: 'noteViewState', noteId: 1, isPrivate: true },
      ),
      [
        { at: 1000, userId: 3, kind: 'created' },
        { at: 1000, userId: 3, kind: 'status', oldId: 10, newId: 50 },
        { at: 1000, userId: null, kind: 'handler', oldId: 0, newId: 3 },
        { at: 1000, userId: 3, kind: 'priority', oldId: 20, newId: 60 },
        { at: 1000, userId: 3, kind: 'targetVersion', oldValue: '', newValue: '1.1' },
        { at: 1000, userId: 3, kind: 'noteAdded', noteId: 1 },
        { at: 1000, userId: 3, kind: 'noteEdited', noteId: 1 },
        { at: 1000, userId: 3, kind: 'noteDeleted', noteId: 1 },
        { at: 1000, userId: 3, kind: 'noteViewState', noteId: 1, isPrivate: true },
      ],
    );
  });

  it('tells edits of the registration from the rest', () => {
    const field = (name: string): HistoryEntry => ({
      ...line,
      kind: 'field',
      field: name,
      oldValue: 'а',
      newValue: 'б',
    });
    const other = (typeName: string): HistoryEntry => ({ ...line, kind: 'other', typeName });
    const kinds = historyOf(
      field('category'),
      field('summary'),
      field('Тип обращения'),
      other('issue-description-updated'),
      field('due_date'),
      field('resolution'),
      other('tag-added'),
      { ...line, kind: 'viewState', oldId: 10, newId: 50 },
    )?.map(({ kind }) => kind);
    assert.deepEqual(kinds, [
      'registration',
      'registration',
      'registration',
      'registration',
      'other',
      'other',
      'other',
      'other',
    ]);
  });
});
