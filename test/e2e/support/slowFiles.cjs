// Loaded into the extension host by NODE_OPTIONS: a disk on which every replacement of a file takes its time, and a log
// of those that are through, so that a test can end the host between any two of them.
const { appendFileSync } = require('node:fs');
const promises = require('node:fs/promises');

const slow = process.env.VE_SLOW_FILES;
const log = process.env.VE_SLOW_LOG;
const PAUSE_MS = 500;

if (slow !== undefined && log !== undefined && process.argv.some(one => one.includes('extensionHost'))) {
  const pattern = new RegExp(slow);
  const { rename } = promises;
  promises.rename = async (from, to) => {
    if (!pattern.test(String(to))) return rename(from, to);
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    await rename(from, to);
    appendFileSync(log, `${String(to)}\n`);
  };
}
