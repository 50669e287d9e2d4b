import assert from 'node:assert/strict';
import { resolutionWith } from '../../../src/mantis/resolution';
import { dictionaryFrom } from './dictionaryFixture';

describe('the resolution along with a status', () => {
  const dictionary = dictionaryFrom();

  it('is chosen when a ticket is resolved or closed, «fixed» first, as in Mantis’s own form', () => {
    for (const wanted of [80, 90]) {
      const change = resolutionWith(dictionary, 50, wanted);
      assert.ok(change.kind === 'choose');
      assert.equal(change.first, 20);
      assert.deepEqual(
        change.among.map(({ id }) => id),
        [20, 40, 50, 60, 70, 80, 90],
      );
    }
  });

  it('is «reopened» when it is reopened', () => {
    assert.deepEqual(resolutionWith(dictionary, 80, 20), { kind: 'set', id: 30 });
  });

  it('stays when the ticket is open and stays so, and when a resolved one is closed', () => {
    assert.deepEqual(resolutionWith(dictionary, 10, 50), { kind: 'none' });
    assert.deepEqual(resolutionWith(dictionary, 80, 90), { kind: 'none' });
  });

  it('is what the server calls it', () => {
    const own = dictionaryFrom({
      resolution_enum_string: '5:open,11:done,12:back,13:never',
      bug_resolution_fixed_threshold: 11,
      bug_reopen_resolution: '12',
    });
    const change = resolutionWith(own, 50, 80);
    assert.deepEqual(change.kind === 'choose' && [change.first, change.among.map(({ id }) => id)], [11, [11, 13]]);
    assert.deepEqual(resolutionWith(own, 80, 50), { kind: 'set', id: 12 });
    const odd = dictionaryFrom({ resolution_enum_string: '5:open' });
    assert.deepEqual([resolutionWith(odd, 50, 80), resolutionWith(odd, 80, 50)], [{ kind: 'none' }, { kind: 'none' }]);
  });
});
