import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../processes';
import { repository } from '../vscode-host/paths';
import { thirdPartyNotices } from './notices';
import { vsixEntries, vsixPath } from './vsix';

const BUDGET_BYTES = 1.5 * 1024 * 1024;

/** Packs what `npm run build` has built; asks nothing and needs no network. */
async function main(): Promise<void> {
  writeFileSync(join(repository, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices());
  const file = vsixPath();
  mkdirSync(dirname(file), { recursive: true });
  const vsce = join(repository, 'node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  const { code, output } = await run(process.execPath, [vsce, ...args], { cwd: repository });
  if (code !== 0) throw new Error(`vsce ended with code ${code}:\n${output}`);
  for (const { name, packed, size } of vsixEntries(file)) {
    console.log(`${kilobytes(size)} ${kilobytes(packed)}  ${name}`);
  }
  const bytes = statSync(file).size;
  console.log(`${' '.repeat(12)}${kilobytes(bytes)}  ${file}`);
  if (bytes > BUDGET_BYTES) {
    throw new Error(`The VSIX weighs${kilobytes(bytes)}, more than its budget of${kilobytes(BUDGET_BYTES)}.`);
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(11);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
