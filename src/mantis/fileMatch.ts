import type { Issue } from './schema/issue';
import type { AttachmentPayload } from './schema/note';

/** A file as it left: enough to know it again among those of an issue. */
export interface SentFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hex SHA-256 of the content. */
  readonly sha256: string;
}

/**
 * Files of the issue that may be the one sent, by author, size and name; those in `known` were there before.
 * Only the content decides between them, because a name that is taken gets a number (recording 336).
 */
export function candidatesFor(
  issue: Issue,
  sent: Pick<SentFile, 'name' | 'size'>,
  meId: number,
  known: ReadonlySet<number>,
): readonly AttachmentPayload[] {
  return issue.attachments
    .filter(file => !known.has(file.id) && file.reporter?.id === meId && file.size === sent.size)
    .filter(file => mayBeNamed(file.filename, sent.name))
    .sort((a, b) => a.id - b.id);
}

/** Whether Mantis may have stored a file called `sent` as `stored`: as it is, or as `name-2.txt`, `name-3.txt` … */
export function mayBeNamed(stored: string, sent: string): boolean {
  if (blurred(stored) === blurred(sent)) return true;
  const dot = sent.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [sent.slice(0, dot), sent.slice(dot)] : [sent, ''];
  const [start, end] = [`${blurred(stem)}-`, blurred(extension)];
  const name = blurred(stored);
  if (!name.startsWith(start) || !name.endsWith(end)) return false;
  return /^[1-9]\d*$/.test(name.slice(start.length, name.length - end.length));
}

/** Databases write one U+FFFD or up to four question marks for a character above U+FFFF (pitfall 14). */
function blurred(name: string): string {
  return name.trim().replace(/[?\uFFFD\u{10000}-\u{10FFFF}]+/gu, '\uFFFD');
}
