import { issueSchema } from '../../../src/mantis/schema/issue';
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { clientFor, html, json, recorded, replay, serve, TOKEN, type TestServer } from './httpFixture';

const account = recorded(5).response.body;

describe('the token', () => {
  it('is sent raw, to the address and nowhere else', async () => {
    const elsewhere = await serve((_, response) => json(response, account));
    const server = await serve((_, response) => response.writeHead(302, { Location: `${elsewhere.origin}/x` }).end());
    try {
      const result = await clientFor(server.address).me();
      assert.deepEqual(result, {
        ok: false,
        error: {
          kind: 'notMantis',
          status: 302,
          contentType: null,
          looksLike: 'redirect',
          redirectOrigin: elsewhere.origin,
        },
      });
      assert.equal(server.seen[0]?.headers.authorization, TOKEN);
      assert.equal(elsewhere.seen.length, 0);
    } finally {
      await server.stop();
      await elsewhere.stop();
    }
  });

  it('does not follow a redirect on the same origin either, and proposes https', async () => {
    const server = await serve((_, response) =>
      response.writeHead(301, { Location: 'https://tracker.example/tracker/' }).end(),
    );
    try {
      for (const result of [
        await clientFor(server.address).me(),
        await clientFor(server.address).addNote(1, { text: 'x', isPrivate: true }),
      ]) {
        assert.ok(!result.ok);
        assert.equal(result.error.kind === 'notMantis' && result.error.redirectOrigin, 'https://tracker.example');
      }
      assert.equal(server.seen.length, 2);
    } finally {
      await server.stop();
    }
  });

  for (const [name, token] of [
    ['empty', ''],
    ['with a line break', 'abc\r\nX-Evil: 1'],
    ['Cyrillic', 'токен'],
  ] as const) {
    it(`is not sent when it is ${name}`, async () => {
      const server = await serve((_, response) => json(response, account));
      try {
        const result = await clientFor(server.address, { token: () => token }).me();
        assert.ok(!result.ok);
        assert.deepEqual(result.error, { kind: 'unauthorised', reason: 'unusable token' });
        assert.equal(server.seen.length, 0);
      } finally {
        await server.stop();
      }
    });
  }

  it('is read anew for every request', async () => {
    const server = await serve((_, response) => json(response, account));
    try {
      let token = 'first';
      const client = clientFor(server.address, { token: () => token });
      await client.me();
      token = 'second';
      await client.me();
      assert.deepEqual(
        server.seen.map(({ headers }) => headers.authorization),
        ['first', 'second'],
      );
    } finally {
      await server.stop();
    }
  });

  it('goes past the proxies of the environment', async () => {
    const proxy = await serve((_, response) => json(response, account));
    const server = await serve((_, response) => json(response, account));
    const before = process.env['http_proxy'];
    process.env['http_proxy'] = proxy.origin;
    try {
      assert.equal((await clientFor(server.address).me()).ok, true);
      assert.equal(proxy.seen.length, 0);
    } finally {
      if (before === undefined) delete process.env['http_proxy'];
      else process.env['http_proxy'] = before;
      await server.stop();
      await proxy.stop();
    }
  });
});

