const PARENT_IS_GONE = 87;

exports.start = parentPid => {
  setInterval(() => {
    try {
      process.kill(parentPid, 0);
    } catch {
      process.exit(PARENT_IS_GONE);
    }
  }, 3000).unref();
};
