import { createToken } from '../../../demo/mantis/model/accounts';
import { setFieldValue } from '../../../demo/mantis/model/customFields';
import { createIssue, updateIssue } from '../../../demo/mantis/model/issues';
import { addNote } from '../../../demo/mantis/model/notes';
import { createCategory, createCustomField, createProject } from '../../../demo/mantis/model/projects';
import { createState, type State } from '../../../demo/mantis/model/state';
import type { CustomField, Issue, Project, User } from '../../../demo/mantis/model/types';
import { createUser } from '../../../demo/mantis/model/users';
import { startServer, type Interference } from '../../../demo/mantis/server';
import { parseServerUrl, type ServerAddress } from '../../../src/mantis/address';
import { MantisClient } from '../../../src/mantis/client';
import { loadDictionary, type Dictionary } from '../../../src/mantis/dictionary';
import { MantisHttp, type MantisHttpOptions } from '../../../src/mantis/http';
import { proposeMapping, toTicket, type Mapping } from '../../../src/mantis/mapping';
import { TicketWriter } from '../../../src/mantis/writer';

type Login = 'specialist' | 'colleague' | 'chief' | 'client';

/** A tracker whose numbers, names, labels, workflow, levels and fields are all others than the sample's. */
export interface ForeignServer {
  readonly state: State;
  readonly address: ServerAddress;
  readonly project: Project;
  readonly users: Readonly<Record<Login, User>>;
  readonly fields: Readonly<Record<'kind' | 'hours' | 'paid' | 'customer', CustomField>>;
  readonly issue: Issue;
  readonly token: (login: Login) => string;
  /** Stands between the client and the server from now on; null for nothing. */
  readonly interfere: (interference: Interference | null) => void;
  readonly client: (login: Login, options?: Partial<MantisHttpOptions>) => MantisClient;
  readonly stop: () => Promise<void>;
}

export const STATUS = { new: 5, waiting: 15, looking: 25, working: 33, done: 61, archived: 77 } as const;
export const PRIORITY = { wish: 11, significant: 22, fix: 44, blocker: 88 } as const;

function configure(state: State): void {
  const { options } = state;
  const set = (values: Readonly<Record<string, Parameters<typeof options.set>[1]>>) => {
    for (const [name, value] of Object.entries(values)) options.set(name, value);
  };
  set({
    default_language: 'russian',
    default_timezone: 'Asia/Vladivostok',
    status_enum_string: '5:eingang,15:frage,25:sichtung,33:arbeit,61:fertig,77:archiv',
    priority_enum_string: '11:p4,22:p3,44:p2,88:p1',
    bug_submit_status: STATUS.new,
    bug_feedback_status: STATUS.waiting,
    bug_assigned_status: STATUS.working,
    bug_resolved_status_threshold: STATUS.done,
    bug_closed_status_threshold: STATUS.archived,
    bug_readonly_status_threshold: STATUS.archived,
    default_bug_priority: PRIORITY.significant,
    default_bugnote_view_status: 50,
    time_tracking_enabled: 1,
    update_readonly_bug_threshold: 90,
    reopen_bug_threshold: 70,
    update_bug_status_threshold: '40',
    set_status_threshold: { 77: 70 },
    due_date_update_threshold: 40,
    due_date_view_threshold: 10,
    show_user_email_threshold: 40,
    status_enum_workflow: {
      5: '33:arbeit,25:sichtung,15:frage',
      15: '33:arbeit',
      25: '33:arbeit,15:frage',
      33: '61:fertig,15:frage',
      61: '33:arbeit,77:archiv',
    },
  });
  state.customLabels.russian = {
    status: '5:Пришло,15:Ждём ответа,25:Принято к рассмотрению,33:В работе,61:Сделано,77:В архиве',
    priority: '11:Пожелание,22:Значимый вопрос,44:Требует исправления (P2),88:Блокирует работу (P1)',
  };
}

function people(state: State, project: Project): Record<Login, User> {
  const person = (name: Login, level: number) => {
    const user = createUser(state, { name, realName: `Имя ${name}`, email: `${name}@north.example`, level: 10 });
    project.members.set(user.id, level);
    return user;
  };
  return {
    specialist: person('specialist', 40),
    colleague: person('colleague', 55),
    chief: person('chief', 70),
    client: person('client', 25),
  };
}

