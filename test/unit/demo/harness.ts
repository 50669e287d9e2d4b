import { request } from 'node:http';
import { seed, tokensOf } from '../../../demo/mantis/seed';
import { startServer } from '../../../demo/mantis/server';
import type { State } from '../../../demo/mantis/model/state';
import type { ServerOptions } from '../../../demo/mantis/server';
import type { Story, StoryAction } from '../../../demo/sample/story';

/** Tuesday 24 November 2026, 10:00 Moscow time. */
export const TEN = Date.parse('2026-11-24T10:00:00+03:00');
const MINUTE = 60_000;

const ACTIONS: readonly StoryAction[] = [
  {
    kind: 'create',
    at: TEN,
    by: 'customer',
    ticket: 'invoice',
    summary: 'Не печатается счёт',
    description: 'Пустой лист.',
    category: 'Биллинг',
    priority: 'fix_required',
    customFields: { 'Тип обращения': 'Сбой', Платная: 'Да' },
    tags: ['печать'],
    files: [{ name: 'лист.txt', content: Buffer.from('пусто') }],
  },
  { kind: 'update', at: TEN + 5 * MINUTE, by: 'lead', ticket: 'invoice', handler: 'support1' },
  { kind: 'note', at: TEN + 6 * MINUTE, by: 'support1', ticket: 'invoice', text: 'Смотрю.', minutes: 15 },
  { kind: 'note', at: TEN + 7 * MINUTE, by: 'support1', ticket: 'invoice', text: 'Для своих.', isPrivate: true },
  { kind: 'update', at: TEN + 8 * MINUTE, by: 'support1', ticket: 'invoice', status: 'feedback' },
  { kind: 'note', at: TEN + 9 * MINUTE, by: 'customer', ticket: 'invoice', text: 'Вот файл.' },
  {
    kind: 'create',
    at: TEN + 10 * MINUTE,
    by: 'customer',
    ticket: 'question',
    summary: 'Как настроить отчёт',
    description: 'Вопрос.',
    category: 'Отчётность',
    priority: 'significant',
    customFields: { 'Тип обращения': 'Консультация' },
  },
  { kind: 'update', at: TEN + 11 * MINUTE, by: 'support1', ticket: 'question', status: 'resolved' },
];

export const STORY: Story = {
  project: {
    name: 'Проба',
    description: 'Проект пробы',
    categories: ['Биллинг', 'Отчётность'],
    versions: [{ name: '1.0', released: true, date: TEN }],
    customFields: [
      { name: 'Тип обращения', type: 'enum', possibleValues: ['Консультация', 'Сбой'], writeLevel: 25 },
      { name: 'Платная', type: 'checkbox', possibleValues: ['Да'], writeLevel: 55 },
    ],
  },
  users: [
    { login: 'lead', realName: 'Анна', email: 'lead@probe.example', level: 70 },
    { login: 'support1', realName: 'Борис', email: 'support1@probe.example', level: 55 },
    { login: 'support2', realName: 'Вера', email: 'support2@probe.example', level: 55 },
    { login: 'customer', realName: 'Григорий', email: 'customer@probe.example', level: 25 },
  ],
  actions: ACTIONS,
};

interface Answered {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read answers of any shape
  readonly json: any;
}

interface Ask {
  readonly method?: string;
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Tracker {
  readonly state: State;
  readonly baseUrl: string;
  readonly tokens: Readonly<Record<string, string>>;
  /** A request to a path below the base URL; as `support1` unless said otherwise. */
  ask(path: string, ask?: Ask): Promise<Answered>;
  stop(): Promise<void>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function exchange(url: URL, ask: Ask, token: string): Promise<Answered> {
  const bytes = ask.body === undefined ? undefined : Buffer.from(JSON.stringify(ask.body));
  const headers = {
    Authorization: token,
    ...(bytes === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) }),
    ...ask.headers,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: ask.method ?? 'GET', headers, agent: false }, incoming => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: incoming.statusCode ?? 0,
          reason: Buffer.from(incoming.statusMessage ?? '', 'latin1').toString('utf8'),
          headers: incoming.headers as Record<string, string | undefined>,
          text,
          json: parsed(text),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(bytes);
  });
}

/** A server that knows the little story above; its clock stands at 11:00 unless a test moves it. */
export async function startTracker(options: Partial<ServerOptions> = {}): Promise<Tracker> {
  const state = options.state ?? seed(STORY, { clock: () => TEN + 60 * MINUTE });
  const server = await startServer({ ...options, state });
  const tokens = tokensOf(state);
  return {
    state,
    baseUrl: server.baseUrl,
    tokens,
    ask: (path, ask = {}) => exchange(new URL(path, server.baseUrl), ask, tokens[ask.as ?? 'support1'] ?? ''),
    stop: server.stop,
  };
}
