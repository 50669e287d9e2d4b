import assert from 'node:assert/strict';
import { proposeMapping, toTicket, type Mapping } from '../../../src/mantis/mapping';
import { issueSchema, type Issue } from '../../../src/mantis/schema/issue';
import type { HistoryEntry, Ticket } from '../../../src/tickets/ticket';
import { recorded } from './httpFixture';
import { customField, dictionaryFrom } from './dictionaryFixture';

function issueOf(number: number, changes: Readonly<Record<string, unknown>> = {}): Issue {
  const { issues } = recorded(number).response.body as { issues: object[] };
  return issueSchema.parse({ ...issues[0], ...changes });
}

const dictionary = dictionaryFrom(
  {
    priority_enum_string: [
      { id: 20, name: 'significant', label: 'Значимый' },
      { id: 40, name: 'fix_required', label: 'Требует исправления' },
      { id: 60, name: 'blocker', label: 'Блокирует работу' },
    ],
  },
  {
    customFields: [
      customField(1, 'Тип обращения', {
        possibleValues: ['Консультация', 'Выполнение настройки', 'Доработка', 'Сбой'],
      }),
      customField(2, 'Трудоёмкость (ч)'),
      customField(3, 'Платная'),
      customField(4, 'Режим'),
    ],
  },
);
const mapping = proposeMapping(dictionary);
const ticketOf = (number: number, changes: Readonly<Record<string, unknown>> = {}) =>
  toTicket(issueOf(number, changes), dictionary, mapping);

describe('toTicket', () => {
  it('reads a whole issue of the real server (706)', () => {
    const { notes, history, attachments, description, ...rest } = ticketOf(706);
    const support = { id: 3, login: 'support1', realName: 'Борис Поддержкин', email: 'support1@vexpress.example' };
    assert.deepEqual(rest, {
      id: 4,
      summary: 'Гонка 7-2',
      stepsToReproduce: '1. Шаг',
      additionalInformation: 'Доп. сведения',
      project: { id: 1, name: 'Восточный Экспресс' },
      category: 'Биллинг',
      type: 'failure',
      customer: null,
      reporter: support,
      handler: support,
      status: { id: 50, name: 'assigned', label: 'назначена' },
      resolution: { id: 30, name: 'reopened', label: 'переоткрыта' },
      priority: { id: 40, name: 'fix_required', label: 'Требует исправления' },
      regulationPriority: 'fix',
      isPrivate: false,
      createdAt: Date.parse('2026-11-24T02:56:37Z'),
      updatedAt: Date.parse('2026-11-24T03:08:08Z'),
      dueDate: null,
      targetVersion: null,
      customFields: [
        { id: 1, name: 'Тип обращения', value: 'Сбой' },
        { id: 2, name: 'Трудоёмкость (ч)', value: '8' },
        { id: 3, name: 'Платная', value: 'Да' },
        { id: 4, name: 'Режим', value: 'Довнедрение' },
      ],
      regulationFields: { effort: '8', paid: 'Да', mode: 'Довнедрение' },
      tags: [{ id: 5, name: 'бамп' }],
      monitors: [support],
      relationships: [
        {
          id: 3,
          type: { id: 1, name: 'related-to', label: 'связана с' },
          other: { id: 8, summary: 'Двойник', status: { id: 10, name: 'new', label: 'новая' } },
        },
        {
          id: 2,
          type: { id: 2, name: 'parent-of', label: 'зависит от' },
          other: { id: 6, summary: 'category as string', status: { id: 10, name: 'new', label: 'новая' } },
        },
      ],
    } satisfies Omit<Ticket, 'notes' | 'history' | 'attachments' | 'description'>);
    assert.match(description, /<script>alert\(1\)<\/script>/);
    assert.equal(attachments.length, 7);
    assert.deepEqual(attachments[0], {
      id: 1,
      fileName: 'снимок экрана.txt',
      size: 12,
      contentType: 'text/plain; charset=utf-8',
      author: support,
      createdAt: Date.parse('2026-11-24T02:56:37Z'),
    });
    assert.deepEqual(
      notes?.map(note => [note.id, note.author?.id, note.isPrivate, note.kind, note.minutes, note.attachments.length]),
      [
        [1, 3, false, 'note', 0, 0],
        [2, 3, true, 'note', 0, 0],
        [3, 3, false, 'timelog', 90, 0],
        [4, 3, false, 'timelog', 15, 0],
        [5, 3, false, 'note', 0, 2],
        [6, 3, false, 'note', 0, 0],
        [8, 5, false, 'note', 0, 0],
        [9, 4, false, 'note', 0, 0],
        [10, 3, false, 'note', 0, 0],
      ],
    );
    assert.equal(history?.length, (issueOf(706).history ?? []).length);
  });

  it('keeps «left out» apart from «none» (RULES C8)', () => {
    const { notes, history } = ticketOf(706, { notes: undefined, history: undefined });
    assert.deepEqual([notes, history], [null, null]);
    assert.deepEqual(ticketOf(706, { notes: [] }).notes, []);
  });

  it('a priority outside the policy has none of the regulation (A3)', () => {
    for (const id of [0, 30]) {
      const ticket = ticketOf(706, { priority: { id, name: `@${id}@`, label: `@${id}@` } });
      assert.equal(ticket.regulationPriority, null);
      assert.equal(ticket.priority.id, id);
    }
  });

  it('matches the type by its exact label after trimming (A3)', () => {
    const typed = (value: string) =>
      ticketOf(706, { custom_fields: [{ field: { id: 1, name: ' Тип обращения ' }, value }] }).type;
    assert.equal(typed(' Консультация '), 'consultation');
    assert.equal(typed('консультация'), null);
    assert.equal(typed(''), null);
    assert.equal(typed('constructor'), null);
    assert.equal(ticketOf(706, { custom_fields: [] }).type, null);
  });

  it('reads a private issue, a due date and a target version', () => {
    const ticket = ticketOf(706, {
      view_state: { id: 50, name: 'private', label: 'x' },
      due_date: '2026-12-05T12:30:00+03:00',
      target_version: { id: 2, name: '1.1' },
    });
    assert.deepEqual(
      [ticket.isPrivate, ticket.dueDate, ticket.targetVersion],
      [true, Date.UTC(2026, 11, 5, 9, 30), '1.1'],
    );
  });
});

