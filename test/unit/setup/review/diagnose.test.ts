import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rangeOf } from '../../../../src/setup/documents/rangeOf';
import { diagnose } from '../../../../src/setup/review/diagnose';
import { openWorkspace } from '../../../../src/setup/workspace/openWorkspace';
import { EXAMPLES } from '../support/examples';
import { sampleScripts } from '../support/handWritten';
import { opened } from '../support/reviewing';

const WORKSPACE = join(import.meta.dirname, '../../../../demo/workspace');
const stored = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });

describe('the diagnostics of a script', () => {
  it('underline what a finding means, also behind aliases and for what is missing', async () => {
    const text = EXAMPLES['lifecycle']!.replace('roles: [Руководитель] }', 'roles: [] }').replace(
      'title: Начать, ',
      '',
    );
    const { kinds, workspace, files } = await openWorkspace([stored('scripts/a.yaml', text)]);
    const found = diagnose(files[0]!, kinds, { workspace, today: '2026-11-24' });
    assert.deepEqual(
      found.map(one => [one.type === 'finding' && one.finding.rule, text.slice(one.start, one.end).slice(0, 25)]),
      [
        ['invalid', "{ code: '0010', from: NEW"],
        ['transitionWithoutRole', "{ code: '0040', title: От"],
      ],
    );
    const aliased = opened('a.yaml', 'a: &x { b: 1 }\nc: *x\n');
    const { start, end } = rangeOf(aliased.documents[0]!, ['c', 'b']);
    assert.equal(aliased.text.slice(start, end), 'c: *x');
  });

  it('tell where a torn text is torn', async () => {
    const { kinds, workspace, files } = await openWorkspace([
      stored('scripts/a.yaml', 'kind: lifecycle\nstates: [a, b\ncode: X\n'),
    ]);
    const [first] = diagnose(files[0]!, kinds, { workspace, today: '2026-11-24' });
    assert.equal(first?.type, 'problem');
  });
});

describe('a workspace', () => {
  it('opens the sample without errors and with nothing broken but what is old on purpose', async () => {
    const scripts = sampleScripts().map(({ path, text }) => stored(path, text));
    const others = ['exchange/debt-export.sql', 'exchange/sip-trunk.ini'].map(name => ({
      path: `scripts/${name}`,
      bytes: readFileSync(join(WORKSPACE, 'scripts', name)),
    }));
    const { kinds, workspace, files, unread } = await openWorkspace([...scripts, ...others]);
    assert.deepEqual(unread, []);
    assert.equal(files.length, scripts.length + 2);
    const found = files.flatMap(file =>
      diagnose(file, kinds, { workspace, today: '2026-11-24' }).map(one =>
        one.type === 'finding' ? `${file.path} ${one.finding.rule} ${JSON.stringify(one.finding.values)}` : 'problem',
      ),
    );
    assert.deepEqual(found, [
      'scripts/delivery/main.yaml pastValidity {"line":"0490 · СПС-СТУДЕНТ, Флеш-накопитель","to":"2025-06-30"}',
    ]);
  });

  it('takes kinds from declarations and tells what it could not read', async () => {
    const { kinds, unread } = await openWorkspace([
      stored('kinds/form.ve-kind.yaml', 'kind: form\ntitle: Форма\nschema: { type: object }\n'),
      stored('kinds/torn.ve-kind.json', '{'),
      { path: 'scripts/image.yaml', bytes: Buffer.of(0, 1, 2) },
    ]);
    assert.equal(kinds.of('form').title, 'Форма');
    assert.equal(kinds.all().length, 6);
    assert.deepEqual(
      unread.map(({ path, type }) => [path, type]),
      [
        ['kinds/torn.ve-kind.json', 'declaration'],
        ['scripts/image.yaml', 'file'],
      ],
    );
  });
});
