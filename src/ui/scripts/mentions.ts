/** A ticket's number in a text, from `#` to behind the last digit, in UTF-16 units. */
export interface Mention {
  readonly ticketId: number;
  readonly start: number;
  readonly end: number;
}

/**
 * «#1234», also with Mantis's leading zeros. Not inside a word, an address (`page#12`, `page/#12`) or an entity (`&#12;`).
 */
const pattern = /(?<![\p{L}\p{N}_#&/])#0{0,6}([1-9]\d{0,6})(?![\p{L}\p{N}_])/gu;

/** `#336699` in quotes or behind a word for a colour is one. */
const colourBefore = /(?:colou?r|background|fill|stroke|цвет)["'\s:=(]{1,6}$/i;

/** Every mention of a ticket, in order; at most `limit`. */
export function ticketMentions(text: string, limit = 2000): readonly Mention[] {
  const found: Mention[] = [];
  for (const { 0: whole, 1: digits = '', index } of text.matchAll(pattern)) {
    const mention = { ticketId: Number(digits), start: index, end: index + whole.length };
    if (!isColour(text, mention)) found.push(mention);
    if (found.length >= limit) break;
  }
  return found;
}

/** The mention that a place in a line is in or at the end of. */
export function mentionAt(line: string, character: number): Mention | undefined {
  return ticketMentions(line, 200).find(({ start, end }) => start <= character && character <= end);
}

function isColour(text: string, { start, end }: Mention): boolean {
  const digits = end - start - 1;
  if (digits !== 3 && digits !== 6 && digits !== 8) return false;
  const before = text[start - 1] ?? '';
  const isQuoted = (before === '"' || before === "'") && text[end] === before;
  return isQuoted || colourBefore.test(text.slice(Math.max(0, start - 20), start));
}