/** An issue with everything that a careless PATCH would damage (pitfall 3). */
function delicateIssue(
  state: State,
  project: Project,
  users: Record<Login, User>,
  fields: ForeignServer['fields'],
): Issue {
  const category = createCategory(state, project.id, 'Депо и ремонт');
  const issue = createIssue(state, users.client, {
    projectId: project.id,
    categoryId: category.id,
    summary: 'Не проводится накладная',
    description: 'Текст с «кавычками», <b>тегами</b> и 😀',
    priority: PRIORITY.fix,
  });
  setFieldValue(state, users.client, issue, fields.kind, 'Настройка', false);
  setFieldValue(state, users.client, issue, fields.paid, 'Да', false);
  setFieldValue(state, users.client, issue, fields.customer, 'РИЦ 905', false);
  updateIssue(state, users.chief, issue, { handlerId: users.specialist.id, status: STATUS.working });
  addNote(state, users.client, issue, { text: 'Жду', isPrivate: false, timeTracking: 0 });
  addNote(state, users.colleague, issue, { text: 'Смотрел журнал', isPrivate: true, timeTracking: 0 });
  addNote(state, users.colleague, issue, { text: 'Разобрался', isPrivate: false, timeTracking: 95 });
  // The administrator took the value from the list after it was chosen.
  fields.kind.possibleValues = 'Вопрос (консультация)|Доработка|Ошибка';
  return issue;
}

export async function startForeignServer(): Promise<ForeignServer> {
  let second = Date.UTC(2026, 10, 24) / 1000;
  const state = createState({
    clock: () => (second += 1),
    zone: 'Asia/Vladivostok',
    newToken: () => `foreign-token-${(second += 1)}`.padEnd(32, 'x'),
  });
  Object.assign(state.counters, { project: 16, user: 200, issue: 7_000, note: 30_000, customField: 40, category: 90 });
  configure(state);
  const project = createProject(state, { name: 'Север-Логистика', description: '', viewState: 50 });
  const users = people(state, project);
  const fields = {
    kind: createCustomField(state, project, {
      name: 'Вид заявки',
      type: 'list',
      possibleValues: 'Вопрос (консультация)|Настройка|Доработка|Ошибка',
    }),
    hours: createCustomField(state, project, { name: 'Трудозатраты', type: 'float', requireResolved: true }),
    paid: createCustomField(state, project, { name: 'Платное', type: 'checkbox', possibleValues: 'Да|Частично' }),
    customer: createCustomField(state, project, { name: 'Клиент', type: 'string' }),
  };
  const issue = delicateIssue(state, project, users, fields);
  const tokens = Object.fromEntries(
    Object.entries(users).map(([login, user]) => [login, createToken(state, user, 'x').token]),
  );
  const token = (login: Login) => tokens[login] ?? '';

  let interference: Interference | null = null;
  const server = await startServer({
    state,
    basePath: '/helpdesk/mantis',
    interfere: async exchange => {
      if (interference !== null) await interference(exchange);
      else exchange.send(exchange.handle());
    },
  });
  const parsed = parseServerUrl(server.baseUrl);
  if (!parsed.ok) throw new Error(server.baseUrl);
  const address = parsed.value;
  return {
    state,
    address,
    project,
    users,
    fields,
    issue,
    token,
    interfere: next => {
      interference = next;
    },
    client: (login, options = {}) =>
      new MantisClient(
        new MantisHttp({
          address,
          token: () => token(login),
          clock: { now: () => Date.now() },
          retryDelay: () => 1,
          timeout: 2_000,
          ...options,
        }),
      ),
    stop: server.stop,
  };
}

export interface Desk {
  readonly client: MantisClient;
  readonly dictionary: Dictionary;
  readonly mapping: Mapping;
  readonly writer: TicketWriter;
}

/** Somebody at work on the server, as the product sets it up. */
export async function deskOf(
  server: ForeignServer,
  login: Login,
  options: Partial<MantisHttpOptions> = {},
): Promise<Desk> {
  const client = server.client(login, options);
  const loaded = await loadDictionary(client, server.project.id);
  if (!loaded.ok) throw new Error(`no dictionary: ${loaded.error.kind}`);
  const dictionary = loaded.value;
  const mapping = proposeMapping(dictionary);
  const writer = new TicketWriter({
    client,
    meId: dictionary.me.id,
    toTicket: issue => toTicket(issue, dictionary, mapping),
    lookAfter: [0],
    raceWindow: 0,
  });
  return { client, dictionary, mapping, writer };
}