describe('the customer (RULES A4)', () => {
  const sources: Mapping['customer'] = {
    projects: { 1: 'По проекту' },
    field: 'РИЦ',
    tagPrefix: 'риц:',
    mailDomains: { 'north.example': 'По почте', 'ric.north.example': 'Точнее по почте' },
  };
  const traces = {
    custom_fields: [{ field: { id: 9, name: 'РИЦ' }, value: ' По полю ' }],
    tags: [
      { id: 1, name: 'риц:' },
      { id: 2, name: 'РИЦ: По метке' },
    ],
    reporter: { id: 5, name: 'x', email: 'a@ric.north.example' },
  };
  const customer = (from: Partial<Mapping['customer']>, changes: object = {}) =>
    toTicket(issueOf(706, { ...traces, ...changes }), dictionary, { ...mapping, customer: { ...sources, ...from } })
      .customer;

  it('comes from the first source that names one', () => {
    assert.equal(customer({}), 'По проекту');
    assert.equal(customer({ projects: {} }), 'По полю');
    assert.equal(customer({ projects: {}, field: null }), 'По метке');
    assert.equal(customer({ projects: {}, field: null, tagPrefix: null }), 'Точнее по почте');
    assert.equal(customer({ projects: {}, field: null, tagPrefix: null, mailDomains: {} }), null);
  });

  it('an empty source passes to the next', () => {
    const empty = { custom_fields: [{ field: { id: 9, name: 'РИЦ' }, value: '  ' }], tags: [] };
    assert.equal(customer({ projects: { 1: ' ' } }, empty), 'Точнее по почте');
    assert.equal(customer({ projects: {} }, { ...empty, reporter: { id: 5, name: 'x' } }), null);
  });

  it('a mail domain is not a suffix of letters', () => {
    const at = (email: string) =>
      customer({ projects: {}, field: null, tagPrefix: null }, { reporter: { id: 5, name: 'x', email } });
    assert.equal(at('a@North.Example'), 'По почте');
    assert.equal(at('a@x.north.example'), 'По почте');
    assert.equal(at('a@evilnorth.example'), null);
    assert.equal(at('north.example@other.example'), null);
  });
});

