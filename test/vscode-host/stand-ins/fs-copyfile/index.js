const { constants, copyFile, cp } = require('node:fs/promises');

// Node asks the file system for a cheap copy as well, where it can make one.
exports.copyFile = (from, to) => copyFile(from, to, constants.COPYFILE_FICLONE);
exports.cp = (from, to, options) => cp(from, to, { mode: constants.COPYFILE_FICLONE, ...options });
