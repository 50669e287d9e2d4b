import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '../../../base/result';
import type { ForwardEntry } from './fieldIndex';

/**
 * An index as it is kept. Of each document the head, which is wanted at once, and the body, which is only parsed when
 * somebody looks at the document; both in any shape that JSON can hold.
 */
export interface StoredIndex<Head> {
  /** Of the analysis: one made by another version is of no use. */
  readonly version: string;
  readonly terms: readonly string[];
  readonly documents: readonly StoredDocument<Head>[];
}

export interface StoredDocument<Head> {
  readonly head: Head;
  /** JSON. */
  readonly body: string;
  readonly entry: ForwardEntry;
}

export interface LoadedIndex<Head> {
  readonly terms: readonly string[];
  readonly documents: readonly {
    readonly head: Head;
    readonly body: () => unknown;
    readonly entry: ForwardEntry;
  }[];
}

export type IndexFileProblem = 'torn' | 'otherVersion';

const MAGIC = 0x56454b32;
const HEADER = 24;

interface Meta<Head> {
  readonly version: string;
  readonly terms: string;
  readonly heads: readonly Head[];
  /** Bytes of each body. */
  readonly bodies: readonly number[];
  /** Places of each entry. */
  readonly sizes: readonly number[];
  readonly lengths: readonly (readonly number[])[];
}

/**
 * One buffer: magic, checksum and lengths; JSON with heads and terms; the bodies one behind another; then flat arrays:
 * places of all documents, then their counts.
 */
export function encodeIndex<Head>({ version, terms, documents }: StoredIndex<Head>): Uint8Array {
  const bodies = documents.map(({ body }) => Buffer.from(body, 'utf8'));
  const meta: Meta<Head> = {
    version,
    terms: terms.join('\n'),
    heads: documents.map(({ head }) => head),
    bodies: bodies.map(({ length }) => length),
    sizes: documents.map(({ entry }) => entry.places.length),
    lengths: documents.map(({ entry }) => entry.lengths),
  };
  const head = Buffer.from(JSON.stringify(meta), 'utf8');
  const total = meta.sizes.reduce((sum, size) => sum + size, 0);
  const bodyLength = meta.bodies.reduce((sum, size) => sum + size, 0);
  const start = aligned(HEADER + head.length + bodyLength);
  const bytes = Buffer.alloc(start + total * 5);
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt32LE(head.length, 8);
  bytes.writeUInt32LE(bodyLength, 12);
  bytes.writeUInt32LE(total, 16);
  head.copy(bytes, HEADER);
  let at = HEADER + head.length;
  for (const body of bodies) at += body.copy(bytes, at);
  const places = new Uint32Array(bytes.buffer, bytes.byteOffset + start, total);
  const counts = new Uint8Array(bytes.buffer, bytes.byteOffset + start + total * 4, total);
  let place = 0;
  for (const { entry } of documents) {
    places.set(entry.places, place);
    counts.set(entry.counts, place);
    place += entry.places.length;
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(8)), 4);
  return bytes;
}

/** The index behind the bytes; whatever is wrong with them, the index must be made again from its sources. */
export function decodeIndex<Head>(bytes: Uint8Array, version: string): Result<LoadedIndex<Head>, IndexFileProblem> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEADER || file.readUInt32LE(0) !== MAGIC) return err('torn');
  if (file.readUInt32LE(4) !== crc32(file.subarray(8))) return err('torn');
  const [headLength, bodyLength, total] = [file.readUInt32LE(8), file.readUInt32LE(12), file.readUInt32LE(16)];
  const start = aligned(HEADER + headLength + bodyLength);
  if (file.length !== start + total * 5) return err('torn');
  const meta = JSON.parse(file.toString('utf8', HEADER, HEADER + headLength)) as Meta<Head>;
  if (meta.version !== version) return err('otherVersion');
  // A copy where a typed array would not begin at its own step.
  const isAligned = (file.byteOffset + start) % 4 === 0;
  const flat = isAligned ? file.subarray(start) : new Uint8Array(file.subarray(start));
  const places = new Uint32Array(flat.buffer, flat.byteOffset, total);
  const counts = flat.subarray(total * 4);
  let [bodyAt, placeAt] = [HEADER + headLength, 0];
  const documents = meta.heads.map((head, index) => {
    const [bodyFrom, placeFrom] = [bodyAt, placeAt];
    bodyAt += meta.bodies[index] ?? 0;
    placeAt += meta.sizes[index] ?? 0;
    const bodyTo = bodyAt;
    return {
      head,
      body: (): unknown => JSON.parse(file.toString('utf8', bodyFrom, bodyTo)),
      entry: {
        places: places.subarray(placeFrom, placeAt),
        counts: counts.subarray(placeFrom, placeAt),
        lengths: meta.lengths[index] ?? [],
      },
    };
  });
  return ok({ terms: meta.terms === '' ? [] : meta.terms.split('\n'), documents });
}

function aligned(offset: number): number {
  return Math.ceil(offset / 4) * 4;
}
