import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../src/base/log';
import type { Dictionary } from '../../../src/mantis/dictionary';
import { keepSnapshot, readSnapshot, rightsOf } from '../../../src/ui/session/sessionSnapshot';

const me = { id: 2, login: 'support1', realName: 'Борис', email: null, accessLevel: 55 };

const dictionary = {
  project: { id: 1, name: 'ВЭ' },
  myAccessLevel: 55,
  workflow: new Map([[10, [20, 50]]]),
  statusColors: new Map([[10, '#fff']]),
  thresholds: { setStatus: new Map([[10, [25, 55]]]) },
} as unknown as Dictionary;

describe('what is known of a server', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-snapshot-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('comes back with its maps', async () => {
    const snapshot = { me, dictionaries: [dictionary] };
    await keepSnapshot(folder, '1.0.0', snapshot, silentLog);
    assert.deepEqual(await readSnapshot(folder, '1.0.0', silentLog), snapshot);
  });

  it('is nothing to another version, nor where there is none', async () => {
    assert.equal(await readSnapshot(folder, '1.0.0', silentLog), null);
    await keepSnapshot(folder, '1.0.0', { me, dictionaries: [dictionary] }, silentLog);
    assert.equal(await readSnapshot(folder, '1.0.1', silentLog), null);
  });

  it('has other rights where the level or the account is another', () => {
    const rights = (level: number, id = 2) =>
      rightsOf({ me: { ...me, id }, dictionaries: [{ ...dictionary, myAccessLevel: level }] });
    assert.notEqual(rights(55), rights(25));
    assert.notEqual(rights(55), rights(55, 3));
    assert.equal(rights(55), rights(55));
  });
});
