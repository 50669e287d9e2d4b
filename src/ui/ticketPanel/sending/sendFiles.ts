import { ok, type Result } from '../../../base/result';
import type { MantisError } from '../../../mantis/errors';
import type { TicketWriter } from '../../../mantis/writer';
import type { DraftFile } from '../../../tickets/draftFile';
import type { PendingFiles } from '../../../tickets/pendingFiles';
import type { SendingRecord } from '../../../tickets/replyDraft';
import type { Ticket } from '../../../tickets/ticket';
import type { SendingFailure } from './sendingState';

export interface FileSenderDeps {
  readonly ticketId: number;
  readonly writer: () => Pick<TicketWriter, 'attachFile' | 'findFile'>;
  readonly files: Pick<PendingFiles, 'read' | 'remove'>;
  readonly draft: Pick<DraftFile, 'setSending'>;
  readonly onTicket: (ticket: Ticket) => void;
}

export interface FileStep {
  readonly name: string;
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

export type FilesOutcome =
  | { readonly kind: 'sent' }
  /** This file and those after it are not in Mantis and still wait. */
  | { readonly kind: 'failed'; readonly failure: SendingFailure }
  | {
      readonly kind: 'uncertain';
      readonly record: SendingRecord;
      readonly fileName: string;
      readonly error: MantisError;
    };

/**
 * Sends the files of a record one by one. Each is remembered on the disk as under way before it leaves, and is taken
 * from those that wait as soon as it has landed.
 * @param noteId the note that went before them.
 */
export async function sendFiles(
  record: SendingRecord,
  noteId: number | null,
  deps: FileSenderDeps,
  onStep: (step: FileStep, record: SendingRecord) => void,
): Promise<FilesOutcome> {
  const known = new Set(record.knownFileIds);
  for (const [index, file] of record.files.entries()) {
    const now: SendingRecord = {
      ...record,
      stage: 'file',
      note: null,
      files: record.files.slice(index),
      knownFileIds: [...known],
    };
    onStep({ name: file.name, number: index + 1, of: record.files.length }, now);
    const kept = await deps.draft.setSending(now);
    if (!kept.ok) return { kind: 'failed', failure: { kind: 'draft', error: kept.error } };
    const content = await deps.files.read(file.id);
    const about = { fileName: file.name, noteId };
    if (!content.ok) return { kind: 'failed', failure: { kind: 'fileUnreadable', ...about, error: content.error } };
    const outcome = await deps
      .writer()
      .attachFile(deps.ticketId, { name: file.name, content: content.value }, { fileIds: known });
    if (outcome.kind === 'uncertain') return { ...outcome, record: now, fileName: file.name };
    if (outcome.kind === 'rejected') {
      return { kind: 'failed', failure: { kind: 'fileRefused', ...about, error: outcome.error } };
    }
    if (outcome.ticket !== null) deps.onTicket(outcome.ticket);
    if (outcome.found !== null) known.add(outcome.found.fileId);
    await deps.files.remove(file.id);
  }
  return { kind: 'sent' };
}

/** Looks whether the file that was under way has landed; then it no longer waits. Sends nothing. */
export async function settleFile(
  { files, knownFileIds }: SendingRecord,
  deps: FileSenderDeps,
): Promise<Result<{ readonly landedId: string | null; readonly fileName: string }, MantisError>> {
  const [file] = files;
  if (file === undefined) return ok({ landedId: null, fileName: '' });
  const search = await deps.writer().findFile(deps.ticketId, file, { fileIds: new Set(knownFileIds) });
  if (!search.ok) return search;
  deps.onTicket(search.value.ticket);
  if (search.value.kind === 'absent') return ok({ landedId: null, fileName: file.name });
  await deps.files.remove(file.id);
  return ok({ landedId: file.id, fileName: file.name });
}
