import { posix, win32 } from 'node:path';
import { err, ok, type Result } from '../../base/result';
import type { FilePort } from './filePort';

/** Why a path of a plan is not used. */
export interface PathRefusal {
  readonly kind: 'unsafePath' | 'outside';
  readonly path: string;
}

/**
 * Whether a path of a plan may be used at all: relative, with forward slashes, downwards only, and nothing that begins
 * with a dot, because such folders hold what programs run (`.git/hooks`, `.vscode/tasks.json`).
 */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > 500 || posix.isAbsolute(path) || win32.isAbsolute(path)) return false;
  // eslint-disable-next-line no-control-regex
  if (/[\\:*?"<>|\u0000-\u001f]/.test(path)) return false;
  return path
    .split('/')
    .every(part => part !== '' && !part.startsWith('.') && !/[. ]$/.test(part) && !DEVICE.test(part));
}

/** Names that mean a device on Windows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The absolute path of a plan's file, links followed, as long as it stays in the workspace. */
export async function contained(root: string, path: string, files: FilePort): Promise<Result<string, PathRefusal>> {
  if (!isSafePath(path)) return err({ kind: 'unsafePath', path });
  const realRoot = await files.realpath(root);
  if (realRoot === null) return err({ kind: 'outside', path });
  const separator = realRoot.includes('\\') ? '\\' : '/';
  const base = realRoot.endsWith(separator) ? realRoot : realRoot + separator;
  const parts = path.split('/');
  // The deepest part that exists decides; what does not exist yet is below it.
  for (let depth = parts.length; depth >= 0; depth--) {
    const here = depth === 0 ? realRoot : base + parts.slice(0, depth).join(separator);
    const real = await files.realpath(here);
    if (real === null) continue;
    if (real !== realRoot && !real.startsWith(base)) return err({ kind: 'outside', path });
    const inside = real.slice(base.length).split(separator);
    if (real !== realRoot && inside.some(part => part.startsWith('.'))) return err({ kind: 'unsafePath', path });
    const rest = parts.slice(depth);
    return ok(rest.length === 0 ? real : [real, ...rest].join(separator));
  }
  return err({ kind: 'outside', path });
}
