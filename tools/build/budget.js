const { mkdir, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');

const root = join(__dirname, '../..');
const KB = 1024;

/** Most that a minified bundle may weigh, in bytes. What is not listed has no limit. */
const BUDGETS = { extension: 500 * KB };

/** Packages that must not come into any bundle, and why. */
const FORBIDDEN = {
  react: 'it is a peer of the toolkit’s React wrappers, which nothing here uses',
  'react-dom': 'it is a peer of the toolkit’s React wrappers, which nothing here uses',
  'mime-db': 'tools/build/mime-db.json stands in for it',
};

/** Keeps esbuild's account of a bundle for the notices, the benchmarks and the curious. */
async function writeMetafile({ name, metafile }) {
  const file = join(root, 'dist/meta', `${name}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(metafile));
}

/**
 * Says what is wrong with the bundles, in sentences; an empty list means nothing.
 * Sizes count in production only: what is not minified has no budget.
 */
function checkBundles(results, { production }) {
  return results.flatMap(({ name, metafile }) => [
    ...(production ? overBudget(name, metafile) : []),
    ...Object.entries(FORBIDDEN)
      .filter(([pack]) => Object.keys(metafile.inputs).some(input => packageOf(input) === pack))
      .map(([pack, why]) => `${pack} is in the bundle ${name}; it must never be: ${why}.`),
  ]);
}

function overBudget(name, metafile) {
  const size = Object.entries(metafile.outputs)
    .filter(([file]) => !file.endsWith('.map'))
    .reduce((sum, [, output]) => sum + output.bytes, 0);
  const budget = BUDGETS[name];
  if (budget === undefined || size <= budget) return [];
  return [
    `The bundle ${name} weighs ${kilobytes(size)}, more than its budget of ${kilobytes(budget)}. ` +
      `The heaviest packages in it: ${heaviest(metafile)}.`,
  ];
}

/** The five packages that weigh most, with their weight. */
function heaviest(metafile) {
  const weights = new Map();
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const owner = packageOf(input) ?? 'our own code';
      weights.set(owner, (weights.get(owner) ?? 0) + bytesInOutput);
    }
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([owner, bytes]) => `${owner} ${kilobytes(bytes)}`)
    .join(', ');
}

/** Name of the package that an input file belongs to, or nothing for a file of the repository. */
function packageOf(input) {
  const path = input.split('node_modules/').pop();
  if (path === undefined || path === input) return undefined;
  const [first = '', second] = path.split('/');
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}

function kilobytes(bytes) {
  return `${(bytes / KB).toFixed(1)} KB`;
}

module.exports = { checkBundles, writeMetafile };
