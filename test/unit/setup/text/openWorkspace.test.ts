import assert from 'node:assert/strict';
import { openWorkspace, type ReadFiles } from '../../../../src/setup/workspace/openWorkspace';

const stored = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });

describe('the scripts of a workspace', () => {
  const a = stored('scripts/a.yaml', 'kind: own\ncode: A\n');
  const b = stored('scripts/b.yaml', 'kind: own\ncode: B\n');

  it('are read again only where they have changed', async () => {
    const known: ReadFiles = new Map();
    const first = await openWorkspace([a, b], known);
    const changed = stored('scripts/b.yaml', 'kind: own\ncode: C\n');
    const second = await openWorkspace([a, changed], known);
    assert.equal(second.files[0], first.files[0]);
    assert.notEqual(second.files[1], first.files[1]);
    assert.deepEqual(
      second.workspace.scripts.map(({ code }) => code),
      ['A', 'C'],
    );
    await openWorkspace([changed], known);
    assert.deepEqual([...known.keys()], ['scripts/b.yaml'], 'what is gone is not kept');
  });

  it('leave others their turn while many are read', async () => {
    const large = Array.from({ length: 2000 }, (_, index) => `  - { code: S${index}, title: Состояние }`).join('\n');
    const many = Array.from({ length: 12 }, (_, index) =>
      stored(`scripts/${index}.yaml`, `kind: lifecycle\ncode: L${index}\nstates:\n${large}\n`),
    );
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    await openWorkspace(many);
    clearInterval(others);
    assert.ok(turns > 0);
  });
});
