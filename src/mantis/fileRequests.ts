import * as z from 'zod';
import { err, ok, type Result } from '../base/result';
import { checkShape, readAnswer } from './answers';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import { attachmentSchema } from './schema/note';

export interface FileToSend {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface DownloadedFile {
  readonly id: number;
  readonly fileName: string;
  /** As the server found it from the content; never trusted here. */
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Bytes of the answer, which are a third more than the file's; `total` is null where the server does not say. */
  readonly onProgress?: (received: number, total: number | null) => void;
}

type Sender = Pick<MantisClient, 'send'>;

/**
 * Uploads one file. The answer is empty (recording 328); one request per file, because those before a refused one
 * stay (pitfall 6).
 */
export async function uploadFile(
  client: Sender,
  issueId: number,
  file: FileToSend,
): Promise<Result<void, MantisError>> {
  const content = Buffer.from(file.content).toString('base64');
  const body = { files: [{ name: file.name, content }] };
  const answer = await client.send({ method: 'POST', path: `issues/${issueId}/files`, body });
  if (!answer.ok) return answer;
  const isEmptySuccess = answer.value.status === 201 && answer.value.text.trim() === '';
  if (isEmptySuccess) return ok(undefined);
  const json = readAnswer(answer.value);
  return json.ok ? ok(undefined) : json;
}

/**
 * One file with its content. Never asks for the list, which carries the contents of all of them; an id that is not of
 * this issue comes back as an empty list (recordings 331, 332) and is `notFound` here.
 */
export async function downloadFile(
  client: Sender,
  issueId: number,
  fileId: number,
  { signal, onProgress }: DownloadOptions = {},
): Promise<Result<DownloadedFile, MantisError>> {
  const path = `issues/${issueId}/files/${fileId}`;
  const answer = await client.send({ method: 'GET', path, signal, onProgress });
  if (!answer.ok) return answer;
  const json = readAnswer(answer.value);
  if (!json.ok) return json;
  const list = checkShape(filesSchema, json.value);
  if (!list.ok) return list;
  const file = list.value.files.find(({ id }) => id === fileId);
  if (file === undefined) return err({ kind: 'notFound', server: { message: '', localized: null, code: null } });
  const content = new Uint8Array(Buffer.from(file.content, 'base64'));
  if (content.length !== file.size) return err({ kind: 'malformed', path: 'files.0.content' });
  return ok({ id: file.id, fileName: file.filename, contentType: file.content_type, content });
}

const filesSchema = z.looseObject({ files: z.array(attachmentSchema.extend({ content: z.string() })) });
