import { readdir, readFile, realpath, rm } from 'node:fs/promises';
import { hasCode, writeAtomically } from '../../base/atomicFile';
import type { FilePort } from './filePort';

/** Files of this machine. */
export const nodeFilePort: FilePort = {
  read: path => orNothing(readFile(path)),
  replace: writeAtomically,
  remove: path => rm(path, { force: true }),
  list: async folder => (await orNothing(readdir(folder))) ?? [],
  realpath: path => orNothing(realpath(path)),
};

async function orNothing<T>(wanted: Promise<T>): Promise<T | null> {
  try {
    return await wanted;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}
