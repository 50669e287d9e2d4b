// Builds everything that runs: `node esbuild.js [--production] [--watch] [--tests]`.
const { rm } = require('node:fs/promises');
const { context, build } = require('esbuild');
const { productBundles, testBundles } = require('./tools/build/bundles');
const { copyAssets } = require('./tools/build/assets');
const { writeSchemas } = require('./tools/build/schemas');
const { checkBundles, writeMetafile } = require('./tools/build/budget');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

async function main() {
  const bundles = tests ? testBundles() : productBundles({ production });
  const folder = tests ? 'out/test' : 'dist';
  await rm(folder, { recursive: true, force: true });
  if (!tests) await Promise.all([copyAssets(), writeSchemas()]);
  if (watch) {
    const plugin = reporter();
    for (const { options } of bundles) {
      const plugins = [...(options.plugins ?? []), plugin];
      const watcher = await context({ ...options, plugins, logLevel: 'silent' });
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

/**
 * Brackets what is being built with the two lines that the problem matcher of `.vscode/tasks.json` waits for, and
 * prints problems in its form.
 */
function reporter() {
  let running = 0;
  return {
    name: 'reporter',
    setup(run) {
      run.onStart(() => {
        if (running++ === 0) console.log('[watch] build started');
      });
      run.onEnd(({ errors, warnings }) => {
        for (const [severity, messages] of Object.entries({ error: errors, warning: warnings })) {
          for (const { text, location } of messages) {
            const { file, line, column } = location ?? { file: 'esbuild.js', line: 1, column: 0 };
            console.log(`${file}:${line}:${column + 1}: ${severity}: ${text}`);
          }
        }
        if (--running === 0) console.log('[watch] build finished');
      });
    },
  };
}

main().catch(error => {
  // esbuild has printed its own errors already.
  if (!Array.isArray(error.errors)) console.error(error);
  process.exit(1);
});
