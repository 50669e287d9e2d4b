import '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import type { MantisError, NotMantis, OfflineCause } from '../../../src/mantis/errors';
import type { ConnectError } from '../../../src/ui/connection/connector';
import { connectErrorText, describeConnectError, questionOf } from '../../../src/ui/connection/describeConnectError';

const offline = (cause: OfflineCause): MantisError => ({ kind: 'offline', cause, code: 'E_CODE' });
const strange = (looksLike: NotMantis['looksLike'], rest: Partial<NotMantis> = {}): NotMantis => ({
  kind: 'notMantis',
  status: 200,
  contentType: 'text/html',
  looksLike,
  redirectOrigin: null,
  ...rest,
});
const unavailable = (cause: Extract<MantisError, { kind: 'unavailable' }>['cause']): MantisError => ({
  kind: 'unavailable',
  cause,
  status: 503,
  reason: '',
});

/** Every way in which a connection fails, with the question of the dialogue to which it leads back. */
const causes: Readonly<Record<string, readonly [ConnectError, ReturnType<typeof questionOf>]>> = {
  'no such host': [offline('hostNotFound'), 'address'],
  'nothing listens': [offline('refused'), 'address'],
  'no network': [offline('noNetwork'), null],
  timeout: [offline('timeout'), null],
  'connection breaks': [offline('reset'), null],
  'anything else': [offline('other'), null],
  'no TLS': [offline('notTls'), 'address'],
  'certificate of nobody trusted': [offline('certificate'), null],
  'certificate expired': [offline('certificateExpired'), null],
  'certificate of another host': [offline('certificateHost'), 'address'],
  'proxy refuses': [offline('proxy'), null],
  'proxy wants a password': [strange('proxyCredentials', { status: 407 }), 'address'],
  'page of a proxy': [strange('proxy', { status: 403 }), 'address'],
  'login page': [strange('login'), 'address'],
  'password before Mantis': [strange('basicAuth', { status: 401 }), 'address'],
  'page of another site': [strange('page'), 'address'],
  'no such page': [strange('page', { status: 404 }), 'address'],
  'an empty answer': [strange('empty'), 'address'],
  'redirect to another origin': [strange('redirect', { redirectOrigin: 'https://new.example' }), 'address'],
  'redirect within': [strange('redirect'), 'address'],
  'wrong token': [{ kind: 'unauthorised', reason: 'API token not found' }, 'token'],
  'account disabled': [{ kind: 'accountDisabled' }, 'token'],
  'no project': [{ kind: 'noProject' }, 'projects'],
  'too old': [{ kind: 'tooOld', version: '2.25.8' }, 'address'],
  'API disabled': [unavailable('apiDisabled'), null],
  maintenance: [unavailable('maintenance'), null],
  'gateway without Mantis': [unavailable('gateway'), null],
  'Mantis fails': [unavailable('serverError'), null],
  'JSON of another program': [{ kind: 'malformed', path: 'id' }, null],
  'no token stored': [{ kind: 'noToken' }, 'token'],
  'no address stored': [{ kind: 'badAddress' }, 'address'],
};

describe('why no connection came about', () => {
  for (const [name, [error, question]] of Object.entries(causes)) {
    it(`${name}: something can be done about it`, () => {
      assert.ok(describeConnectError(error).actions.length > 0);
      assert.equal(questionOf(error), question);
    });
  }

  it('each cause has words of its own', () => {
    const texts = Object.values(causes).map(([error]) => describeConnectError(error).message);
    assert.deepEqual(
      texts.filter((text, index) => texts.indexOf(text) !== index),
      [],
    );
  });

  it('names versions, targets and codes', () => {
    assert.match(connectErrorText({ kind: 'tooOld', version: '2.25.8' }), /2\.25\.8.*2\.26/);
    assert.match(connectErrorText(strange('redirect', { redirectOrigin: 'https://new.example' })), /new\.example/);
    assert.match(connectErrorText(offline('certificate')), /E_CODE/);
  });
});
