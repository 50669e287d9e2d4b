/** Line ends, controls, and characters that hide or reorder what is read. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const forbidden = /[<>:"|?*]/g;
/** Names that Windows keeps for devices, with whatever extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/iu;
const outerDots = /^[.\s]+|[.\s]+$/gu;

/** Bytes in UTF-8: file systems stop at 255, and a temporary name needs some. */
const longest = 200;
const longestExtension = 20;

/**
 * A name from outside as one harmless name of a file on every system: no path, no device of Windows, nothing that
 * hides or reorders what is read, no dot at its beginning; a long one keeps its extension.
 * @param fallback for a name of which nothing is left.
 */
export function safeFileName(name: string, fallback = 'file'): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(invisible, '').replace(forbidden, '_').replace(/\s+/g, ' ').replace(outerDots, '');
  const short = shortened(plain).replace(outerDots, '');
  if (short === '') return fallback;
  return device.test(short) ? `_${short}` : short;
}

function shortened(name: string): string {
  if (bytes(name) <= longest) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= longestExtension ? name.slice(dot) : '';
  const stem: string[] = [];
  let room = longest - bytes(extension);
  for (const character of name.slice(0, name.length - extension.length)) {
    room -= bytes(character);
    if (room < 0) break;
    stem.push(character);
  }
  return stem.join('').replace(outerDots, '') + extension;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