describe('history lines', () => {
  const lines = (number: number): readonly HistoryEntry[] => ticketOf(number).history ?? [];

  it('have a kind for everything the regulation reads (427, 706)', () => {
    const kinds = new Set(lines(706).map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), [
      'created',
      'field',
      'handler',
      'noteAdded',
      'noteDeleted',
      'noteEdited',
      'noteViewState',
      'other',
      'priority',
      'status',
      'viewState',
    ]);
    const others = new Set(lines(706).map(line => (line.kind === 'other' ? line.typeName : '')));
    assert.deepEqual([...others].sort(), [
      '',
      'file-added',
      'monitor-added',
      'monitor-deleted',
      'relationship-added',
      'relationship-deleted',
      'tag-added',
      'tag-deleted',
    ]);
  });

  it('keep ids, texts, who and when', () => {
    const plain = (line: HistoryEntry | undefined) => ({ ...line, user: line?.user?.id });
    const all = lines(706);
    const first = (kind: HistoryEntry['kind']) => plain(all.find(line => line.kind === kind));
    const at = (time: string) => Date.parse(`2026-11-24T${time}+03:00`);
    assert.deepEqual(plain(all[0]), {
      at: at('05:56:37'),
      user: 3,
      message: 'Новая задача',
      change: null,
      kind: 'created',
    });
    assert.deepEqual(first('handler'), {
      at: at('05:56:37'),
      user: 3,
      message: 'Ответственный',
      change: ' => Борис Поддержкин',
      kind: 'handler',
      oldId: 0,
      newId: 3,
    });
    assert.deepEqual(first('status'), {
      at: at('05:56:37'),
      user: 3,
      message: 'Состояние',
      change: 'новая => назначена',
      kind: 'status',
      oldId: 10,
      newId: 50,
    });
    assert.deepEqual(first('noteViewState'), {
      at: at('05:59:57'),
      user: 3,
      message: 'Видимость комментария: 0000002: публичная',
      change: null,
      kind: 'noteViewState',
      noteId: 2,
      isPrivate: false,
    });
    assert.deepEqual(first('noteDeleted'), {
      at: at('05:58:05'),
      user: 3,
      message: 'Комментарий удалён: 0000007',
      change: null,
      kind: 'noteDeleted',
      noteId: 7,
    });
    const field = (name: string) => {
      const line = all.find(each => each.kind === 'field' && each.field === name);
      return line?.kind === 'field' ? [line.oldValue, line.newValue] : null;
    };
    assert.deepEqual(field('target_version'), ['', '1.1']);
    assert.deepEqual(field('Трудоёмкость (ч)'), ['2.5', '3.75']);
    assert.deepEqual(field('severity'), ['60', '50']);
    assert.deepEqual(field('resolution'), ['10', '20']);
  });

  it('a custom field that is called like a field of Mantis stays a custom field', () => {
    const [line] =
      issueOf(427, {
        id: 4,
        summary: '',
        project: { id: 1 },
        status: { id: 10 },
        priority: { id: 10 },
        created_at: '2026-11-24T05:56:37+03:00',
        updated_at: '2026-11-24T05:56:37+03:00',
      }).history?.filter(({ field }) => field?.name === 'status') ?? [];
    const renamed = { ...line, created_at: '2026-11-24T05:56:37+03:00', old_value: 'a', new_value: 'b' };
    const [entry] = ticketOf(706, { history: [renamed] }).history ?? [];
    assert.equal(entry?.kind === 'field' && entry.newValue, 'b');
  });

  it('an unknown type of line keeps its name', () => {
    const [line] =
      ticketOf(706, {
        history: [{ created_at: '2026-11-24T05:56:37Z', type: { id: 4711, name: 'plugin-magic' }, message: 'x' }],
      }).history ?? [];
    assert.deepEqual(line, {
      at: Date.parse('2026-11-24T05:56:37Z'),
      user: null,
      message: 'x',
      change: null,
      kind: 'other',
      typeName: 'plugin-magic',
    });
  });
});

describe('every issue that the real server answered', () => {
  it('can be read', () => {
    let count = 0;
    for (const number of [...Array(600).keys()].map(n => n + 100)) {
      const answer = tryRecorded(number);
      if (answer === null) continue;
      for (const issue of answer) {
        const parsed = issueSchema.safeParse(issue);
        assert.ok(parsed.success, `recording ${number}: ${JSON.stringify(parsed.error?.issues[0]?.path)}`);
        toTicket(parsed.data, dictionary, mapping);
        count += 1;
      }
    }
    assert.equal(count, 100);
  });
});

/** Whole issues of an answer, or null when there are none. */
function tryRecorded(number: number): readonly unknown[] | null {
  let body: unknown;
  try {
    body = recorded(number).response.body;
  } catch {
    return null;
  }
  if (typeof body !== 'object' || body === null) return null;
  const { issues, issue } = body as { issues?: unknown; issue?: unknown };
  const all: readonly unknown[] = Array.isArray(issues) ? issues : [issue];
  return all.filter(each => typeof each === 'object' && each !== null && 'summary' in each && 'history' in each);
}
