import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const repository = resolve(__dirname, '../../..');

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** Lays a house of these files out in a temporary folder and lets the layer lint look at it, as `npm run lint` does. */
async function violationsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const house = await mkdtemp(join(tmpdir(), 've-support-layers-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(house, path)), { recursive: true });
      await writeFile(join(house, path), text);
    }
    const rooms = [...new Set(Object.keys(files).map(path => path.split('/')[0] ?? ''))];
    const report = await new Promise<Report>((done, fail) => {
      const program = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
      const args = [
        program,
        '--config',
        join(repository, '.dependency-cruiser.cjs'),
        '--output-type',
        'json',
        ...rooms,
      ];
      execFile(process.execPath, args, { cwd: house, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        if (stdout === '') fail(new Error(stderr, { cause: error }));
        else done(JSON.parse(stdout) as Report);
      });
    });
    return report.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort();
  } finally {
    await rm(house, { recursive: true, force: true });
  }
}

describe('the layers of the house', () => {
  it('lets through what follows them', async () => {
    const found = await violationsIn({
      'src/base/clock.ts': 'export const clock = 1;',
      'src/regulation/due.ts': "import { clock } from '../base/clock';\nexport const due = clock;",
      'src/protocol/message.ts': 'export const message = 1;',
      'src/ui/view.ts':
        "import { due } from '../regulation/due';\nimport * as vscode from 'vscode';\nexport const view = [due, vscode];",
      'webview-ui/ticket/main.ts':
        "import { message } from '../../src/protocol/message';\nexport const shown = message;",
      'demo/mantis/index.ts': 'export const sample = 1;',
    });
    assert.deepEqual(found, []);
  });

  it('reports every kind of violation', async () => {
    const found = await violationsIn({
      'src/base/clock.ts': "import { due } from '../regulation/due';\nexport const clock = due;",
      'src/regulation/due.ts': "import { readFileSync } from 'node:fs';\nexport const due = readFileSync;",
      'src/mantis/client.ts': "import * as vscode from 'vscode';\nexport const client = vscode;",
      'src/ui/one.ts': "import { two } from './two';\nexport const one = (): unknown => two;",
      'src/ui/two.ts': "import { one } from './one';\nexport const two = (): unknown => one;",
      'src/extension.ts': 'export const activate = 1;',
      'src/cli/explain.ts': "import { activate } from '../extension';\nexport const explain = activate;",
      'webview-ui/ticket/main.ts': "import { one } from '../../src/ui/one';\nexport const shown = one;",
      'webview-ui/queue/main.ts': "import { join } from 'node:path';\nexport const shown = join;",
      'demo/mantis/index.ts': "import { client } from '../../src/mantis/client';\nexport const sample = client;",
      'src/tickets/ticket.ts': "import { helper } from '../../test/helper';\nexport const ticket = helper;",
      'test/helper.ts': 'export const helper = 1;',
    });
    assert.deepEqual(found, [
      'demo/mantis/index.ts: layer: ^demo/',
      'src/base/clock.ts: layer: ^src/base/',
      'src/cli/explain.ts: layer: ^src/cli/',
      'src/cli/explain.ts: nothing imports the composition',
      'src/mantis/client.ts: vscode only in the UI',
      'src/regulation/due.ts: the regulation is pure',
      'src/tickets/ticket.ts: layer: ^src/tickets/',
      'src/tickets/ticket.ts: no test code in the product',
      'src/ui/one.ts: no-circular',
      'webview-ui/queue/main.ts: webviews know no Node',
      'webview-ui/ticket/main.ts: layer: ^webview-ui/(?!shared/)([^/]+)/',
    ]);
  });
});
