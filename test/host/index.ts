import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** Called by VS Code inside the extension host: runs every `*.test.js` beside this file; rejects when one fails. */
export async function run(): Promise<void> {
  const { VE_TEST_REPORTER: reporter, VE_TEST_RESULTS: output, VE_TEST_GREP: grep } = process.env;
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 30_000,
    forbidOnly: output !== undefined,
    ...(reporter !== undefined && output !== undefined && { reporter, reporterOptions: { output } }),
    ...(grep !== undefined && { grep }),
  });
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter(each => each.endsWith('.test.js')).sort()) mocha.addFile(join(__dirname, file));
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} of the host tests failed.`);
}
