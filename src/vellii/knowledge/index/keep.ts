import { readFile } from 'node:fs/promises';
import { hasCode, writeAtomically } from '../../../base/atomicFile';
import type { FieldIndex } from './fieldIndex';
import { decodeIndex, encodeIndex, type IndexFileProblem } from './indexFile';

/** How an index was found on the disk. */
export type Found = 'read' | 'absent' | IndexFileProblem;

/**
 * Reads an index file into an empty index. A file that is torn, or made by another version of the analysis, is as good
 * as none: the sources are still there.
 * @param take keeps a document and answers with its key; the body is parsed when it is called for.
 * @throws what reading throws, but for a missing file.
 */
export async function readIndex<Head>(
  path: string,
  version: string,
  index: FieldIndex,
  take: (head: Head, body: () => unknown) => string,
): Promise<Found> {
  const bytes = await readIfThere(path);
  if (bytes === null) return 'absent';
  const decoded = decodeIndex<Head>(bytes, version);
  if (!decoded.ok) return decoded.error;
  const { terms, documents } = decoded.value;
  for (const term of terms) index.vocabulary.intern(term);
  index.fill(documents.map(({ head, body, entry }) => ({ key: take(head, body), entry })));
  return 'read';
}

export interface KeptDocument<Head> {
  readonly key: string;
  readonly head: Head;
  readonly body: unknown;
}

/** Writes an index with its documents; terms that no document has any more stay out. @throws the file system's error. */
export async function writeIndex<Head>(
  path: string,
  version: string,
  index: FieldIndex,
  documents: Iterable<KeptDocument<Head>>,
): Promise<number> {
  const { terms, renumber } = index.compactTerms();
  const stored = [];
  for (const { key, head, body } of documents) {
    const entry = index.entry(key);
    if (entry !== null) stored.push({ head, body: JSON.stringify(body), entry: renumber(entry) });
  }
  const bytes = encodeIndex({ version, terms, documents: stored });
  await writeAtomically(path, bytes);
  return bytes.byteLength;
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
