import { startServer, type Interference } from '../../../demo/mantis/server';
import type { State } from '../../../demo/mantis/model/state';
import { seed, tokensOf } from '../../../demo/mantis/seed';
import { buildStory } from '../../../demo/sample/index';
import type { Story } from '../../../demo/sample/story';

/** A request that reached the embedded Mantis. */
export interface SeenRequest {
  readonly method: string;
  /** Below `/api/rest`, such as `issues/4/notes`. */
  readonly path: string;
  readonly body: unknown;
}

/** The embedded Mantis in the test's own process: what it was asked, what it holds, and how it can fail. */
export interface TestMantis {
  /** With a slash at its end. */
  readonly baseUrl: string;
  /** By login. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Everything since the last `forget()`, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** The requests that change something. */
  writes(): readonly SeenRequest[];
  forget(): void;
  /** Puts something between requests and the server (`demo/mantis/faults`); nothing takes it away again. */
  interfere(how: Interference | undefined): void;
  /** Asks it like a client, past the extension; not counted as a request. */
  get(path: string, login?: string): Promise<unknown>;
  /** Does what a colleague does, past the extension; not counted as a request. */
  post(path: string, method: 'POST' | 'PATCH', body: unknown, login?: string): Promise<void>;
  stop(): Promise<void>;
}

export interface TestMantisOptions {
  /** The sample department at this moment; a story of one's own takes its place. */
  readonly now?: number;
  readonly story?: Story;
  readonly basePath?: string;
  /** Changes what the server holds before it starts. */
  readonly arrange?: (state: State) => void;
}

/** Marks the test's own questions. */
const ASIDE = 'x-test-aside';

export async function startMantis(options: TestMantisOptions = {}): Promise<TestMantis> {
  const state = seed(options.story ?? buildStory(options.now ?? Date.now()));
  options.arrange?.(state);
  const tokens = tokensOf(state);
  let requests: SeenRequest[] = [];
  let interference: Interference | undefined;
  const server = await startServer({
    state,
    basePath: options.basePath ?? '/tracker',
    interfere: async exchange => {
      const { method, path, body, headers } = exchange.request;
      const aside = headers[ASIDE] !== undefined;
      if (!aside) requests.push({ method, path, body });
      if (interference === undefined || aside) exchange.send(exchange.handle());
      else await interference(exchange);
    },
  });
  return {
    baseUrl: server.baseUrl,
    tokens,
    get requests() {
      return requests;
    },
    writes: () => requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
    forget() {
      requests = [];
    },
    interfere(how) {
      interference = how;
    },
    async get(path, login = 'lead') {
      const token = tokens[login];
      if (token === undefined) throw new Error(`The sample has nobody called ${login}.`);
      const answer = await fetch(`${server.baseUrl}api/rest/${path}`, {
        headers: { Authorization: token, [ASIDE]: '1' },
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as unknown;
    },
    async post(path, method, body, login = 'lead') {
      const answer = await fetch(`${server.baseUrl}api/rest/${path}`, {
        method,
        headers: { Authorization: tokens[login] ?? '', 'Content-Type': 'application/json', [ASIDE]: '1' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    },
    stop: server.stop,
  };
}
