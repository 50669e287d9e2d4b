import assert from 'node:assert/strict';
import { toTicket } from '../../../src/mantis/mapping';
import { allowedStatuses } from '../../../src/mantis/transitions';
import type { Ticket } from '../../../src/tickets/ticket';
import { deskOf, PRIORITY, startForeignServer, STATUS, type Desk, type ForeignServer } from './foreignServer';

async function read({ client, dictionary, mapping }: Desk, id: number): Promise<Ticket> {
  const answer = await client.getIssue(id);
  assert.ok(answer.ok && answer.value.kind === 'issue');
  return toTicket(answer.value.issue, dictionary, mapping);
}

describe('a server that shares nothing with the sample', () => {
  let server: ForeignServer;
  before(async () => {
    server = await startForeignServer();
  });
  after(() => server.stop());

  it('says in its dictionary what things are called there', async () => {
    const { dictionary } = await deskOf(server, 'specialist');
    const { statusColors: _, statuses, priorities, severities: _s, resolutions: _r, users, ...rest } = dictionary;
    assert.deepEqual(statuses.map(({ id, name, label }) => [id, name, label])[3], [33, 'arbeit', 'В работе']);
    assert.deepEqual(
      priorities.map(({ id }) => id),
      [11, 22, 44, 88],
    );
    assert.deepEqual(users.map(({ login, accessLevel }) => [login, accessLevel]).sort(), [
      ['chief', 70],
      ['client', 25],
      ['colleague', 55],
      ['specialist', 40],
    ]);
    assert.deepEqual(rest, {
      project: { id: 17, name: 'Север-Логистика' },
      me: {
        id: server.users.specialist.id,
        login: 'specialist',
        realName: 'Имя specialist',
        email: 'specialist@north.example',
        accessLevel: 40,
      },
      myAccessLevel: 40,
      viewStates: [
        { id: 10, name: 'public', label: 'публичная' },
        { id: 50, name: 'private', label: 'приватная' },
      ],
      categories: [{ id: 91, name: 'Депо и ремонт' }],
      versions: [],
      customFields: [
        {
          id: 41,
          name: 'Вид заявки',
          type: 'list',
          possibleValues: ['Вопрос (консультация)', 'Доработка', 'Ошибка'],
          readLevel: 10,
          writeLevel: 25,
          requiredOnResolve: false,
          requiredOnClose: false,
          lengthMin: 0,
          lengthMax: 0,
          validRegexp: '',
        },
        {
          id: 42,
          name: 'Трудозатраты',
          type: 'float',
          possibleValues: [],
          readLevel: 10,
          writeLevel: 25,
          requiredOnResolve: true,
          requiredOnClose: false,
          lengthMin: 0,
          lengthMax: 0,
          validRegexp: '',
        },
        {
          id: 43,
          name: 'Платное',
          type: 'checkbox',
          possibleValues: ['Да', 'Частично'],
          readLevel: 10,
          writeLevel: 25,
          requiredOnResolve: false,
          requiredOnClose: false,
          lengthMin: 0,
          lengthMax: 0,
          validRegexp: '',
        },
        {
          id: 44,
          name: 'Клиент',
          type: 'string',
          possibleValues: [],
          readLevel: 10,
          writeLevel: 25,
          requiredOnResolve: false,
          requiredOnClose: false,
          lengthMin: 0,
          lengthMax: 0,
          validRegexp: '',
        },
      ],
      workflow: new Map([
        [5, [33, 25, 15]],
        [15, [33]],
        [25, [33, 15]],
        [33, [61, 15]],
        [61, [33, 77]],
      ]),
      thresholds: {
        reportBug: 25,
        updateBug: 40,
        updateBugStatus: 40,
        setStatus: new Map([[77, 70]]),
        addNote: 25,
        assign: 55,
        changeViewStatus: 40,
        planVersion: 55,
        setDueDate: 40,
        privateNote: 55,
        editOwnNote: 55,
        deleteOwnNote: 55,
        setViewStatus: 25,
        handleBug: 55,
        updateReadOnlyBug: 90,
        reopenBug: 70,
        timeTrackingEdit: 55,
        viewHistory: 10,
        uploadFile: 25,
        downloadFile: 10,
        attachTag: 25,
        createTag: 25,
        detachTag: 55,
        detachOwnTag: 25,
        monitor: 25,
        showMonitors: 55,
      },
      specialResolutions: { fixed: 20, reopened: 30 },
      specialStatuses: { submit: 5, feedback: 15, assigned: 33, resolvedFrom: 61, closedFrom: 77, readOnlyFrom: 77 },
      timeTrackingEnabled: true,
      maxFileSize: 5_242_880,
      mayCreateTags: false,
      allowedFiles: [],
      disallowedFiles: ['svg'],
    });
  });

  it('is mapped to the regulation by its labels and names', async () => {
    const desk = await deskOf(server, 'specialist');
    assert.deepEqual(desk.mapping, {
      priorities: { [PRIORITY.significant]: 'significant', [PRIORITY.fix]: 'fix', [PRIORITY.blocker]: 'blocker' },
      typeFrom: 'field',
      types: { 'Вопрос (консультация)': 'consultation', Доработка: 'development', Ошибка: 'failure' },
      fields: { type: 'Вид заявки', effort: 'Трудозатраты', paid: 'Платное', mode: null },
      customer: { projects: {}, field: 'Клиент', tagPrefix: null, mailDomains: {} },
      statuses: { feedback: 15, acknowledged: 25, confirmed: null, assigned: 33 },
    });
    const ticket = await read(desk, server.issue.id);
    assert.equal(ticket.regulationPriority, 'fix');
    assert.equal(ticket.customer, 'РИЦ 905');
    assert.deepEqual(ticket.regulationFields, { effort: null, paid: 'Да', mode: null });
    assert.equal(ticket.status.label, 'В работе');
  });

  it('allows what its workflow, levels and required fields allow', async () => {
    const desk = await deskOf(server, 'specialist');
    const ticket = await read(desk, server.issue.id);
    assert.deepEqual(
      allowedStatuses(desk.dictionary, ticket).map(choice => [
        choice.status.id,
        choice.allowed ? 'yes' : choice.reason.kind,
      ]),
      [
        [STATUS.new, 'workflow'],
        [STATUS.waiting, 'yes'],
        [STATUS.looking, 'workflow'],
        [STATUS.done, 'requiredField'],
        [STATUS.archived, 'workflow'],
      ],
    );
  });

  it('shows a customer the dictionary as well', async () => {
    const { dictionary } = await deskOf(server, 'client');
    assert.equal(dictionary.myAccessLevel, 25);
    assert.equal(dictionary.users.length, 4);
  });
});
