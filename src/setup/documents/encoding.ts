import { decodeText } from '../../base/decodeText';
import { err, ok, type Result } from '../../base/result';
import { MAX_FILE_BYTES, MAX_FILE_LINES } from './limits';
import type { FileProblem } from './problem';

export type Encoding = 'utf-8' | 'utf-8 with BOM' | 'utf-16le' | 'windows-1251';

export interface EncodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** A character that the file's encoding does not have. */
export interface NotInEncoding {
  readonly kind: 'notInEncoding';
  readonly character: string;
  readonly encoding: Encoding;
}

const BOM = '\uFEFF';

/** The text of a file, such that `encode` gives back the same bytes; anything else is binary. */
export function decode(bytes: Uint8Array): Result<EncodedText, FileProblem> {
  if (bytes.length > MAX_FILE_BYTES) {
    return err({ kind: 'tooLarge', bytes: bytes.length, limit: MAX_FILE_BYTES });
  }
  const decoded = decodeText(bytes);
  if (decoded === null) return err({ kind: 'binary' });
  const lines = countLines(decoded.text);
  if (lines > MAX_FILE_LINES) return err({ kind: 'tooManyLines', lines, limit: MAX_FILE_LINES });
  const encoded: EncodedText = { text: decoded.text, encoding: encodingOf(bytes, decoded.encoding) };
  const back = encode(encoded.text, encoded.encoding);
  return back.ok && sameBytes(back.value, bytes) ? ok(encoded) : err({ kind: 'binary' });
}

/** The bytes of a text in an encoding. */
export function encode(text: string, encoding: Encoding): Result<Uint8Array, NotInEncoding> {
  switch (encoding) {
    case 'utf-8':
      return wellFormed(text, text, encoding);
    case 'utf-8 with BOM':
      return wellFormed(text, BOM + text, encoding);
    case 'utf-16le':
      return ok(utf16(BOM + text));
    case 'windows-1251':
      return windows1251(text);
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function wellFormed(text: string, whole: string, encoding: Encoding): Result<Uint8Array, NotInEncoding> {
  const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text);
  if (lone !== null) return err({ kind: 'notInEncoding', character: lone[0], encoding });
  return ok(new TextEncoder().encode(whole));
}

function encodingOf(bytes: Uint8Array, decoded: 'UTF-8' | 'UTF-16' | 'windows-1251'): Encoding {
  if (decoded === 'UTF-16') return 'utf-16le';
  if (decoded === 'windows-1251') return 'windows-1251';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8 with BOM' : 'utf-8';
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >> 8;
  }
  return bytes;
}

let bytesOf1251: Map<string, number> | undefined;

function windows1251(text: string): Result<Uint8Array, NotInEncoding> {
  bytesOf1251 ??= new Map(
    Array.from({ length: 128 }, (_, index) => [decodeText(Uint8Array.of(128 + index))?.text ?? '', 128 + index]),
  );
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const byte = text.charCodeAt(index) < 128 ? text.charCodeAt(index) : bytesOf1251.get(character);
    if (byte === undefined) return err({ kind: 'notInEncoding', character, encoding: 'windows-1251' });
    bytes[index] = byte;
  }
  return ok(bytes);
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