describe('repetition', () => {
  async function attempts(
    server: TestServer,
    run: () => Promise<{ readonly ok: boolean }>,
  ): Promise<readonly [boolean, number]> {
    try {
      const { ok } = await run();
      return [ok, server.seen.length];
    } finally {
      await server.stop();
    }
  }

  for (const status of [502, 503, 504]) {
    it(`asks again after ${status}, twice at most`, async () => {
      const server = await serve((_, response) => html(response, status, 'x'));
      assert.deepEqual(await attempts(server, () => clientFor(server.address).me()), [false, 3]);
    });
  }

  it('asks again after a broken connection and takes the good answer', async () => {
    let count = 0;
    const server = await serve((_, response) => ((count += 1) < 3 ? response.destroy() : json(response, account)));
    assert.deepEqual(await attempts(server, () => clientFor(server.address).me()), [true, 3]);
  });

  it('asks again after an answer that broke off', async () => {
    let count = 0;
    const server = await serve((_, response) => {
      if ((count += 1) > 1) {
        json(response, account);
        return;
      }
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
      response.write('{"id"', () => response.destroy());
    });
    assert.deepEqual(await attempts(server, () => clientFor(server.address).me()), [true, 2]);
  });

  it('does not ask again after a 500, a refusal or the maintenance mode', async () => {
    for (const number of [717, 714, 715, 1]) {
      const server = await serve((_, response) => replay(response, recorded(number)));
      assert.deepEqual(await attempts(server, () => clientFor(server.address).me()), [false, 1]);
    }
  });

  it('never repeats a write', async () => {
    for (const status of [502, 503, 504]) {
      const server = await serve((_, response) => html(response, status, 'x'));
      const client = clientFor(server.address);
      const both = async () => {
        const note = await client.addNote(4, { text: 'x', isPrivate: false });
        const patch = await client.patchIssue(4, {}, { ifMatch: null });
        return { ok: note.ok || patch.ok };
      };
      assert.deepEqual(await attempts(server, both), [false, 2]);
    }
    const server = await serve((_, response) => response.destroy());
    const run = () => clientFor(server.address).addNote(4, { text: 'x', isPrivate: false });
    assert.deepEqual(await attempts(server, run), [false, 1]);
  });

  it('ends at once when it is cancelled while it waits', async () => {
    const abort = new AbortController();
    const server = await serve((_, response) => html(response, 502, 'x'));
    const client = clientFor(server.address, {
      retryDelay: () => {
        setTimeout(() => abort.abort(), 1);
        return 60_000;
      },
    });
    const run = async () => {
      const result = await client.me(abort.signal);
      assert.deepEqual(result, { ok: false, error: { kind: 'cancelled' } });
      return result;
    };
    assert.deepEqual(await attempts(server, run), [false, 1]);
  });
});

