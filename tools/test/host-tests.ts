import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../processes';
import { repository } from '../vscode-host/paths';
import { freshResultsFile, outcomeOf, reporter } from './mocha';
import type { Outcome, StageContext } from './stage';

/**
 * Runs `test/host` inside a real extension host, in a process of its own: `@vscode/test-electron` prints to the
 * console and ends with the program it starts.
 */
export async function runHostTests(context: StageContext): Promise<Outcome> {
  const results = freshResultsFile('host');
  const workspace = await mkdtemp(join(tmpdir(), 've-support-workspace-'));
  try {
    await cp(join(repository, 'demo/workspace'), workspace, { recursive: true });
    const finished = await run(process.execPath, ['--import=tsx', 'tools/test/run-in-vscode.ts', workspace], {
      cwd: repository,
      timeout: 5 * 60_000,
      onOutput: context.live,
      env: {
        ...process.env,
        VE_TEST_RESULTS: results,
        VE_TEST_REPORTER: reporter,
        ...(context.grep !== undefined && { VE_TEST_GREP: context.grep }),
      },
    });
    return outcomeOf(results, finished);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
