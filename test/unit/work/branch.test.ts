import assert from 'node:assert/strict';
import fc from 'fast-check';
import { branchName } from '../../../src/ui/work/branchName';
import { switchBranch } from '../../../src/ui/work/switchBranch';
import { slugOf } from '../../../src/ui/work/transliterate';

describe('the name of a branch', () => {
  it('comes from number and summary', () => {
    assert.equal(
      branchName('ticket/{number}-{slug}', 12, 'ЖЦ-ДОПРОДАЖИ: щётка, объём — ёж!'),
      'ticket/12-zhts-doprodazhi-shchetka-obem-ezh',
    );
    assert.equal(branchName('{number}', 7, 'x'), '7');
  });

  it('has no end of dashes where the summary says nothing', () => {
    assert.equal(branchName('ticket/{number}-{slug}', 12, '«»…'), 'ticket/12');
  });

  for (const template of [
    '',
    'ticket',
    '{slug}',
    '-{number}',
    'a b/{number}',
    '../{number}',
    'x/{number}.lock',
    'a//{number}',
    '{number}~1',
    '{number};rm -rf',
    '@{number}',
    '/{number}',
    'a/.{number}',
  ]) {
    it(`is not made from ${JSON.stringify(template)}`, () => assert.equal(branchName(template, 1, 'тема'), null));
  }

  it('is always one that git takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9_999_999 }), (summary, id) => {
        const name = branchName('ticket/{number}-{slug}', id, summary) ?? '';
        assert.match(name, /^ticket\/\d+(-[a-z0-9]+)*$/);
        assert.ok(name.length < 60);
      }),
    );
  });

  it('ends at a word', () => {
    assert.equal(slugOf('один два три четыре', 12), 'odin-dva-tri');
    assert.equal(slugOf('один два три четыре', 11), 'odin-dva');
    assert.equal(slugOf('оченьдлинноеслово', 8), 'ochendli');
  });
});

describe('switching to the branch', () => {
  const repository = (parts: { head?: string; branches?: string[]; changes?: unknown[]; fails?: string } = {}) => {
    const calls: string[] = [];
    return {
      calls,
      state: {
        HEAD: { name: parts.head ?? 'main' },
        workingTreeChanges: parts.changes ?? [],
        indexChanges: [],
        mergeChanges: [],
      },
      status: () => Promise.resolve(),
      getBranch: (name: string) =>
        parts.branches?.includes(name) ? Promise.resolve({ name }) : Promise.reject(new Error('no such branch')),
      createBranch: (name: string, checkout: boolean) => {
        calls.push(`create ${name} ${checkout}`);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as git's extension does it
        return parts.fails === undefined ? Promise.resolve() : Promise.reject({ stderr: parts.fails });
      },
      checkout: (name: string) => {
        calls.push(`checkout ${name}`);
        return Promise.resolve();
      },
    };
  };

  it('makes a new one, and checks out one that is there', async () => {
    const fresh = repository();
    assert.deepEqual(await switchBranch(fresh, 't/1'), { kind: 'created' });
    assert.deepEqual(fresh.calls, ['create t/1 true']);
    const known = repository({ branches: ['t/1'] });
    assert.deepEqual(await switchBranch(known, 't/1'), { kind: 'checkedOut' });
    assert.deepEqual(known.calls, ['checkout t/1']);
    assert.deepEqual(await switchBranch(repository({ head: 't/1', changes: [{}] }), 't/1'), { kind: 'alreadyThere' });
  });

  it('touches nothing where changes are not committed; untracked files are no hindrance', async () => {
    const dirty = repository({ changes: [{ status: 5 }, { status: 5 }] });
    assert.deepEqual(await switchBranch(dirty, 't/1'), { kind: 'dirty', count: 2 });
    assert.deepEqual(dirty.calls, []);
    assert.deepEqual(await switchBranch(repository({ changes: [{ status: 7 }] }), 't/1'), { kind: 'created' });
  });

  it('says what git says', async () => {
    const outcome = await switchBranch(repository({ fails: 'fatal: cannot lock ref\n' }), 't/1');
    assert.deepEqual(outcome, { kind: 'failed', reason: 'fatal: cannot lock ref' });
  });
});
