import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { AxiosError } from 'axios';
import type { Result } from '../../../src/base/result';
import type { MantisClient } from '../../../src/mantis/client';
import { issueSchema } from '../../../src/mantis/schema/issue';
import type { MantisError } from '../../../src/mantis/errors';
import { toTransportError } from '../../../src/mantis/faults';
import { addressOf, clientFor, html, json, recorded, replay, serve, TOKEN } from './httpFixture';

type Call = (client: MantisClient) => Promise<Result<unknown, MantisError>>;

const me: Call = client => client.me();
const read: Call = client => client.getIssue(4);
const patch: Call = client => client.patchIssue(4, { notes: [], custom_fields: [] }, { ifMatch: null });
const post: Call = client => client.addNote(4, { text: 'x', isPrivate: false });
const list: Call = client => client.listIssues({ page: 1, pageSize: 50 }, issueSchema);

async function errorOf(answer: (response: ServerResponse) => void, call: Call): Promise<MantisError> {
  const server = await serve((_, response) => answer(response));
  try {
    const result = await call(clientFor(server.address));
    assert.ok(!result.ok, 'expected an error');
    assertNoToken(result.error);
    return result.error;
  } finally {
    await server.stop();
  }
}

function assertNoToken(error: MantisError): void {
  assert.equal(JSON.stringify(error).includes(TOKEN), false);
  assert.equal(inspect(error, { depth: Infinity, showHidden: true }).includes(TOKEN), false);
}

describe('errors of the real server', () => {
  const expected: readonly (readonly [number, Call, Partial<Record<string, unknown>>])[] = [
    [1, me, { kind: 'unauthorised', reason: 'Valid API token required' }],
    [716, me, { kind: 'forbidden', server: { message: 'Access denied', localized: null, code: null } }],
    [
      306,
      post,
      {
        kind: 'forbidden',
        server: { message: 'access denied for time tracking', localized: 'Доступ запрещён.', code: 13 },
      },
    ],
    [217, patch, { kind: 'forbidden' }],
    [245, read, { kind: 'forbidden' }],
    [234, patch, { kind: 'readOnly', server: { message: "Issue '4' is readonly", localized: null, code: null } }],
    [
      123,
      read,
      {
        kind: 'notFound',
        server: { message: 'Issue #99999 not found', localized: 'Задача «99999» не найдена.', code: 1100 },
      },
    ],
    [609, list, { kind: 'notFound', server: { message: "Project '99' doesn't exist", localized: null, code: null } }],
    [41, me, { kind: 'notFound' }],
    [253, patch, { kind: 'conflict', fields: [], wrote: false }],
    [226, patch, { kind: 'validation' }],
    [425, patch, { kind: 'validation', server: { message: 'Unresolved child issues.', localized: null, code: null } }],
    [
      248,
      patch,
      { kind: 'validation', server: { message: 'Invalid request body or format', localized: null, code: null } },
    ],
    [308, post, { kind: 'validation' }],
    [42, me, { kind: 'validation' }],
    [714, me, { kind: 'unavailable', cause: 'maintenance', status: 503, reason: 'Mantis Offline' }],
    [715, me, { kind: 'unavailable', cause: 'apiDisabled', status: 503, reason: 'API disabled' }],
    [717, me, { kind: 'unavailable', cause: 'serverError', status: 500, reason: 'Internal Server Error' }],
    [518, patch, { kind: 'unavailable', cause: 'serverError' }],
    [616, list, { kind: 'notFound', server: { message: "Unknown filter 'nonsense'", localized: null, code: null } }],
  ];
  for (const [number, call, error] of expected) {
    const { name } = recorded(number);
    it(`${name} → ${String(error['kind'])}`, async () => {
      const actual = await errorOf(response => replay(response, recorded(number)), call);
      assert.deepEqual({ ...actual, ...error }, actual);
    });
  }

  it('822-error-as-200: an error with the status of a success is one', async () => {
    const actual = await errorOf(response => replay(response, recorded(822)), patch);
    assert.equal(actual.kind, 'notFound');
    assert.deepEqual(actual.server.code, 1502);
  });

  it('reads a reason phrase in Cyrillic', async () => {
    const reason = Buffer.from('Задача «7» не найдена', 'utf8').toString('latin1');
    const actual = await errorOf(response => {
      response.writeHead(404, reason, { 'X-Mantis-Version': '2.28.4' });
      response.end();
    }, read);
    assert.equal(actual.kind === 'notFound' && actual.server.message, 'Задача «7» не найдена');
  });
});

