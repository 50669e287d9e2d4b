import assert from 'node:assert/strict';
import { err, ok, type Result } from '../../../src/base/result';
import { parseServerUrl } from '../../../src/mantis/address';
import type { MantisError, OfflineCause } from '../../../src/mantis/errors';
import { findServer, type FindError } from '../../../src/ui/connection/findServer';

const offline = (cause: OfflineCause): MantisError => ({ kind: 'offline', cause, code: null });

interface Run {
  readonly found: string | FindError;
  readonly probed: readonly string[];
  readonly asked: readonly string[];
}

async function find(typed: string, answers: Readonly<Record<string, MantisError>>, mayUse = true): Promise<Run> {
  const probed: string[] = [];
  const asked: string[] = [];
  const address = parseServerUrl(typed);
  assert.ok(address.ok);
  const found = await findServer(typed, address.value, {
    probe: ({ base }): Promise<Result<null, MantisError>> => {
      probed.push(base);
      const error = answers[base];
      return Promise.resolve(error === undefined ? ok(null) : err(error));
    },
    mayUsePlainHttp: ({ base, isPlainHttp }, isFallback) => {
      if (isPlainHttp) asked.push(`${base}${isFallback ? ' instead' : ''}`);
      return Promise.resolve(mayUse || !isPlainHttp);
    },
  });
  return { found: found.ok ? found.value.base : found.error, probed, asked };
}

describe('finding the server behind an address', () => {
  it('takes https where it answers, and asks nothing', async () => {
    assert.deepEqual(await find('t.example/m', {}), {
      found: 'https://t.example/m',
      probed: ['https://t.example/m'],
      asked: [],
    });
  });

  for (const cause of ['refused', 'notTls', 'timeout', 'reset'] as const) {
    it(`tries http after a question when https fails (${cause}) and no scheme was typed`, async () => {
      assert.deepEqual(await find('t.example/m', { 'https://t.example/m': offline(cause) }), {
        found: 'http://t.example/m',
        probed: ['https://t.example/m', 'http://t.example/m'],
        asked: ['http://t.example/m instead'],
      });
    });
  }

  for (const cause of ['certificate', 'certificateExpired', 'certificateHost', 'hostNotFound'] as const) {
    it(`never goes over to http because of ${cause}`, async () => {
      const { found, probed } = await find('t.example', { 'https://t.example': offline(cause) });
      assert.deepEqual([found, probed], [offline(cause), ['https://t.example']]);
    });
  }

  it('keeps to the scheme that was typed', async () => {
    const { found, probed } = await find('https://t.example', { 'https://t.example': offline('refused') });
    assert.deepEqual([found, probed], [offline('refused'), ['https://t.example']]);
    assert.equal((await find('http://t.example', {})).found, 'http://t.example');
  });

  it('does nothing that was declined', async () => {
    const { found } = await find('t.example', { 'https://t.example': offline('refused') }, false);
    assert.deepEqual(found, { kind: 'declined' });
  });

  it('says what https said when http is no better', async () => {
    const answers = { 'https://t.example': offline('refused'), 'http://t.example': offline('timeout') };
    assert.deepEqual((await find('t.example', answers)).found, offline('refused'));
  });
});
