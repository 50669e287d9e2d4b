import { readFile } from 'node:fs/promises';
import { hasCode, writeAtomically } from '../../../base/atomicFile';
import type { FieldIndex, ForwardEntry } from './fieldIndex';
import { decodeIndex, encodeIndex, type IndexFileProblem } from './indexFile';

/** How an index was found on the disk. */
export type Found = 'read' | 'absent' | IndexFileProblem;

/**
 * Reads an index file into an empty index. A file that is torn, or made by another version of the analysis, is as good
 * as none: the sources are still there.
 * @throws what reading throws, but for a missing file.
 */
export async function readIndex<Document>(
  path: string,
  version: string,
  index: FieldIndex,
  take: (document: Document, entry: ForwardEntry) => void,
): Promise<Found> {
  const bytes = await readIfThere(path);
  if (bytes === null) return 'absent';
  const decoded = decodeIndex<Document>(bytes, version);
  if (!decoded.ok) return decoded.error;
  const { terms, documents, entries } = decoded.value;
  for (const term of terms) index.vocabulary.intern(term);
  documents.forEach((document, at) => {
    const entry = entries[at];
    if (entry !== undefined) take(document, entry);
  });
  return 'read';
}

/** Writes an index with its documents; terms that no document has any more stay out. @throws the file system's error. */
export async function writeIndex<Document>(
  path: string,
  version: string,
  index: FieldIndex,
  documents: readonly { readonly key: string; readonly document: Document }[],
): Promise<number> {
  const { terms, renumber } = index.compactTerms();
  const stored = documents.flatMap(({ key, document }) => {
    const entry = index.entry(key);
    return entry === null ? [] : [{ document, entry: renumber(entry) }];
  });
  const bytes = encodeIndex({
    version,
    terms,
    documents: stored.map(({ document }) => document),
    entries: stored.map(({ entry }) => entry),
  });
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
