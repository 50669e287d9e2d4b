import './fakeVscode';
import assert from 'node:assert/strict';
import { err, ok } from '../../../src/base/result';
import type { WriteOutcome } from '../../../src/mantis/writer';
import type { HostMessage } from '../../../src/protocol/ticketPanel';
import type { TicketSession } from '../../../src/ui/ticketPanel/session';
import type { TicketFeed } from '../../../src/ui/ticketPanel/ticketFeed';
import { PanelReading } from '../../../src/ui/ticketPanel/reading/panelReading';
import { MentionLookup } from '../../../src/ui/ticketPanel/writing/mentionLookup';
import { mentionsOf } from '../../../src/ui/ticketPanel/writing/mentions';
import { NoteChanges } from '../../../src/ui/ticketPanel/writing/noteChanges';
import type { MacroLibrary } from '../../../src/ui/ticketPanel/writing/macroLibrary';
import { WritingHelp } from '../../../src/ui/ticketPanel/writing/writingHelp';
import { searchTickets } from '../../../src/tickets/searchTickets';
import type { Ticket } from '../../../src/tickets/ticket';
import type { Unread } from '../../../src/tickets/unread/unread';
import { makeNote, makeTicket } from './makeTicket';

const users = [
  { id: 3, login: 'support1', realName: 'Борис Поддержкин', email: null, accessLevel: 55 },
  { id: 4, login: 'lead', realName: null, email: null, accessLevel: 70 },
];

function sessionWith(tickets: readonly Ticket[] = [], parts: Partial<TicketSession> = {}): TicketSession {
  return {
    me: users[0],
    now: () => Date.UTC(2026, 10, 24, 12),
    dictionaryOf: () => ({ users }),
    known: (id: number) => tickets.find(ticket => ticket.id === id),
    noteOwners: { of: (id: number) => (id === 77 ? 12 : null) },
    search: (text: string, limit: number) => searchTickets(tickets, text, limit),
    slaBlock: () => ({ milestones: [] }),
    ...parts,
  } as unknown as TicketSession;
}

const shown = (ticket: Ticket, session: TicketSession) =>
  ({ kind: 'shown', ticket, session, isConnected: true, isRefreshing: false, stale: null }) as const;

describe('what texts refer to', () => {
  const other = makeTicket({ id: 12, summary: 'Другое\u202E' });
  const ticket = makeTicket({
    description: 'см. #12, #13, ##14, a#12',
    notes: [makeNote({ id: 5, text: '~5 и ~77 и ~78' }), makeNote({ id: 6, text: '@Support1, спросите @nobody.' })],
  });

  it('is told as far as it is there', () => {
    assert.deepEqual(mentionsOf(ticket, sessionWith([other])), {
      tickets: [{ id: 12, summary: 'Другое' }],
      notes: [
        { id: 5, ticketId: 1234 },
        { id: 77, ticketId: 12 },
      ],
      people: [{ login: 'support1', name: 'Борис Поддержкин' }],
    });
  });

  it('is looked up once where it is not loaded', async () => {
    const asked: number[] = [];
    const session = sessionWith([], {
      brief: id => {
        asked.push(id);
        return Promise.resolve(
          id === 12
            ? ok({ id, summary: 'Решено', status: null })
            : err({ kind: 'notFound', server: { message: '', localized: null, code: 1100 } }),
        );
      },
    });
    let changes = 0;
    const lookup = new MentionLookup(() => changes++);
    assert.deepEqual(lookup.view(shown(ticket, session)).tickets, []);
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual(lookup.view(shown(ticket, session)).tickets, [{ id: 12, summary: 'Решено' }]);
    assert.deepEqual([asked, changes], [[12, 13], 1]);
  });
});

