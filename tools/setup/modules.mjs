// Runs before anything is installed: Node's own modules only, nothing newer than Node 20.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const OLDEST_NODE = 20;

/**
 * Makes `node_modules` agree with `package-lock.json`, by `npm ci` where it does not.
 * @param {string} root folder of the repository
 * @returns {Promise<void>}
 * @throws {Error} with a message for the user when Node is too old or npm fails
 */
export async function ensureModules(root) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is ${process.version}.`);
  if (modulesAgree(root)) return;
  // To standard error: what a command prints for other programs stays clean.
  console.error('Installing the modules this repository needs (npm ci) …');
  const started = Date.now();
  // Without scripts: none of the packages needs one here, and some would try to compile or to download.
  await npm(root, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false', '--loglevel=error']);
  console.error(`Modules installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * Whether every package that the lock file demands on this machine is installed in just that version.
 * npm writes `node_modules/.package-lock.json` last, so an interrupted installation never agrees.
 * @param {string} root
 */
function modulesAgree(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedFile);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    const found = installed[path];
    if (found ? found.version !== entry.version : !entry.optional) return false;
  }
  return Object.keys(installed).every(path => path in wanted);
}

/** @param {string} file */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * @param {string} cwd
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function npm(cwd, args) {
  const script = process.env.npm_execpath;
  const [command, prefix] = script && /\.[cm]?js$/.test(script) ? [process.execPath, [script]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...prefix, ...args], {
      cwd,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    child.once('error', reject);
    child.once('exit', code => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args[0]} ended with code ${code}.`));
    });
  });
}
