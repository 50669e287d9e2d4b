import { join } from 'node:path';
import { runTests, type TestOptions } from '@vscode/test-electron';
import { installVsCode } from '../vscode-host/install';
import { findBrowser } from '../vscode-host/browser';
import { repository } from '../vscode-host/paths';
import { makeTemporaryProfile, removeProfile } from '../vscode-host/profile';

/**
 * Runs the host tests in the desktop VS Code that `VSCODE_PATH` names, in one that is downloaded when
 * `VSCODE_DOWNLOAD` names its version (such as `stable`), and otherwise in the one that is served to a browser.
 */
async function main(workspace: string): Promise<void> {
  const profile = await makeTemporaryProfile();
  try {
    await runTests({
      extensionDevelopmentPath: repository,
      extensionTestsPath: join(repository, 'out/test/host/index.js'),
      launchArgs: [
        workspace,
        `--user-data-dir=${profile.data}`,
        `--extensions-dir=${profile.extensions}`,
        '--disable-workspace-trust',
      ],
      ...(await chosenProgram()),
    });
  } finally {
    await removeProfile(profile);
  }
}

async function chosenProgram(): Promise<Partial<TestOptions>> {
  const path = process.env['VSCODE_PATH'];
  if (path !== undefined && path !== '') return { vscodeExecutablePath: path };
  const version = process.env['VSCODE_DOWNLOAD'];
  if (version !== undefined && version !== '') return { version };
  const say = (line: string): void => {
    console.log(line);
  };
  await Promise.all([installVsCode(say), findBrowser(say)]);
  return { vscodeExecutablePath: join(repository, 'tools/vscode-host/code-shim.mjs') };
}

main(process.argv[2] ?? repository).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
