const { appendFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');
const vscode = require('vscode');

/** Loading the module and running its `activate`, in milliseconds, in the order that the environment names. */
exports.activate = async () => {
  const times = {};
  for (const id of (process.env.BENCH_EXTENSIONS ?? '').split(',')) {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined || extension.isActive) {
      times[id] = null;
      continue;
    }
    const began = performance.now();
    await extension.activate();
    times[id] = performance.now() - began;
  }
  appendFileSync(process.env.BENCH_RESULTS ?? '', `${JSON.stringify(times)}\n`);
};
