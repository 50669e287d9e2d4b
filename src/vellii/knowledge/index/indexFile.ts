import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '../../../base/result';
import type { ForwardEntry } from './fieldIndex';

/** An index as it is kept: its documents in any shape that JSON can hold, with the terms of each. */
export interface StoredIndex<Document> {
  /** Of the analysis: one made by another version is of no use. */
  readonly version: string;
  readonly terms: readonly string[];
  readonly documents: readonly Document[];
  /** In the order of the documents. */
  readonly entries: readonly ForwardEntry[];
}

export type IndexFileProblem = 'torn' | 'otherVersion';

const MAGIC = 0x56454b31;
const HEADER = 20;

/**
 * One buffer: magic, checksum, and the lengths of two parts; then JSON with the documents and terms, then flat arrays:
 * places of all documents one behind another, then counts.
 */
export function encodeIndex<Document>({ version, terms, documents, entries }: StoredIndex<Document>): Uint8Array {
  const sizes = entries.map(({ places }) => places.length);
  const lengths = entries.map(entry => entry.lengths);
  const meta = Buffer.from(JSON.stringify({ version, terms: terms.join('\n'), documents, sizes, lengths }), 'utf8');
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const padding = (4 - ((HEADER + meta.length) % 4)) % 4;
  const start = HEADER + meta.length + padding;
  const bytes = Buffer.alloc(start + total * 5);
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt32LE(meta.length, 8);
  bytes.writeUInt32LE(total, 12);
  meta.copy(bytes, HEADER);
  const places = new Uint32Array(bytes.buffer, bytes.byteOffset + start, total);
  const counts = new Uint8Array(bytes.buffer, bytes.byteOffset + start + total * 4, total);
  let at = 0;
  for (const entry of entries) {
    places.set(entry.places, at);
    counts.set(entry.counts, at);
    at += entry.places.length;
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(8)), 4);
  return bytes;
}

/** The index behind the bytes; whatever is wrong with them, the index must be made again from its sources. */
export function decodeIndex<Document>(
  bytes: Uint8Array,
  version: string,
): Result<StoredIndex<Document>, IndexFileProblem> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEADER || file.readUInt32LE(0) !== MAGIC) return err('torn');
  if (file.readUInt32LE(4) !== crc32(file.subarray(8))) return err('torn');
  const metaLength = file.readUInt32LE(8);
  const total = file.readUInt32LE(12);
  const start = HEADER + metaLength + ((4 - ((HEADER + metaLength) % 4)) % 4);
  if (file.length !== start + total * 5) return err('torn');
  const meta = JSON.parse(file.toString('utf8', HEADER, HEADER + metaLength)) as {
    version: string;
    terms: string;
    documents: Document[];
    sizes: number[];
    lengths: number[][];
  };
  if (meta.version !== version) return err('otherVersion');
  // A copy, because a typed array needs an aligned beginning.
  const body = new Uint8Array(file.subarray(start));
  const places = new Uint32Array(body.buffer, 0, total);
  const counts = body.subarray(total * 4);
  let at = 0;
  const entries = meta.sizes.map((size, index) => {
    const from = at;
    at += size;
    return { places: places.slice(from, at), counts: counts.slice(from, at), lengths: meta.lengths[index] ?? [] };
  });
  return ok({ version, terms: meta.terms.split('\n'), documents: meta.documents, entries });
}
