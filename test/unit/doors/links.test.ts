import { fakeVscode } from '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Emitter } from '../../../src/base/emitter';
import { copyTicketLink, LinkHandler } from '../../../src/ui/doors/linkHandler';
import { parseTicketLink, ticketLink } from '../../../src/ui/doors/ticketUri';
import type { ServerSession } from '../../../src/ui/session/serverSession';
import type { ConnectionState } from '../../../src/ui/session/sessionHolder';

describe('links to tickets', () => {
  it('say ticket and server', () => {
    assert.deepEqual(parseTicketLink('/ticket/1234', ''), { ticketId: 1234, server: null });
    assert.deepEqual(parseTicketLink('/ticket/0001234/', 'windowId=_blank'), { ticketId: 1234, server: null });
    assert.deepEqual(parseTicketLink('/ticket/7', 'server=https%3A%2F%2Ftracker.example%2Fm%2F'), {
      ticketId: 7,
      server: 'https://tracker.example/m',
    });
  });

  it('come back as they were made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.domain(), (id, domain) => {
        const server = `https://${domain}/tracker`;
        const { pathname, search } = new URL(ticketLink('vscode', id, server));
        assert.deepEqual(parseTicketLink(pathname, search.slice(1)), { ticketId: id, server });
      }),
    );
  });

  for (const [path, query] of [
    ['/', ''],
    ['/ticket/', ''],
    ['/ticket/0', ''],
    ['/ticket/-1', ''],
    ['/ticket/1e3', ''],
    ['/ticket/1/../2', ''],
    ['/ticket/12345678901', ''],
    ['/ticket/1;signOut', ''],
    ['/command/veSupport.signOut', ''],
    ['/ticket/١', ''],
    ['/ticket/1', 'server=javascript:alert(1)'],
    ['/ticket/1', 'server=https://user:secret@evil.example'],
    ['/ticket/1', 'server='],
    ['/ticket/1', 'server=https://a.example&server=https://b.example'],
    ['/ticket/1', `server=https://a.example/${'x'.repeat(5000)}`],
  ] as const) {
    it(`lead nowhere: ${path.slice(0, 40)}?${query.slice(0, 60)}`, () =>
      assert.equal(parseTicketLink(path, query), null));
  }
});

describe('following a link', () => {
  const session = (key: string, base: string): ServerSession =>
    ({ key, address: { base }, title: 'tracker.example' }) as unknown as ServerSession;
  const real = session('https://tracker.example/m', 'https://tracker.example/m');

  const scene = (current: ConnectionState) => {
    const opened: number[] = [];
    const told: string[] = [];
    const changes = new Emitter<ConnectionState>();
    const holder = {
      current,
      get session() {
        return this.current.kind === 'ready' ? this.current.session : undefined;
      },
      onDidChangeSession: changes.event,
    };
    fakeVscode.window = {
      showWarningMessage: (text: string) => {
        told.push(text);
        return Promise.resolve(undefined);
      },
    };
    const become = (next: ConnectionState): void => {
      holder.current = next;
      changes.fire(next);
    };
    const handler = new LinkHandler({ holder: holder, open: id => opened.push(id) });
    return { handler, opened, told, become };
  };

  it('opens a ticket of the connected server', async () => {
    const { handler, opened, told } = scene({ kind: 'ready', session: real });
    await handler.handleUri({ path: '/ticket/5', query: 'server=https://TRACKER.example/m' });
    await handler.handleUri({ path: '/ticket/6', query: '' });
    assert.deepEqual([opened, told], [[5, 6], []]);
  });

  it('opens nothing of another server, and says so', async () => {
    const { handler, opened, told } = scene({ kind: 'ready', session: real });
    await handler.handleUri({ path: '/ticket/5', query: 'server=https://other.example/m' });
    assert.deepEqual(opened, []);
    assert.match(told[0] ?? '', /other\.example.*tracker\.example/);
  });

  it('never takes the sample for a real server', async () => {
    const base = 'http://127.0.0.1:4000/tracker';
    const { handler, opened } = scene({ kind: 'ready', session: session('sample', base) });
    await handler.handleUri({ path: '/ticket/5', query: `server=${base}` });
    assert.deepEqual(opened, []);
    await handler.handleUri({ path: '/ticket/5', query: '' });
    assert.deepEqual(opened, [5]);
  });

  it('waits for a connection that is coming about', async () => {
    const { handler, opened, become } = scene({ kind: 'connecting' });
    const following = handler.handleUri({ path: '/ticket/5', query: '' });
    become({ kind: 'ready', session: real });
    await following;
    assert.deepEqual(opened, [5]);
  });

  it('says what is missing where there is none, and what is wrong with the link', async () => {
    const { handler, opened, told } = scene({ kind: 'failed' });
    await handler.handleUri({ path: '/ticket/5', query: '' });
    await handler.handleUri({ path: '/run/5', query: '' });
    assert.deepEqual(opened, []);
    assert.equal(told.length, 2);
  });

  it('leads where the copied link says', async () => {
    const copied: string[] = [];
    fakeVscode.env.clipboard = { writeText: (text: string) => Promise.resolve(void copied.push(text)) };
    fakeVscode.window = { setStatusBarMessage: () => undefined };
    await copyTicketLink(5, real);
    await copyTicketLink(5, session('sample', 'http://127.0.0.1:1'));
    assert.deepEqual(copied, [
      'vscode://oe-it.ve-support/ticket/5?server=https%3A%2F%2Ftracker.example%2Fm',
      'vscode://oe-it.ve-support/ticket/5',
    ]);
  });
});
