import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { vsixEntries, vsixPath } from '../tools/package/vsix';
import { repository } from '../tools/vscode-host/paths';
import { printTable } from './table';

interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      { readonly bytes: number; readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }
    >
  >;
}

const KB = 1024;

/** Sizes of what `npm run package` has made: bundles, what weighs in them, and the VSIX. */
function main(): void {
  const meta = join(repository, 'dist/meta');
  const bundles = readdirSync(meta)
    .filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(meta, name), 'utf8')) as Metafile);
  const rows = bundles.flatMap(({ outputs }) =>
    Object.entries(outputs).map(([file, { bytes, inputs }]) => {
      const zipped = gzipSync(readFileSync(join(repository, file))).length;
      return [file, bytes / KB, zipped / KB, heaviest(inputs)] as const;
    }),
  );
  printTable('Bundles, minified (KB)', ['file', 'size', 'gzip', 'heaviest'], rows);

  const file = vsixPath();
  const entries = vsixEntries(file).sort((a, b) => b.packed - a.packed);
  printTable(
    'VSIX, what weighs most (KB)',
    ['file', 'unpacked', 'packed'],
    [
      ...entries.slice(0, 8).map(({ name, size, packed }) => [name, size / KB, packed / KB] as const),
      ['in all', entries.reduce((sum, { size }) => sum + size, 0) / KB, statSync(file).size / KB],
    ],
  );
}

function heaviest(inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>): string {
  const weights = new Map<string, number>();
  for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
    const owner = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? 'own';
    weights.set(owner, (weights.get(owner) ?? 0) + bytesInOutput);
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([owner, bytes]) => `${owner} ${(bytes / KB).toFixed(0)}`)
    .join(', ');
}

main();
