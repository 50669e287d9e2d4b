import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'node:util';
import { stopAllOnSignals } from '../processes';
import { findBrowser, launchBrowser } from './browser';
import { installVsCode } from './install';
import { repository } from './paths';
import { makeTemporaryProfile, removeProfile } from './profile';
import { startServer } from './server';
import { openWorkbench } from './workbench';

const logFile = join(repository, 'out/test-results/vscode.log');
const TIMEOUT_MS = 4 * 60_000;

const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.find(each => each.startsWith(`--${name}=`))?.slice(name.length + 3);

/** Everything goes into the log file, the tests' own lines also to the console. */
function print(type: string, text: string): void {
  appendFileSync(logFile, `[${type}] ${text}\n`);
  const [, line] = /^\[test\] ?([^]*)$/.exec(text) ?? [];
  if (line !== undefined) console.log(line);
}

async function main(): Promise<number> {
  const extension = option('extensionDevelopmentPath');
  const tests = option('extensionTestsPath');
  const folder = args.find(each => !each.startsWith('-'));
  if (extension === undefined || tests === undefined)
    throw new Error('--extensionDevelopmentPath and --extensionTestsPath are needed');
  mkdirSync(dirname(logFile), { recursive: true });
  writeFileSync(logFile, '');
  const say = (line: string): void => {
    console.log(line);
  };
  const [host, program] = await Promise.all([installVsCode(say), findBrowser(say)]);
  const profile = await makeTemporaryProfile();
  const server = await startServer(host, profile);
  const browser = await launchBrowser(program);
  try {
    return await new Promise<number>((resolve, reject) => {
      setTimeout(() => {
        reject(new Error(`The suite did not end within ${TIMEOUT_MS / 1000} s.`));
      }, TIMEOUT_MS).unref();
      openWorkbench(browser, server.url, {
        ...(folder !== undefined && { folder }),
        development: { extension, tests },
        prepare: async page => {
          await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
            print(type, format(...values));
          });
          await page.exposeFunction('codeAutomationExit', resolve);
        },
      }).catch(reject);
    });
  } finally {
    await browser.close();
    await server.stop();
    await removeProfile(profile);
  }
}

stopAllOnSignals(130);

main().then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