describe('help in writing', () => {
  const tickets = [
    makeTicket({ id: 120, summary: 'Отчёт пуст', updatedAt: 1 }),
    makeTicket({ id: 12, summary: '«Отчёт» не строится', updatedAt: 5 }),
    makeTicket({ id: 7, summary: 'Звонки', updatedAt: 9 }),
  ];

  async function answers(
    message: Parameters<WritingHelp['handle']>[0],
    macros: Partial<MacroLibrary> = {},
  ): Promise<HostMessage | undefined> {
    const posted: HostMessage[] = [];
    const help = new WritingHelp({
      feed: { current: shown(makeTicket(), sessionWith(tickets)) },
      macros: macros as MacroLibrary,
      isSample: false,
      post: each => posted.push(each),
    });
    await help.handle(message);
    return posted[0];
  }

  it('finds tickets by the beginning of a number or by words, the latest changes first', async () => {
    const inserts = async (query: string): Promise<readonly string[]> => {
      const found = await answers({ type: 'complete', trigger: '#', query });
      assert.ok(found?.type === 'completions' && found.query === query);
      return found.items.map(({ insert }) => insert);
    };
    assert.deepEqual(await inserts('12'), ['#12', '#120']);
    assert.deepEqual(await inserts('отчет'), ['#12', '#120']);
    assert.deepEqual(await inserts('чет'), []);
  });

  it('finds people by login or by the beginning of a name', async () => {
    const found = await answers({ type: 'complete', trigger: '@', query: 'под' });
    assert.ok(found?.type === 'completions');
    assert.deepEqual(
      found.items.map(({ insert }) => insert),
      ['@support1'],
    );
  });

  it('brings macros filled in for this ticket', async () => {
    const macro = { id: 'a.md', title: 'Заголовок\n<b>', tags: ['т'], body: '№{{номер}} {{срок}}' };
    const read = () => Promise.resolve({ content: { macros: [macro], skipped: [] }, problem: null });
    const told = await answers({ type: 'wantMacros' }, { read });
    assert.deepEqual(told, {
      type: 'macros',
      macros: [{ id: 'a.md', title: 'Заголовок <b>', tags: ['т'], text: '№1234 {{срок}}', unfilled: ['{{срок}}'] }],
      problem: null,
    });
  });
});

describe('own comments being changed', () => {
  function scene(outcome: WriteOutcome) {
    const asked: unknown[] = [];
    const taken: Ticket[] = [];
    let refreshed = 0;
    const writer = {
      editNote: (...args: unknown[]) => (asked.push(args), Promise.resolve(outcome)),
      deleteNote: (...args: unknown[]) => (asked.push(args), Promise.resolve(outcome)),
    };
    const feed = {
      connected: { writer },
      take: (ticket: Ticket) => taken.push(ticket),
      refresh: () => (refreshed++, Promise.resolve()),
    } as unknown as TicketFeed;
    const phases: string[] = [];
    const changes: NoteChanges = new NoteChanges({
      ticketId: 7,
      feed,
      onChange: () => phases.push(changes.view.phase),
    });
    return { changes, asked, taken, phases, refreshed: () => refreshed };
  }

  it('are saved one at a time, and shown as Mantis has them', async () => {
    const { changes, asked, taken, phases } = scene({ kind: 'confirmed', ticket: makeTicket(), etag: null });
    await Promise.all([
      changes.handle({ type: 'saveNote', noteId: 5, base: 'а', text: 'б' }),
      changes.handle({ type: 'deleteNote', noteId: 6 }),
    ]);
    assert.deepEqual(asked, [[7, { noteId: 5, base: 'а', text: 'б' }]]);
    assert.deepEqual([taken.length, phases], [1, ['saving', 'saved']]);
  });

  it('that Mantis does not take say why, and the ticket is read anew', async () => {
    const { changes, refreshed } = scene({
      kind: 'rejected',
      error: { kind: 'unsendable', objection: { kind: 'noteChanged' } },
      written: [],
    });
    await changes.handle({ type: 'deleteNote', noteId: 6 });
    assert.ok(changes.view.phase === 'failed' && changes.view.problem.message.length > 10);
    assert.equal(refreshed(), 1);
    await changes.handle({ type: 'closeNoteProblem' });
    assert.equal(changes.view.phase, 'idle');
  });
});

describe('what is new, in the panel', () => {
  it('stays marked while the panel is before the person, and is gone when they come back', () => {
    let unread: Unread | null = { kinds: ['customerReplied'], since: Date.UTC(2026, 10, 24, 11, 5), noteId: 5 };
    const session = sessionWith([], { unread: { of: () => unread } as unknown as TicketSession['unread'] });
    const reading = new PanelReading();
    const news = () => reading.view(shown(makeTicket(), session)).news;
    assert.deepEqual([news()?.noteId, news()?.isRead, news()?.since?.slice(0, 5)], [5, false, '14:05']);
    unread = null;
    assert.deepEqual([news()?.noteId, news()?.isRead], [5, true]);
    unread = { kinds: ['note'], since: Date.UTC(2026, 10, 24, 11, 30), noteId: 9 };
    assert.deepEqual([news()?.noteId, news()?.isRead], [9, false]);
    reading.leave();
    assert.equal(news()?.noteId, 9);
    unread = null;
    assert.equal(news()?.isRead, true);
    reading.leave();
    assert.equal(news(), null);
  });
});