describe('answers of something else than Mantis', () => {
  const shapes: readonly (readonly [string, (response: ServerResponse) => void, Partial<Record<string, unknown>>])[] = [
    ['a page', r => html(r, 200, 'Welcome'), { kind: 'notMantis', status: 200, looksLike: 'page' }],
    [
      'a login page',
      r => html(r, 200, '<form><input name="p" type="password"></form>'),
      { kind: 'notMantis', looksLike: 'login' },
    ],
    [
      'a proxy page',
      r => html(r, 403, 'Blocked by the Squid proxy'),
      { kind: 'notMantis', status: 403, looksLike: 'proxy' },
    ],
    [
      'a demand for basic auth',
      r => html(r, 401, 'x', { 'WWW-Authenticate': 'Basic realm="x"' }),
      { kind: 'notMantis', looksLike: 'basicAuth' },
    ],
    [
      'a proxy that wants a password',
      r => html(r, 407, 'x', { 'Proxy-Authenticate': 'Basic realm="x"' }),
      { kind: 'notMantis', looksLike: 'proxyCredentials' },
    ],
    [
      'plain text',
      r => r.writeHead(200, { 'Content-Type': 'text/plain' }).end('It works!'),
      { kind: 'notMantis', looksLike: 'text' },
    ],
    ['nothing', r => r.writeHead(200).end(), { kind: 'notMantis', looksLike: 'empty' }],
    ['a 404 page', r => html(r, 404, 'no such page'), { kind: 'notMantis', status: 404, looksLike: 'page' }],
    ['a gateway', r => html(r, 502, 'Bad Gateway'), { kind: 'unavailable', cause: 'gateway', status: 502 }],
    [
      'broken JSON',
      r => r.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id": 1, "na'),
      { kind: 'malformed', path: '' },
    ],
    ['JSON of another shape', r => json(r, { hello: 'world' }), { kind: 'malformed', path: 'id' }],
    ['a request too large for the web server', r => html(r, 413, 'x'), { kind: 'tooLarge', limit: null }],
  ];
  for (const [name, answer, error] of shapes) {
    it(name, async () => {
      const actual = await errorOf(answer, me);
      assert.deepEqual({ ...actual, ...error }, actual);
    });
  }

  it('names the place of a wrong shape and not the value', async () => {
    const issue = { ...(recorded(120).response.body as { issues: object[] }).issues[0], status: { id: 'секрет' } };
    const actual = await errorOf(response => json(response, { issues: [issue] }), read);
    assert.deepEqual(actual, { kind: 'malformed', path: 'issues.0.status.id' });
  });

  it('refuses a server older than 2.26', async () => {
    const account = recorded(5).response.body;
    const actual = await errorOf(response => json(response, account, { 'X-Mantis-Version': '2.25.8' }), me);
    assert.deepEqual(actual, { kind: 'tooOld', version: '2.25.8' });
  });
});

describe('no answer', () => {
  it('connection refused', async () => {
    const server = await serve(() => undefined);
    await server.stop();
    const result = await clientFor(server.address).me();
    assert.ok(!result.ok);
    assert.deepEqual(result.error, { kind: 'offline', cause: 'refused', code: 'ECONNREFUSED' });
    assertNoToken(result.error);
  });

  it('no such host', async () => {
    const result = await clientFor(addressOf('http://no-such-host.invalid')).me();
    assert.ok(!result.ok);
    assert.equal(result.error.kind === 'offline' && result.error.cause, 'hostNotFound');
  });

  it('https spoken to a server without TLS', async () => {
    const server = await serve((_, response) => response.end());
    try {
      const result = await clientFor(addressOf(server.origin.replace('http:', 'https:'))).me();
      assert.ok(!result.ok);
      assert.equal(result.error.kind === 'offline' && result.error.cause, 'notTls');
    } finally {
      await server.stop();
    }
  });

  it('the connection breaks', async () => {
    const actual = await errorOf(response => response.destroy(), post);
    assert.deepEqual(actual, { kind: 'offline', cause: 'reset', code: 'ECONNRESET' });
  });

  it('the answer breaks off', async () => {
    const actual = await errorOf(response => {
      response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
      response.write('{"note":', () => response.destroy());
    }, post);
    assert.equal(actual.kind === 'offline' && actual.cause, 'reset');
  });

  it('the server says nothing', async () => {
    const server = await serve(() => undefined);
    try {
      const result = await clientFor(server.address, { timeout: 40 }).addNote(4, { text: 'x', isPrivate: false });
      assert.ok(!result.ok);
      assert.equal(result.error.kind === 'offline' && result.error.cause, 'timeout');
      assertNoToken(result.error);
    } finally {
      await server.stop();
    }
  });

  it('the server stops in the middle of its answer', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
      response.write('{');
    });
    try {
      const result = await clientFor(server.address, { timeout: 40 }).me();
      assert.ok(!result.ok);
      assert.equal(result.error.kind, 'offline');
      assertNoToken(result.error);
    } finally {
      await server.stop();
    }
  });

  it('an answer larger than allowed', async () => {
    const server = await serve((_, response) => json(response, { text: 'x'.repeat(5_000) }));
    try {
      const result = await clientFor(server.address, { maxAnswerBytes: 1_000 }).me();
      assert.ok(!result.ok);
      assert.deepEqual(result.error, { kind: 'tooLarge', limit: 1_000 });
      assert.equal(server.seen.length, 1);
    } finally {
      await server.stop();
    }
  });

  const codes = {
    DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
    CERT_HAS_EXPIRED: 'certificateExpired',
    CERT_REVOKED: 'certificate',
    ERR_TLS_CERT_ALTNAME_INVALID: 'certificateHost',
    ENETUNREACH: 'noNetwork',
    ERR_PROXY_TUNNEL: 'proxy',
    ETIMEDOUT: 'timeout',
    ESOMETHING: 'other',
  };
  for (const [code, cause] of Object.entries(codes)) {
    it(`${code} → ${cause}`, () => {
      assert.deepEqual(toTransportError(new AxiosError('x', code), 1), { kind: 'offline', cause, code });
    });
  }

  it('cancelled before and during a request', async () => {
    const abort = new AbortController();
    const server = await serve(() => abort.abort());
    try {
      const before = await clientFor(server.address).me(AbortSignal.abort());
      assert.deepEqual(before, { ok: false, error: { kind: 'cancelled' } });
      assert.equal(server.seen.length, 0);
      const during = await clientFor(server.address).me(abort.signal);
      assert.deepEqual(during, { ok: false, error: { kind: 'cancelled' } });
      assert.equal(server.seen.length, 1);
    } finally {
      await server.stop();
    }
  });
});
