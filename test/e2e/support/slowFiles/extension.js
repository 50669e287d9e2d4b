// Extensions share one process: this one makes of its disk one on which every replacement of a file takes its time, and
// keeps a log of those that are through, so that a test can end the host between any two of them.
const { appendFileSync } = require('node:fs');
const promises = require('node:fs/promises');

const PAUSE_MS = 500;

exports.activate = () => {
  const { VE_SLOW_FILES: slow, VE_SLOW_LOG: log } = process.env;
  if (slow === undefined || log === undefined) return;
  const pattern = new RegExp(slow);
  const { rename } = promises;
  promises.rename = async (from, to) => {
    if (!pattern.test(String(to))) return rename(from, to);
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    await rename(from, to);
    appendFileSync(log, `${String(to)}\n`);
  };
};
