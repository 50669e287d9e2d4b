import { createHash } from 'node:crypto';

const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const FIRST_ESCAPED = 0x80;
const HEX = Buffer.from('0123456789abcdef');

function encodedLength(json: string): number {
  let length = json.length;
  for (let index = 0; index < json.length; index += 1) {
    const unit = json.charCodeAt(index);
    if (unit >= FIRST_ESCAPED) length += 5;
    else if (unit === SLASH) length += 1;
  }
  return length;
}

/**
 * JSON as PHP writes it: no spaces, `/` as `\/`, everything from U+0080 as `\uxxxx`. ETag and Content-Length are made of
 * exactly these bytes.
 */
export function encode(value: unknown): Buffer {
  const json = JSON.stringify(value);
  const bytes = Buffer.allocUnsafe(encodedLength(json));
  let at = 0;
  for (let index = 0; index < json.length; index += 1) {
    const unit = json.charCodeAt(index);
    if (unit < FIRST_ESCAPED) {
      if (unit === SLASH) bytes[at++] = BACKSLASH;
      bytes[at++] = unit;
      continue;
    }
    bytes[at++] = BACKSLASH;
    bytes[at++] = LETTER_U;
    for (let shift = 12; shift >= 0; shift -= 4) bytes[at++] = HEX[(unit >> shift) & 0xf] ?? 0;
  }
  return bytes;
}

/** The ETag of an answer: one user's view of an issue (0: of a list). Unquoted on the wire. */
export function etag(userId: number, issueId: number, wire: Buffer): string {
  return createHash('sha256').update(`v1_${userId}_${issueId}_`).update(wire).digest('hex');
}
