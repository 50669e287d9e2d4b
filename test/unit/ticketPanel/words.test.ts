import './fakeVscode';
import assert from 'node:assert/strict';
import type { Dictionary } from '../../../src/mantis/dictionary';
import type { MantisError, MantisErrorKind } from '../../../src/mantis/errors';
import { hostMessage } from '../../../src/protocol/ticketPanel';
import { productionCalendar } from '../../../src/regulation/calendar/productionCalendar';
import { defaultPolicy } from '../../../src/regulation/policy/defaultPolicy';
import { prepareRegulation } from '../../../src/regulation/regulation';
import type { Ticket } from '../../../src/tickets/ticket';
import { describeMantisError } from '../../../src/ui/errors/describeMantisError';
import { sendingView } from '../../../src/ui/ticketPanel/sending/describeSending';
import { panelState } from '../../../src/ui/ticketPanel/panelState';
import type { TicketSession } from '../../../src/ui/ticketPanel/session';
import { composerView, panelTitle, ticketView } from '../../../src/ui/ticketPanel/viewModel';
import { plainFields, plainFiles, plainLinks, plainReading, plainScripts, plainSimilar } from '../webview/readyState';
import { makeNote, makeTicket } from './makeTicket';

const server = { message: 'Access denied', localized: 'Доступ запрещён', code: 11 };
const errors: { readonly [K in MantisErrorKind]: Extract<MantisError, { kind: K }> } = {
  unauthorised: { kind: 'unauthorised', reason: 'API token not found' },
  forbidden: { kind: 'forbidden', server },
  notFound: { kind: 'notFound', server },
  readOnly: { kind: 'readOnly', server },
  conflict: { kind: 'conflict', wrote: false, fields: [{ field: 'statusId', base: 10, mine: 80, theirs: 50 }] },
  validation: { kind: 'validation', server },
  offline: { kind: 'offline', cause: 'timeout', code: 'ETIMEDOUT' },
  unavailable: { kind: 'unavailable', cause: 'maintenance', status: 503, reason: 'Mantis Offline' },
  notMantis: { kind: 'notMantis', status: 200, contentType: 'text/html', looksLike: 'login', redirectOrigin: null },
  malformed: { kind: 'malformed', path: 'issues.0.id' },
  tooOld: { kind: 'tooOld', version: '2.20.0' },
  cancelled: { kind: 'cancelled' },
  tooLarge: { kind: 'tooLarge', limit: null },
  mismatch: { kind: 'mismatch', noteId: 5, what: ['privacy'] },
  unsendable: { kind: 'unsendable', objection: { kind: 'fileTooBig', limit: 5_000_000 } },
};
const names = { status: (id: number) => `«${id}»` };

function sessionOf(dictionary: Partial<Dictionary> = {}): TicketSession {
  const whole = {
    statuses: [],
    statusColors: new Map([
      [10, '#fcbdbd'],
      [50, 'red;}'],
    ]),
    thresholds: {
      addNote: 25,
      privateNote: 55,
      updateReadOnlyBug: 70,
      timeTrackingEdit: 55,
      editOwnNote: 55,
      deleteOwnNote: 55,
    },
    timeTrackingEnabled: true,
    specialStatuses: { readOnlyFrom: 80, resolvedFrom: 80, closedFrom: 90 },
    specialResolutions: { fixed: 20, reopened: 30 },
    resolutions: [],
    customFields: [],
    users: [],
    myAccessLevel: 55,
    ...dictionary,
  };
  return {
    origin: 'https://tracker.example',
    me: { id: 3, login: 'support1', realName: null, email: null },
    now: () => Date.UTC(2026, 10, 24, 8),
    dictionaryOf: () => whole,
    allowedStatuses: () => [
      { status: { id: 50, name: 'assigned', label: 'назначено' }, allowed: true },
      { status: { id: 90, name: 'closed', label: 'закрыто' }, allowed: false, reason: { kind: 'workflow' } },
    ],
    slaBlock: () => ({
      state: 'onTrack',
      headline: 'В срок',
      milestones: [],
      queueReason: null,
      queueClause: null,
      remarks: [],
    }),
    sideOf: () => 'staff',
    regulation: prepareRegulation(defaultPolicy, productionCalendar()),
    known: () => undefined,
    place: () => ({ reason: { rule: 'E1' } }),
    mapping: { fields: { effort: null } },
    noteOwners: { of: () => null },
  } as unknown as TicketSession;
}

const accepted = (ticket: Ticket): boolean =>
  hostMessage.safeParse({
    type: 'state',
    state: panelState(
      { kind: 'shown', ticket, session: sessionOf(), isConnected: true, isRefreshing: false, stale: null },
      { phase: 'idle' },
      {
        fields: () => plainFields,
        files: () => plainFiles,
        links: () => plainLinks,
        reading: () => plainReading,
        scripts: () => plainScripts,
        similar: () => plainSimilar,
        noteChange: { phase: 'idle' },
        mentions: () => ({ tickets: [], notes: [], people: [] }),
      },
    ),
  }).success;

