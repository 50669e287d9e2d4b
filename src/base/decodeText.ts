export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'windows-1251';
}

/** What stands at 0x80–0xBF and is not in order; 0xC0–0xFF are А–я. U+FFFD: no character there. */
const upperHalf = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\uFFFD™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї';

/**
 * The text of a file, or `null` when it is none. By its byte order mark, else UTF-8 when it is that throughout, else
 * windows-1251, in which Russian Windows writes its logs.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('UTF-16', new TextDecoder('utf-16le').decode(bytes));
  if (bytes.some(isBinary)) return null;
  try {
    return decoded('UTF-8', new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return decoded('windows-1251', Array.from(bytes, windows1251).join(''));
  }
}

function decoded(encoding: DecodedText['encoding'], text: string): DecodedText {
  return { encoding, text };
}

/** Control characters that no text has; BEL to CR and ESC occur in logs. */
function isBinary(byte: number): boolean {
  return byte < 0x07 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);
}

function windows1251(byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (byte < 0xc0) return upperHalf[byte - 0x80] ?? '\uFFFD';
  return String.fromCharCode(0x0410 + byte - 0xc0);
}
