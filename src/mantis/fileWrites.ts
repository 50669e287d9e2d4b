import { ok, type Result } from '../base/result';
import { sha256Hex } from '../base/sha256';
import type { Ticket } from '../tickets/ticket';
import type { MantisError } from './errors';
import { candidatesFor, type SentFile } from './fileMatch';
import { downloadFile, uploadFile, type FileToSend } from './fileRequests';
import { fateOf } from './lostAnswer';
import type { Issue } from './schema/issue';
import type { WriteDesk } from './writeDesk';
import type { Rejected, Uncertain } from './writer';

/** What the issue had before the sending: files with these ids cannot be the one being sent. */
export interface FilesSeen {
  readonly fileIds: ReadonlySet<number>;
}

export type FileOutcome = ConfirmedFile | Uncertain | Rejected;

export interface ConfirmedFile {
  readonly kind: 'confirmed';
  /** `null` when Mantis took the file and the issue could not be read after it. */
  readonly found: { readonly fileId: number; readonly fileName: string } | null;
  readonly ticket: Ticket | null;
}

export type FileSearch =
  | { readonly kind: 'landed'; readonly fileId: number; readonly fileName: string; readonly ticket: Ticket }
  | { readonly kind: 'absent'; readonly ticket: Ticket };

/** Uploads a file once. Mantis's answer is empty, so the issue is read to see under which name it is there. */
export async function writeFile(
  desk: WriteDesk,
  ticketId: number,
  file: FileToSend,
  seen: FilesSeen,
): Promise<FileOutcome> {
  if (file.content.length === 0) return rejected({ kind: 'unsendable', objection: { kind: 'fileEmpty' } });
  const print = sentFile(file);
  const sent = await uploadFile(desk.client, ticketId, file);
  if (sent.ok) return identified(desk, ticketId, print, seen);
  const { error } = sent;
  const fate = fateOf(error);
  if (fate === 'refused') return rejected(error);
  const found = await desk.look(fate, async () => {
    const search = await searchFile(desk, ticketId, print, seen);
    return search.ok ? { done: search.value.kind === 'landed', value: search.value } : null;
  });
  if (found === null) return { kind: 'uncertain', error };
  if (found.kind === 'absent') return fate === 'over' ? rejected(error) : { kind: 'uncertain', error };
  return { kind: 'confirmed', found: { fileId: found.fileId, fileName: found.fileName }, ticket: found.ticket };
}

/** Looks whether a file landed that was sent earlier, perhaps before a crash: by its content. Sends nothing. */
export async function searchFile(
  desk: WriteDesk,
  ticketId: number,
  sent: SentFile,
  seen: FilesSeen,
): Promise<Result<FileSearch, MantisError>> {
  const fresh = await desk.read(ticketId);
  if (!fresh.ok) return fresh;
  const { issue } = fresh.value;
  const ticket = desk.toTicket(issue);
  for (const candidate of candidatesFor(issue, sent, desk.meId, seen.fileIds)) {
    const downloaded = await downloadFile(desk.client, ticketId, candidate.id);
    if (!downloaded.ok && downloaded.error.kind === 'notFound') continue;
    if (!downloaded.ok) return downloaded;
    if (sha256Hex(downloaded.value.content) !== sent.sha256) continue;
    return ok({ kind: 'landed', fileId: candidate.id, fileName: candidate.filename, ticket });
  }
  return ok({ kind: 'absent', ticket });
}

export function sentFile({ name, content }: FileToSend): SentFile {
  return { name, size: content.length, sha256: sha256Hex(content) };
}

/** A 201 is proof enough; the reading only tells which of the issue's files it is. */
async function identified(desk: WriteDesk, ticketId: number, sent: SentFile, seen: FilesSeen): Promise<ConfirmedFile> {
  const fresh = await desk.read(ticketId);
  if (!fresh.ok) return { kind: 'confirmed', found: null, ticket: null };
  return {
    kind: 'confirmed',
    found: newest(fresh.value.issue, sent, desk.meId, seen),
    ticket: desk.toTicket(fresh.value.issue),
  };
}

function newest(issue: Issue, sent: SentFile, meId: number, seen: FilesSeen): ConfirmedFile['found'] {
  const file = candidatesFor(issue, sent, meId, seen.fileIds).at(-1);
  return file === undefined ? null : { fileId: file.id, fileName: file.filename };
}

function rejected(error: MantisError): Rejected {
  return { kind: 'rejected', error, written: [] };
}