describe('errors of Mantis in words', () => {
  for (const error of Object.values(errors)) {
    it(`say what happened and what to do: ${error.kind}`, () => {
      const { message, actions } = describeMantisError(error, names);
      assert.ok(message.length > 10);
      assert.ok(actions.length > 0);
      assert.doesNotMatch(message, /undefined|\[object|\{\d\}/);
    });
  }

  it('bring the server’s own words, in the person’s language', () => {
    assert.equal(describeMantisError(errors.validation).detail, 'Доступ запрещён');
    const plain = { ...errors.validation, server: { ...server, localized: null } };
    assert.equal(describeMantisError(plain).detail, 'Access denied');
  });

  it('name all three sides of a conflict', () => {
    const detail = describeMantisError(errors.conflict, names).detail ?? '';
    for (const status of ['«10»', '«80»', '«50»']) assert.ok(detail.includes(status), detail);
  });
});

describe('how a sending ended, in words', () => {
  it('after a refused file says what is there and which file is not', () => {
    const failure = {
      kind: 'fileRefused',
      fileName: 'жур\u202Eнал.log',
      noteId: 9005,
      error: errors.tooLarge,
    } as const;
    const view = sendingView({ phase: 'failed', id: 'a', step: 'file', failure }, names);
    assert.ok(view.phase === 'failed');
    assert.match(view.problem.message, /9005.*журнал\.log.*web server/);
  });

  it('after a refused status says that the note is there', () => {
    const failure = { kind: 'mantis', error: errors.conflict, noteId: 9005 } as const;
    const view = sendingView({ phase: 'failed', id: 'a', step: 'status', failure }, names);
    assert.ok(view.phase === 'failed');
    assert.match(view.problem.message, /9005/);
  });

  it('offers no sending while it is not known whether the note is there', () => {
    const view = sendingView({ phase: 'uncertain', id: 'a', fileName: null, error: errors.offline }, names);
    assert.ok(view.phase === 'uncertain');
    const keys = view.problem.actions.map(({ key }) => key);
    assert.equal(keys[0], 'check');
    assert.ok(!keys.includes('retry'));
  });
});

describe('the panel’s view of a ticket', () => {
  it('makes hostile names and texts harmless', () => {
    const nasty = '<b>\u202Ex\u0000\ny</b>';
    const person = { id: 9, login: nasty, realName: nasty, email: null };
    const ticket = makeTicket({
      summary: `${nasty}${'ы'.repeat(60_000)}`,
      description: `a\u0000b\u202E\n${'w'.repeat(60_000)}`,
      handler: person,
      customer: nasty,
      status: { id: 50, name: nasty, label: nasty },
      notes: [makeNote({ author: person, text: nasty })],
    });
    const view = ticketView(ticket, sessionOf());
    const strings = [view.summary, view.handler?.name, view.handler?.login, view.customer, view.status.label];
    for (const text of strings) assert.doesNotMatch(text ?? '', /[\p{Cc}\u202A-\u202E]/u);
    assert.doesNotMatch(view.description, /[\u0000\u202E]/); // eslint-disable-line no-control-regex
    assert.ok(view.summary.length <= 400);
    assert.equal(view.description.length, 'a␀b⟨U+202E⟩\n'.length + 60_000);
    assert.equal(view.status.color, null, 'a colour that is none');
    assert.ok(accepted(ticket), 'the webview takes it');
  });

  it('stands by what the server left out', () => {
    const ticket = makeTicket({ notes: null, history: null, category: null, reporter: null, type: null });
    assert.ok(accepted(ticket));
    assert.equal(ticketView(ticket, sessionOf()).notes, null);
  });

  it('shows the files of a note with the note, and not twice', () => {
    const file = { id: 4, fileName: 'a.txt', size: 2048, contentType: 'text/plain', author: null, createdAt: 0 };
    const other = { ...file, id: 5, fileName: 'b.txt' };
    const view = ticketView(
      makeTicket({ attachments: [file, other], notes: [makeNote({ attachments: [file] })] }),
      sessionOf(),
    );
    assert.deepEqual(
      view.attachments.map(({ fileName }) => fileName),
      ['b.txt'],
    );
    assert.deepEqual(
      view.notes?.[0]?.attachments.map(({ size }) => size),
      ['2 KB'],
    );
  });

  it('knows the person’s own notes, private ones, edited ones, and time booked', () => {
    const note = makeNote({ isPrivate: true, minutes: 90, updatedAt: makeNote().createdAt + 60_000 });
    const view = ticketView(makeTicket({ notes: [note] }), sessionOf()).notes?.[0];
    assert.deepEqual(
      [view?.author?.isMe, view?.isPrivate, view?.editedAt !== null, view?.timeBooked],
      [true, true, true, '1 h 30 min'],
    );
  });

  it('offers only what the workflow and the level allow', () => {
    const open = composerView(makeTicket(), sessionOf(), true);
    assert.deepEqual([open.blockedReason, open.mayWritePrivate, open.statuses.map(({ id }) => id)], [null, true, [50]]);
    assert.equal(composerView(makeTicket(), sessionOf({ myAccessLevel: 25 }), true).mayWritePrivate, false);
    assert.notEqual(composerView(makeTicket(), sessionOf({ myAccessLevel: 10 }), true).blockedReason, null);
    const closed = makeTicket({ status: { id: 90, name: 'closed', label: 'закрыто' } });
    assert.notEqual(composerView(closed, sessionOf(), true).blockedReason, null);
    assert.equal(composerView(closed, sessionOf({ myAccessLevel: 70 }), true).blockedReason, null);
    assert.notEqual(composerView(makeTicket(), sessionOf(), false).blockedReason, null);
  });

  it('has its number in the tab, and a summary that is one line', () => {
    assert.equal(panelTitle(7, null), '#7');
    assert.equal(panelTitle(7, 'a\nb\u202E'), '#7 a b');
    assert.ok(panelTitle(7, 'ы'.repeat(500)).length < 100);
  });
});
