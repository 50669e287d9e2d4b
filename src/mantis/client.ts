import type { Result } from '../base/result';
import type { UnreadableTicket } from '../tickets/ticket';
import type { MantisError } from './errors';
import type { MantisHttp } from './http';
import type { ProjectUser } from './people';
import type { Issue } from './schema/issue';
import type { Project, ProjectDetails } from './schema/project';
import type { NotePayload } from './schema/note';

export interface ListQuery {
  readonly projectId?: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly select?: readonly string[];
  readonly filterId?: string | number;
}

export interface IssuePage {
  readonly issues: readonly Issue[];
  readonly unreadable: readonly UnreadableTicket[];
  /** Rows the server sent, readable or not; fewer than `pageSize` means the last page. */
  readonly received: number;
}

export type IssueAnswer =
  { readonly kind: 'issue'; readonly issue: Issue; readonly etag: string | null } | { readonly kind: 'notModified' };

/** Body of a new note; ids only (pitfall 1). */
export interface NoteBody {
  readonly text: string;
  readonly isPrivate: boolean;
  /** Whole minutes. */
  readonly minutes?: number;
}

/** Mantis's REST API as far as the product needs it. Every method ends in a value; none throws. */
export declare class MantisClient {
  constructor(http: MantisHttp);
  /** `X-Mantis-Version` of the latest answer that had one. */
  get serverVersion(): string | null;
  /** Server clock minus ours in milliseconds, from the latest `Date` header (RULES B7); null before the first answer. */
  get clockSkew(): number | null;
  /** The account itself; its level here is the global one, which is not what counts in a project. */
  me(signal?: AbortSignal): Promise<Result<ProjectUser, MantisError>>;
  projects(signal?: AbortSignal): Promise<Result<readonly Project[], MantisError>>;
  project(id: number, signal?: AbortSignal): Promise<Result<ProjectDetails, MantisError>>;
  projectUsers(id: number, signal?: AbortSignal): Promise<Result<readonly ProjectUser[], MantisError>>;
  /** Options by name; unknown and secret ones are absent (the server drops them silently). */
  config(
    options: readonly string[],
    projectId?: number,
    signal?: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, unknown>, MantisError>>;
  listIssues(query: ListQuery, signal?: AbortSignal): Promise<Result<IssuePage, MantisError>>;
  getIssue(
    id: number,
    options?: { readonly ifNoneMatch?: string },
    signal?: AbortSignal,
  ): Promise<Result<IssueAnswer, MantisError>>;
  patchIssue(
    id: number,
    body: Readonly<Record<string, unknown>>,
    options: { readonly ifMatch: string | null },
  ): Promise<Result<{ readonly issue: Issue; readonly etag: string | null }, MantisError>>;
  addNote(
    id: number,
    note: NoteBody,
  ): Promise<Result<{ readonly note: NotePayload; readonly issue: Issue }, MantisError>>;
}
