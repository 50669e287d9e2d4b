// Builds everything that runs: `node esbuild.js [--production] [--watch] [--tests]`.
const { rm } = require('node:fs/promises');
const { context, build } = require('esbuild');
const { productBundles, testBundles } = require('./tools/build/bundles');
const { copyAssets } = require('./tools/build/assets');
const { checkBundles, writeMetafile } = require('./tools/build/budget');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

async function main() {
  const bundles = tests ? testBundles() : productBundles({ production });
  const folder = tests ? 'out/test' : 'dist';
  await rm(folder, { recursive: true, force: true });
  if (!tests) await copyAssets();
  if (watch) {
    for (const { name, options } of bundles) {
      const watcher = await context({ ...options, plugins: [...(options.plugins ?? []), reporter(name)] });
      await watcher.watch();
    }
    return;
  }
  const results = await Promise.all(
    bundles.map(async ({ name, options }) => ({ name, metafile: (await build(options)).metafile })),
  );
  if (tests) return;
  await Promise.all(results.map(writeMetafile));
  const problems = checkBundles(results, { production });
  for (const problem of problems) console.error(`✘ ${problem}`);
  if (problems.length > 0) process.exit(1);
}

/** Brackets each build with the two lines that the problem matcher of `.vscode/tasks.json` waits for. */
function reporter(name) {
  return {
    name: 'reporter',
    setup(run) {
      run.onStart(() => console.log(`[watch] build of ${name} started`));
      run.onEnd(() => console.log(`[watch] build of ${name} finished`));
    },
  };
}

main().catch(error => {
  // esbuild has printed its own errors already.
  if (!Array.isArray(error.errors)) console.error(error);
  process.exit(1);
});