describe('the wire', () => {
  it('reads gzip', async () => {
    const server = await serve((request, response) => {
      assert.match(String(request.headers['accept-encoding']), /gzip/);
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
      response.end(gzipSync(JSON.stringify(account)));
    });
    try {
      const me = await clientFor(server.address).me();
      assert.equal(me.ok && me.value.realName, 'Администратор');
    } finally {
      await server.stop();
    }
  });

  it('keeps the sub-path and says the language', async () => {
    const server = await serve((_, response) => json(response, account), '/tracker/');
    try {
      await clientFor(server.address, { language: 'ru' }).me();
      assert.equal(server.seen[0]?.url, '/tracker/api/rest/users/me');
      assert.equal(server.seen[0].headers['accept-language'], 'ru');
    } finally {
      await server.stop();
    }
  });

  it('finds index.php where addresses are not rewritten, and stays with it', async () => {
    const server = await serve((request, response) =>
      request.url?.includes('/index.php/') === true ? json(response, account) : html(response, 404, 'Not Found'),
    );
    try {
      const client = clientFor(server.address);
      assert.equal((await client.me()).ok, true);
      assert.equal((await client.me()).ok, true);
      await client.addNote(4, { text: 'x', isPrivate: false });
      assert.deepEqual(
        server.seen.map(({ url }) => url),
        [
          '/api/rest/users/me',
          '/api/rest/index.php/users/me',
          '/api/rest/index.php/users/me',
          '/api/rest/index.php/issues/4/notes',
        ],
      );
    } finally {
      await server.stop();
    }
  });

  it('does not try index.php for a write, nor once the plain address has worked', async () => {
    let isUp = true;
    const server = await serve((_, response) => (isUp ? json(response, account) : html(response, 404, 'x')));
    try {
      const fresh = clientFor(server.address);
      isUp = false;
      await fresh.addNote(4, { text: 'x', isPrivate: false });
      assert.equal(server.seen.length, 1);
      isUp = true;
      await fresh.me();
      isUp = false;
      const gone = await fresh.me();
      assert.equal(!gone.ok && gone.error.kind, 'notMantis');
      assert.equal(server.seen.length, 3);
    } finally {
      await server.stop();
    }
  });

  it('tells the version and the skew of the clock', async () => {
    const here = Date.UTC(2026, 10, 24, 9, 0, 0);
    const server = await serve((_, response) =>
      json(response, account, { Date: new Date(here - 7_200_000).toUTCString(), 'X-Mantis-Version': '2.29.0-dev' }),
    );
    try {
      const client = clientFor(server.address, { clock: { now: () => here } });
      assert.equal(client.clockSkew, null);
      assert.equal((await client.me()).ok, true);
      assert.equal(client.clockSkew, -7_199_500);
      assert.equal(client.serverVersion, '2.29.0-dev');
    } finally {
      await server.stop();
    }
  });

  it('gives a condition byte for byte and knows 304', async () => {
    const etag = String(recorded(120).response.headers['ETag']);
    const server = await serve((request, response) =>
      replay(response, recorded(request.headers['if-none-match'] === etag ? 122 : 120)),
    );
    try {
      const client = clientFor(server.address);
      const first = await client.getIssue(4);
      assert.ok(first.ok && first.value.kind === 'issue');
      assert.equal(first.value.etag, etag);
      const second = await client.getIssue(4, { ifNoneMatch: etag });
      assert.deepEqual(second, { ok: true, value: { kind: 'notModified' } });
    } finally {
      await server.stop();
    }
  });

  it('undoes what compressing web servers do to an ETag', async () => {
    for (const sent of ['W/"abc"', '"abc-gzip"', 'abc']) {
      const server = await serve((_, response) => json(response, recorded(120).response.body, { ETag: sent }));
      try {
        const answer = await clientFor(server.address).getIssue(4);
        assert.ok(answer.ok && answer.value.kind === 'issue');
        assert.equal(answer.value.etag, 'abc');
      } finally {
        await server.stop();
      }
    }
  });

  it('reads all pages of users', async () => {
    const row = (id: number) => ({ id, name: `u${id}`, access_level: { id: 25 + (id % 3) } });
    const server = await serve((request, response) => {
      const query = new URL(request.url ?? '', server.origin).searchParams;
      const [page, size] = [Number(query.get('page')), Number(query.get('page_size'))];
      const ids = Array.from({ length: 1_234 }, (_, index) => index + 1).slice((page - 1) * size, page * size);
      json(response, { users: ids.map(row) });
    });
    try {
      const users = await clientFor(server.address).projectUsers(3);
      assert.ok(users.ok);
      assert.equal(users.value.length, 1_234);
      assert.equal(users.value[1_233]?.accessLevel, 26);
    } finally {
      await server.stop();
    }
  });

  it('stops when a server ignores the page of users', async () => {
    const users = Array.from({ length: 500 }, (_, id) => ({ id, name: `u${id}`, access_level: { id: 25 } }));
    const server = await serve((_, response) => json(response, { users }));
    try {
      const read = await clientFor(server.address).projectUsers(3);
      assert.equal(read.ok && read.value.length, 500);
      assert.equal(server.seen.length, 2);
    } finally {
      await server.stop();
    }
  });

  it('keeps a page in which a row cannot be read', async () => {
    const { issues } = recorded(120).response.body as { issues: Record<string, unknown>[] };
    const rows = [issues[0], { ...issues[0], id: 9, created_at: 'вчера' }, 'nonsense', { ...issues[0], id: 10 }];
    const server = await serve((_, response) => json(response, { issues: rows }));
    try {
      const page = await clientFor(server.address).listIssues({ page: 1, pageSize: 50 }, issueSchema);
      assert.ok(page.ok);
      assert.deepEqual(
        page.value.rows.map(({ id }) => id),
        [4, 10],
      );
      assert.deepEqual(page.value.unreadable, [
        { id: 9, reason: 'created_at' },
        { id: null, reason: '' },
      ]);
      assert.equal(page.value.received, 4);
    } finally {
      await server.stop();
    }
  });
});
