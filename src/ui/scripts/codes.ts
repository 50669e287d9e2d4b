import { normalCode } from '../../setup/workspace/code';
import type { Ticket } from '../../tickets/ticket';

/** More different codes than any honest ticket names. */
const codesOfTicket = 500;
const longestCode = 80;

/** «ЖЦ-ДОПРОДАЖИ», «MAIL_LINE»: parts joined by a dash or an underscore. */
const joined = /[\p{L}\p{N}]+(?:[-_‐‑‒–—−][\p{L}\p{N}]+)+/gu;
/** «ДЕБИТОРКА»: nothing but capitals and digits. */
const capitals = /(?<![\p{L}\p{N}_-])[\p{Lu}\p{N}]{4,}(?![\p{L}\p{N}_-])/gu;
/** «folders/debtors.yaml»; the folder does not count. */
const fileNames =
  /[\p{L}\p{N}_.-]{1,80}\.(?:ya?ml|jsonc?|sql|ini|xml|cfg|conf|properties|csv|txt|bat|cmd|ps1|sh|xslt?|xsd|bsl)(?![\p{L}\p{N}_])/giu;

/** What a file's name is found under; no code has a colon. */
export function fileKey(fileName: string): string {
  return `FILE:${normalCode(fileName)}`;
}

/** The codes and file names that a ticket names in any of its texts, in the form of `normalCode` and `fileKey`. */
export function codesNamedBy(ticket: Ticket): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const text of textsOf(ticket)) {
    for (const [name] of text.matchAll(fileNames)) keep(codes, fileKey(name));
    for (const [code] of text.matchAll(joined)) keep(codes, normalCode(code));
    for (const [code] of text.matchAll(capitals)) if (/\p{Lu}/u.test(code)) keep(codes, normalCode(code));
  }
  return codes;
}

/** Whether a ticket's texts name a title: in quotes, or long enough not to be said by chance. */
export function namesTitle(wordsOfTicket: string, title: string): boolean {
  const wanted = plainWords(title).trim();
  if (wanted.length < 4) return false;
  if (wordsOfTicket.includes(`"${wanted}"`)) return true;
  const isTelling = wanted.length >= 12 && wanted.split(' ').length >= 2;
  return isTelling && wordsOfTicket.includes(wanted);
}

/** The ticket's texts for `namesTitle`. */
export function wordsOf(ticket: Ticket): string {
  return textsOf(ticket).map(plainWords).join('\n');
}

function plainWords(text: string): string {
  return normalCode(text)
    .replace(/[«»“”„]/g, '"')
    .replace(/\s+/g, ' ');
}

function textsOf(ticket: Ticket): string[] {
  const { summary, description, stepsToReproduce, additionalInformation, notes, attachments } = ticket;
  return [
    summary,
    description,
    stepsToReproduce,
    additionalInformation,
    ...(notes ?? []).map(({ text }) => text),
    ...attachments.map(({ fileName }) => fileName),
  ];
}

function keep(codes: Set<string>, code: string): void {
  if (code.length <= longestCode && codes.size < codesOfTicket) codes.add(code);
}
