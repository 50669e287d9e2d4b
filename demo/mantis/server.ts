import { createServer } from 'node:http';
import { beginRest } from './rest/handle';
import { CRASH } from './rest/errors';
import { replyOfRefusal } from './rest/reply';
import { hostRefusal, pageReply } from './pages';
import { readRequest } from './request';
import { gzipped, writeReply } from './writeReply';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RestRequest } from './rest/call';
import type { Reply } from './rest/reply';
import type { State } from './model/state';

/** One request between the socket and the model; what a test's hook may delay, replace or cut off. */
export interface Exchange {
  /** Method after an override, path below `/api/rest`. */
  readonly request: RestRequest;
  readonly response: ServerResponse;
  /** Lets the model read; calling the result lets it write and gives the answer. */
  readonly begin: () => () => Reply;
  /** Both at once. */
  readonly handle: () => Reply;
  readonly send: (reply: Reply) => void;
}

/** Stands between requests and the server. Only tests have one; the product has none. */
export type Interference = (exchange: Exchange) => Promise<void>;

export interface ServerOptions {
  readonly state: State;
  /** Path under which the tracker lives, e.g. `/tracker`; '' for none. */
  readonly basePath?: string;
  /** 0: any free one. */
  readonly port?: number;
  /** What X-Mantis-Version says. */
  readonly version?: string;
  /** Compresses answers for clients that accept it, as the real server does; the ETag stays that of the plain bytes. */
  readonly gzip?: boolean;
  readonly interfere?: Interference;
}

export interface RunningServer {
  /** With the base path and a slash at its end. */
  readonly baseUrl: string;
  readonly stop: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const VERSION = '2.28.4';

type Site = Required<Omit<ServerOptions, 'interfere' | 'port'>> & {
  readonly baseUrl: string;
  readonly port: number;
  readonly interfere: Interference;
};

const straight: Interference = async exchange => {
  exchange.send(exchange.handle());
  return Promise.resolve();
};

async function serve(site: Site, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = (reply: Reply) => writeReply(response, reply, site.state.clock());
  const refused = hostRefusal(message.headers.host, site.port);
  if (refused !== undefined) {
    send(refused);
    return;
  }
  const request = await readRequest(message, site.basePath, site.baseUrl);
  if (request.kind !== 'rest') {
    send(pageReply(request));
    return;
  }
  const begin = () => beginRest(site.state, request.request, site.version);
  const sendPacked = (reply: Reply) =>
    send(site.gzip ? gzipped(reply, request.request.headers['accept-encoding'] ?? '') : reply);
  await site.interfere({
    request: request.request,
    response,
    begin,
    handle: () => begin()(),
    send: sendPacked,
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Starts the tracker on the loopback interface. Rejects when the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const basePath = (options.basePath ?? '').replace(/\/+$/, '');
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const baseUrl = `http://${LOOPBACK}:${port}${basePath}/`;
  const site: Site = {
    state: options.state,
    basePath,
    baseUrl,
    port,
    version: options.version ?? VERSION,
    gzip: options.gzip ?? false,
    interfere: options.interfere ?? straight,
  };
  server.on('request', (message: IncomingMessage, response: ServerResponse) => {
    serve(site, message, response).catch(() => {
      // A fault of this program looks to the client as one of PHP's does: a crash.
      if (response.headersSent) response.destroy();
      else writeReply(response, replyOfRefusal(CRASH), site.state.clock());
    });
  });
  return { baseUrl, stop: () => close(server) };
}
