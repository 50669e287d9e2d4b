import { storeFilter } from '../../../demo/mantis/model/storedFilters';
import { applyRace, insertIssues } from './inserted';
import { moscow } from './time';
import type { Marker, Recording } from './recordings';
import type { Stage } from './stage';

/** A request that changed the server and was not recorded. */
interface Unrecorded {
  readonly at: string;
  readonly user: Marker;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

export interface Between {
  readonly requests?: readonly Unrecorded[];
  readonly change?: (stage: Stage, recordings: readonly Recording[]) => void;
}

/** From this recording on the server's clock stood at this second. */
const CLOCK: readonly (readonly [from: number, at: string])[] = [
  [1, '05:56:32'],
  [101, '05:56:37'],
  [119, '05:56:38'],
  [201, '05:57:16'],
  [202, '05:57:17'],
  [218, '05:57:18'],
  [228, '05:57:19'],
  [238, '05:57:20'],
  [245, '05:57:21'],
  [301, '05:58:04'],
  [310, '05:58:05'],
  [326, '05:58:07'],
  [327, '05:58:08'],
  [339, '05:58:10'],
  [343, '05:58:16'],
  [401, '05:58:49'],
  [402, '05:58:50'],
  [419, '05:58:51'],
  [501, '05:59:43'],
  [502, '05:59:44'],
  [505, '05:59:57'],
  [509, '05:59:58'],
  [701, '06:08:07'],
  [706, '06:08:08'],
  [707, '06:08:09'],
  [804, '06:10:12'],
  [811, '06:10:13'],
  [815, '06:10:14'],
  [819, '06:10:15'],
];

/** 801–803 were recorded again after 819. */
const REPEATED = new Set([801, 802, 803]);
const AFTER_ALL = '06:10:20';

/** Sorts recordings by when they happened. */
export function positionOf(number: number): number {
  return REPEATED.has(number) ? 819 + (number - 800) / 10 : number;
}

export function clockOf(number: number): number {
  if (REPEATED.has(number) || number > 819) return moscow(AFTER_ALL);
  const [, at] = CLOCK.findLast(([from]) => number >= from) ?? [0, AFTER_ALL];
  return moscow(at);
}

const ISSUE_4 = '/api/rest/issues/4';
const NOTHING_ELSE = { notes: [], custom_fields: [] };

function patch(at: string, user: Marker, issue: number, body: object): Unrecorded {
  return { at, user, method: 'PATCH', path: `/api/rest/issues/${issue}`, body: { ...NOTHING_ELSE, ...body } };
}

function post(at: string, path: string, body: object, user: Marker = 'su1'): Unrecorded {
  return { at, user, method: 'POST', path, body };
}

function setOption(name: string, value: string | number | Record<string, string | number>, projectId = 0): Between {
  return { change: ({ state }) => state.options.set(name, value, projectId) };
}

function removeOption(name: string, projectId = 0): Between {
  return { change: ({ state }) => state.options.remove(name, projectId) };
}

function setTypes(possibleValues: string): Between {
  return {
    change: ({ state }) => {
      state.customFields.get(1)!.possibleValues = possibleValues;
    },
  };
}

function setResolveRequired(isRequired: boolean): Between {
  return {
    change: ({ state }) => {
      state.customFields.get(2)!.requireResolved = isRequired;
    },
  };
}

/** Eleven requests before recording 505. */
const BUMPS: readonly Unrecorded[] = [
  post('05:59:45', `${ISSUE_4}/notes`, { text: 'бамп' }),
  post('05:59:46', `${ISSUE_4}/files`, { files: [{ name: 'b.txt', content: 'MQ==' }] }),
  post('05:59:47', `${ISSUE_4}/tags`, { tags: [{ name: 'бамп' }] }),
  post('05:59:48', `${ISSUE_4}/monitors`, { users: [{ id: 3 }] }),
  post('05:59:50', `${ISSUE_4}/relationships`, { issue: { id: 8 }, type: { name: 'related-to' } }),
  patch('05:59:51', 'su1', 4, { severity: { name: 'minor' } }),
  {
    at: '05:59:52',
    user: 'su1',
    method: 'PATCH',
    path: ISSUE_4,
    body: {
      notes: [],
      custom_fields: [
        { field: { id: 2 }, value: '7' },
        { field: { id: 1 }, value: 'Ерунда' },
      ],
    },
  },
  patch('05:59:53', 'su1', 4, { custom_fields: [{ field: { id: 2 }, value: '8' }] }),
  { at: '05:59:54', user: 'su1', method: 'DELETE', path: `${ISSUE_4}/notes/11` },
  { at: '05:59:55', user: 'su1', method: 'DELETE', path: `${ISSUE_4}/tags/1` },
  patch('05:59:57', 'su1', 4, { notes: [{ id: 1, text: 'ещё правка', view_state: { id: 10 } }] }),
];

const WORKFLOW = {
  10: '50:assigned,20:feedback',
  20: '50:assigned',
  30: '50:assigned',
  40: '50:assigned',
  50: '80:resolved,20:feedback',
  80: '90:closed,20:feedback',
  90: '20:feedback',
};

function storeTheFilter({ state }: Stage): void {
  storeFilter(state, {
    userId: 3,
    projectId: 1,
    name: 'Мои назначенные с 1 ноября',
    isPublic: false,
    status: [50],
    handler: ['myself'],
    updated: { from: '2026-11-01', to: '2026-12-31' },
    hideStatus: -2,
    sort: 'date_submitted',
    dir: 'ASC',
    perPage: 50,
  });
}

/** What happened on the server before a recording without being recorded itself. */
export const BEFORE: Readonly<Record<number, Between>> = {
  501: { requests: [patch('05:59:43', 'su1', 4, { custom_fields: [{ field: { name: 'Платная' }, value: 'Да' }] })] },
  503: setTypes('Консультация|Доработка'),
  505: { requests: BUMPS },
  507: setOption('update_bugnote_threshold', 70),
  509: setOption('status_enum_workflow', WORKFLOW),
  511: { requests: [patch('05:59:58', 'su1', 4, { status: { name: 'assigned' } })] },
  512: setOption('set_status_threshold', { 90: 70 }),
  513: setResolveRequired(true),
  701: {
    change: ({ state }, recordings) => {
      applyRace(state, recordings);
      insertIssues(state, recordings);
    },
  },
  708: { change: storeTheFilter },
  714: {
    change: ({ state }) => {
      state.isOffline = true;
    },
  },
  715: setOption('webservice_rest_enabled', 0),
  716: {
    change: ({ users }) => {
      users.su2.enabled = false;
    },
  },
  804: setOption('priority_enum_string', '20:Значимый,40:Требует исправления,60:Блокирует работу', 1),
  814: { requests: [patch('06:10:13', 'su1', 4, { status: { name: 'feedback' } })] },
  815: { requests: [patch('06:10:14', 'lea', 9, { status: { name: 'new' }, handler: { id: 0 } })] },
  801: {
    change: ({ users }) => {
      users.su2.language = 'english';
      users.su2.timezone = 'Asia/Vladivostok';
    },
  },
  823: {
    change: ({ users }) => {
      users.su2.language = 'auto';
    },
  },
};

/** The same after a recording. */
export const AFTER: Readonly<Record<number, Between>> = {
  504: setTypes('Консультация|Выполнение настройки|Доработка|Сбой'),
  505: {
    requests: [
      patch('05:59:57', 'su1', 4, { notes: [{ id: 2, view_state: { name: 'private' } }] }),
      patch('05:59:57', 'su1', 4, { handler: { id: 3 } }),
    ],
  },
  508: removeOption('update_bugnote_threshold'),
  511: removeOption('status_enum_workflow'),
  512: {
    ...removeOption('set_status_threshold'),
    requests: [patch('05:59:58', 'lea', 6, { status: { name: 'new' } })],
  },
  513: {
    ...setResolveRequired(false),
    requests: [patch('05:59:58', 'lea', 8, { status: { name: 'new' } })],
  },
  714: {
    change: ({ state }) => {
      state.isOffline = false;
    },
  },
  715: removeOption('webservice_rest_enabled'),
  716: {
    change: ({ users }) => {
      users.su2.enabled = true;
    },
  },
  808: removeOption('priority_enum_string', 1),
  814: {
    requests: [
      patch('06:10:14', 'su1', 5, { status: { name: 'feedback' }, handler: { id: 3 } }),
      post('06:10:14', '/api/rest/issues/5/notes', { text: 'ответ автора' }, 'cus'),
      patch('06:10:14', 'su1', 4, { status: { name: 'assigned' } }),
    ],
  },
};
