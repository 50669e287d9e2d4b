import { setTimeout as sleep } from 'node:timers/promises';
import { CRASH } from './rest/errors';
import { replyOfRefusal } from './rest/reply';
import { writeHead } from './writeReply';
import type { RestRequest } from './rest/call';
import type { Reply } from './rest/reply';
import type { Exchange, Interference } from './server';

/**
 * What can go wrong on the way to a server and back. For tests only; nothing of the product imports this file.
 * - `delay`: the answer comes late, the write happens at once.
 * - `race`: the server reads at once and writes only when the promise is kept; what others wrote meanwhile is lost.
 * - `reset`: the connection breaks, before or after the server did what was asked.
 * - `crash`: PHP dies before anything is done (500, empty), as without a database.
 * - `unavailable`: a proxy's 503, HTML.
 * - `html`: a login page instead of JSON, with 200.
 * - `truncate`: the body ends in the middle, though the length promised more.
 * - `slow`: the body arrives bit by bit.
 */
export type NetworkFault =
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'race'; readonly until: Promise<void> }
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  | { readonly kind: 'crash'; readonly when?: 'before' | 'after' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'html' }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'slow'; readonly chunkBytes: number; readonly everyMs: number };

/** Decides for each request what happens to it; undefined lets it pass. */
type FaultPlan = (request: RestRequest) => NetworkFault | undefined;

const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form method="post"></form></body></html>';

function page(status: number, reason: string, text: string): Reply {
  const body = Buffer.from(text);
  return { status, reason, headers: { 'Content-Type': 'text/html', 'Content-Length': String(body.length) }, body };
}

function truncate(exchange: Exchange): void {
  const reply = exchange.handle();
  writeHead(exchange.response, reply, Date.now() / 1000);
  const half = reply.body?.subarray(0, Math.floor(reply.body.length / 2));
  exchange.response.write(half ?? Buffer.alloc(0), () => exchange.response.destroy());
}

async function trickle(exchange: Exchange, chunkBytes: number, everyMs: number): Promise<void> {
  const reply = exchange.handle();
  writeHead(exchange.response, reply, Date.now() / 1000);
  const body = reply.body ?? Buffer.alloc(0);
  for (let at = 0; at < body.length && !exchange.response.destroyed; at += chunkBytes) {
    exchange.response.write(body.subarray(at, at + chunkBytes));
    await sleep(everyMs);
  }
  exchange.response.end();
}

async function inflict(fault: NetworkFault, exchange: Exchange): Promise<void> {
  switch (fault.kind) {
    case 'delay': {
      const reply = exchange.handle();
      await sleep(fault.ms);
      exchange.send(reply);
      return;
    }
    case 'race': {
      const finish = exchange.begin();
      await fault.until;
      exchange.send(finish());
      return;
    }
    case 'reset':
      if (fault.when === 'after') exchange.handle();
      exchange.response.destroy();
      return;
    case 'crash':
      if (fault.when === 'after') exchange.handle();
      exchange.send(replyOfRefusal(CRASH));
      return;
    case 'unavailable':
      exchange.send(page(503, 'Service Unavailable', '<html><body><h1>503 Service Unavailable</h1></body></html>'));
      return;
    case 'html':
      exchange.send(page(200, 'OK', LOGIN_PAGE));
      return;
    case 'truncate':
      truncate(exchange);
      return;
    case 'slow':
      await trickle(exchange, fault.chunkBytes, fault.everyMs);
  }
}

/** A hook for the server that lets requests fail as the plan says. */
export function withFaults(plan: FaultPlan): Interference {
  return async exchange => {
    const fault = plan(exchange.request);
    if (fault === undefined) exchange.send(exchange.handle());
    else await inflict(fault, exchange);
  };
}
