import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../base/result';
import type { Macro, MacroFolder, MacrosError } from './macro';
import { parseMacro } from './parseMacro';

/** What is bigger is no macro, and what is more nobody finds his way in. */
const largestFile = 64 * 1024;
const mostFiles = 1_000;
const deepest = 4;

/**
 * Reads a folder of macros, subfolders included, in the order of their titles. A file that cannot be understood costs
 * no other one.
 * @returns an error only when the folder itself cannot be read
 */
export async function readMacros(folder: string): Promise<Result<MacroFolder, MacrosError>> {
  const macros: Macro[] = [];
  const skipped: string[] = [];
  try {
    await collect(folder, '', 0, macros, skipped);
  } catch (error) {
    return err({ reason: error instanceof Error ? error.message : String(error) });
  }
  return ok({ macros: macros.sort((a, b) => a.title.localeCompare(b.title, 'ru')), skipped: skipped.sort() });
}

async function collect(
  folder: string,
  below: string,
  depth: number,
  macros: Macro[],
  skipped: string[],
): Promise<void> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const id = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (depth < deepest) await collect(folder, id, depth + 1, macros, skipped);
    } else if (/\.md$/i.test(entry.name) && !/^readme\.md$/i.test(entry.name) && macros.length < mostFiles) {
      const macro = await readMacro(join(folder, id), id);
      if (macro === null) skipped.push(id);
      else macros.push(macro);
    }
  }
}

async function readMacro(path: string, id: string): Promise<Macro | null> {
  try {
    if ((await stat(path)).size > largestFile) return null;
    return parseMacro(id, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)));
  } catch {
    return null;
  }
}
