/**
 * Characters that do nothing but mislead: they hide, reorder or end what is read. Joiners inside emoji and
 * non-Latin words, soft hyphens and variation selectors stay.
 */
const misleading =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|[\uD800-\uDFFF]/gu;

/**
 * A text of several lines from outside, made harmless: line ends become `\n`, control characters get their visible
 * pictures (␀), characters that reorder or hide text are named («⟨U+202E⟩»).
 */
export function visibleText(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(misleading, picture);
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
