import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../vscode-host/paths';

/** Where `npm run package` puts the extension. */
export function vsixPath(): string {
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return join(repository, 'out', `${manifest.name}-${manifest.version}.vsix`);
}

export interface VsixEntry {
  readonly name: string;
  /** Bytes in the package and after unpacking. */
  readonly packed: number;
  readonly size: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** What a VSIX (a ZIP archive below 4 GB without a comment) holds, read from its central directory. */
export function vsixEntries(file: string): VsixEntry[] {
  const data = readFileSync(file);
  const end = data.length - 22;
  if (data.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error(`${file} is not a ZIP archive of the expected form`);
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  const entries: VsixEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (data.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`${file} has a damaged directory`);
    const nameLength = data.readUInt16LE(at + 28);
    entries.push({
      name: data.toString('utf8', at + 46, at + 46 + nameLength),
      packed: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}
