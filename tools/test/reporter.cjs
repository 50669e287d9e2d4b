// A mocha reporter that shows every test as it ends and leaves exact counts and failures in a JSON file.
const { format } = require('node:util');
const { reporters } = require('mocha');

// In an extension host these lines come out among VS Code's own; the mark tells them apart.
if (process.env.VE_TEST_RESULTS !== undefined) {
  reporters.Base.consoleLog = (...values) => console.log(`[test] ${format(...values)}`);
}

const GRACE_MS = 10_000;

module.exports = class SpecAndResults extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    new reporters.JSON(runner, options);
    if (process.env.VSCODE_PID === undefined && process.env.VSCODE_CWD === undefined)
      runner.once('end', watchForLeftovers);
  }

  // The caller prints the failures, from the file.
  epilogue() {}
};

/** A test that leaves a server or a timer behind would keep mocha from ending: say so instead of hanging. */
function watchForLeftovers() {
  setTimeout(() => {
    console.error(
      `The tests are over, but something they started is still open: ${process.getActiveResourcesInfo().join(', ')}`,
    );
    process.exit(99);
  }, GRACE_MS).unref();
}
