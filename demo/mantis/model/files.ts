import { hasIssueLevel } from './access';
import { clientFault, Code } from './faults';
import { contentTypeOf } from './fileType';
import { HistoryType, logEvent } from './history';
import { asList, asObject, isSet, toText } from './json';
import { nextId, touch } from './state';
import { toColumn } from './texts';
import type { State } from './state';
import type { Issue, StoredFile, User } from './types';

export interface Upload {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * The files of a payload. Content is base64 read as PHP reads it: what is no base64 is left out, nothing is refused
 * (recording 337). All contents are looked at before any name.
 */
export function uploadsFrom(sent: unknown): Upload[] {
  const files = (asList(sent) ?? []).map(item => asObject(item) ?? {});
  for (const file of files) {
    if (!isSet(file['content'])) throw clientFault('File content not set', Code.invalidFieldValue, 'files');
  }
  for (const file of files) {
    if (!isSet(file['name'])) throw clientFault("File field 'name' is missing.", Code.emptyField, 'name');
  }
  return files.map(file => ({
    name: toText(file['name']),
    content: Buffer.from(toText(file['content']).replace(/[^A-Za-z0-9+/]/g, ''), 'base64'),
  }));
}

export function canUpload(state: State, user: User, issue: Issue): boolean {
  return hasIssueLevel(state, user, issue, 'upload_bug_file_threshold');
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** `отчёт.txt`, then `отчёт-2.txt`, … */
function freeName(issue: Issue, name: string): string {
  const taken = new Set(issue.files.map(file => file.name));
  if (!taken.has(name)) return name;
  const extension = extensionOf(name);
  const stem = extension === '' ? name : name.slice(0, -extension.length - 1);
  const suffix = extension === '' ? '' : name.slice(-extension.length - 1);
  for (let number = 2; ; number += 1) {
    const candidate = `${stem}-${number}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function ensureAllowed(state: State, upload: Upload, projectId: number): void {
  const { name, content } = upload;
  if (content.length === 0) throw clientFault(`File '${name}' not uploaded`, Code.noFileUploaded);
  const listed = (option: string) => state.options.text(option, projectId).split(',').filter(Boolean);
  const allowed = listed('allowed_files');
  const extension = extensionOf(name);
  if (listed('disallowed_files').includes(extension) || (allowed.length > 0 && !allowed.includes(extension))) {
    throw clientFault(`File '${name}' type not allowed`, Code.fileNotAllowed);
  }
  if (content.length > state.options.number('max_file_size', projectId)) {
    throw clientFault(`File '${name}' too big`, Code.fileTooBig);
  }
}

/** Attaches one file to an issue, or with a note's number to that note. */
function attachFile(state: State, by: User, issue: Issue, upload: Upload, noteId = 0): StoredFile {
  ensureAllowed(state, upload, issue.projectId);
  const file: StoredFile = {
    id: nextId(state, 'file'),
    noteId,
    userId: by.id,
    name: freeName(issue, toColumn(upload.name)),
    contentType: contentTypeOf(upload.content),
    content: upload.content,
    createdAt: state.clock(),
  };
  issue.files.push(file);
  logEvent(state, issue, by, HistoryType.fileAdded, file.name, file.id);
  touch(state, issue);
  return file;
}

/** One by one: those before a refused one stay (REST fact 6). */
export function attachFiles(state: State, by: User, issue: Issue, uploads: readonly Upload[], noteId = 0): void {
  for (const upload of uploads) attachFile(state, by, issue, upload, noteId);
}

/** Removes the files of a note that is deleted. */
export function deleteFilesOfNote(state: State, by: User, issue: Issue, noteId: number): void {
  for (const file of issue.files.filter(each => each.noteId === noteId)) {
    issue.files.splice(issue.files.indexOf(file), 1);
    logEvent(state, issue, by, HistoryType.fileDeleted, file.name, file.id);
  }
}
