/** The content type that the server finds from a file's first bytes, never from its name (recordings 117, 310, 338, 345). */

const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'image/gif'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'],
  [[0x50, 0x4b, 0x03, 0x04], 'application/zip'],
];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_HEADER_CHUNK = [0x49, 0x48, 0x44, 0x52];

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

/** Control characters that plain text may hold: BEL to CR and ESC. */
function isTextByte(byte: number): boolean {
  return byte >= 0x20 ? byte !== 0x7f : (byte >= 0x07 && byte <= 0x0d) || byte === 0x1b;
}

function textCharset(bytes: Uint8Array): string | undefined {
  let isAscii = true;
  for (const byte of bytes) {
    if (!isTextByte(byte)) return undefined;
    if (byte >= 0x80) isAscii = false;
  }
  if (isAscii) return 'us-ascii';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return undefined;
  }
}

export function contentTypeOf(bytes: Uint8Array): string {
  if (startsWith(bytes, PNG) && startsWith(bytes, PNG_HEADER_CHUNK, 12)) return 'image/png; charset=binary';
  const known = SIGNATURES.find(([signature]) => startsWith(bytes, signature));
  if (known !== undefined) return `${known[1]}; charset=binary`;
  const charset = bytes.length < 2 ? undefined : textCharset(bytes);
  if (charset === undefined) return 'application/octet-stream; charset=binary';
  const isPhp = startsWith(bytes, [...Buffer.from('<?php')]);
  return `${isPhp ? 'text/x-php' : 'text/plain'}; charset=${charset}`;
}
