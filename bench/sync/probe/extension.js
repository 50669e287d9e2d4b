const { appendFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const v8 = require('node:v8');
const vm = require('node:vm');

const every = 500;
const resolution = 5;

/** Appends a line of JSON twice a second: the memory of the extension host, and how long its loop was held up. */
exports.activate = () => {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  setInterval(() => {
    const blocked = delays.max / 1e6 - resolution;
    delays.reset();
    const { rss } = process.memoryUsage();
    // Collecting holds up the loop itself: it is done after the measuring, and only when asked for.
    const isAsked = require('node:fs').existsSync(`${process.env.VE_PROBE}.collect`);
    if (isAsked) collect();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    const line = {
      at: Date.now(),
      blocked: isAsked ? 0 : blocked,
      rss,
      heap: heapUsed + external + arrayBuffers,
      isAsked,
    };
    if (isAsked) delays.reset();
    appendFileSync(process.env.VE_PROBE, `${JSON.stringify(line)}\n`);
  }, every);
};
