import * as z from 'zod';
import { err, ok, type Result } from '../base/result';
import { mapInSlices } from '../base/slices';
import type { UnreadableTicket } from '../tickets/ticket';
import { checkShape, firstPath, readAnswer } from './answers';
import type { MantisError } from './errors';
import type { HttpAnswer, HttpRequest, MantisHttp } from './http';
import { toProjectUser, type ProjectUser } from './people';
import { issueListSchema, issueOf, wholeIssue, type ReadIssue } from './issueAnswer';
import { issueSchema, type Issue } from './schema/issue';
import { noteSchema, type NotePayload } from './schema/note';
import { projectDetailsSchema, projectSchema, type Project, type ProjectDetails } from './schema/project';
import { storedFilterSchema, type StoredFilter } from './schema/filter';
import { accountSchema } from './schema/user';
import { toDuration } from './duration';
import { isSupported } from './version';
import { VIEW_STATE } from './viewState';

export interface ListQuery {
  readonly projectId?: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Fields to send; all of them unless told. */
  readonly select?: readonly string[];
  readonly filterId?: string | number;
}

/** A page of a list, read row by row with a schema. */
export interface RowPage<T> {
  readonly rows: readonly T[];
  readonly unreadable: readonly UnreadableTicket[];
  /** Rows the server sent, readable or not; fewer than `pageSize` means the last page. */
  readonly received: number;
}

/** What a list row has at least, whatever was selected. */
export type RowSchema = z.ZodType<{ readonly id: number }>;

export type IssueAnswer = ({ readonly kind: 'issue' } & ReadIssue) | { readonly kind: 'notModified' };

/** A new note. Mantis keeps 65 535 characters at most. */
export interface NoteToSend {
  readonly text: string;
  readonly isPrivate: boolean;
  /** Whole minutes of work to book; absent or 0 for none. */
  readonly minutes?: number | undefined;
}

const USERS_PER_PAGE = 500;

/** Mantis's REST API as far as the product needs it. Every method ends in a value; none throws. */
export class MantisClient {
  private version: string | null = null;
  private skew: number | null = null;
  /** «index.php/» where the web server does not rewrite addresses (pitfall 13); null until an answer told. */
  private entry: '' | 'index.php/' | null = null;

  constructor(private readonly http: Pick<MantisHttp, 'request'>) {}

  /** `X-Mantis-Version` of the latest answer that had one. */
  get serverVersion(): string | null {
    return this.version;
  }

  /** Server clock minus ours in milliseconds, ± half a second, from the latest `Date` header (RULES B7); null before it. */
  get clockSkew(): number | null {
    return this.skew;
  }

  /** The account itself. Its level here is the global one, which is not what counts in a project. */
  async me(signal?: AbortSignal): Promise<Result<ProjectUser, MantisError>> {
    const answer = await this.read('users/me', [], signal);
    if (!answer.ok) return answer;
    const account = checkShape(accountSchema, answer.value);
    return account.ok ? ok(toProjectUser(account.value)) : account;
  }

  /** The projects this account sees; one that cannot be read is left out. */
  async projects(signal?: AbortSignal): Promise<Result<readonly Project[], MantisError>> {
    const answer = await this.read('projects', [], signal);
    if (!answer.ok) return answer;
    const list = checkShape(z.looseObject({ projects: z.array(z.unknown()) }), answer.value);
    return list.ok ? ok(readable(projectSchema, list.value.projects)) : list;
  }

  async project(id: number, signal?: AbortSignal): Promise<Result<ProjectDetails, MantisError>> {
    const answer = await this.read(`projects/${id}`, [], signal);
    if (!answer.ok) return answer;
    const list = checkShape(z.looseObject({ projects: z.array(z.unknown()).min(1) }), answer.value);
    return list.ok ? checkShape(projectDetailsSchema, list.value.projects[0], ['projects', 0]) : list;
  }

  /** All users of a project with their levels there, over all pages. */
  async projectUsers(id: number, signal?: AbortSignal): Promise<Result<readonly ProjectUser[], MantisError>> {
    const users = new Map<number, ProjectUser>();
    for (let page = 1; ; page++) {
      const query = [
        ['page', String(page)],
        ['page_size', String(USERS_PER_PAGE)],
      ] as const;
      const answer = await this.read(`projects/${id}/users`, query, signal);
      if (!answer.ok) return answer;
      const list = checkShape(z.looseObject({ users: z.array(z.unknown()) }), answer.value);
      if (!list.ok) return list;
      const before = users.size;
      for (const account of readable(accountSchema, list.value.users)) users.set(account.id, toProjectUser(account));
      const isLast = list.value.users.length < USERS_PER_PAGE || users.size === before;
      if (isLast) return ok([...users.values()]);
    }
  }

  /** Options by name. Unknown and secret ones are absent: the server drops them silently. */
  async config(
    options: readonly string[],
    projectId?: number,
    signal?: AbortSignal,
  ): Promise<Result<ReadonlyMap<string, unknown>, MantisError>> {
    const query: (readonly [string, string])[] = options.map(option => ['option[]', option] as const);
    if (projectId !== undefined) query.push(['project_id', String(projectId)]);
    const answer = await this.read('config', query, signal);
    if (!answer.ok) return answer;
    const list = checkShape(configSchema, answer.value);
    return list.ok ? ok(new Map(list.value.configs.map(({ option, value }) => [option, value]))) : list;
  }

  /**
   * One page, newest change first unless a stored filter orders it otherwise (recording 710). Rows are read one by one:
   * an unreadable one never costs the page.
   * @param schema of a row with the fields of `query.select`.
   */
  async listIssues<S extends RowSchema>(
    query: ListQuery,
    schema: S,
    signal?: AbortSignal,
  ): Promise<Result<RowPage<z.output<S>>, MantisError>> {
    const parameters: (readonly [string, string])[] = [
      ['page', String(query.page)],
      ['page_size', String(query.pageSize)],
    ];
    if (query.projectId !== undefined) parameters.push(['project_id', String(query.projectId)]);
    if (query.filterId !== undefined) parameters.push(['filter_id', String(query.filterId)]);
    if (query.select !== undefined) parameters.push(['select', query.select.join(',')]);
    const answer = await this.read('issues', parameters, signal);
    if (!answer.ok) return answer;
    const list = checkShape(issueListSchema, answer.value);
    return list.ok ? ok(await sortRows(list.value.issues, schema)) : list;
  }

  /** The filters stored in Mantis that this account may use, by name. */
  async filters(signal?: AbortSignal): Promise<Result<readonly StoredFilter[], MantisError>> {
    const answer = await this.read('filters', [], signal);
    if (!answer.ok) return answer;
    const list = checkShape(z.looseObject({ filters: z.array(z.unknown()) }), answer.value);
    return list.ok ? ok(readable(storedFilterSchema, list.value.filters)) : list;
  }

  /** The whole issue; `etag` is good for `patchIssue` and for `ifNoneMatch` of the same account only. */
  async getIssue(
    id: number,
    options: { readonly ifNoneMatch?: string } = {},
    signal?: AbortSignal,
  ): Promise<Result<IssueAnswer, MantisError>> {
    const headers = options.ifNoneMatch === undefined ? {} : { 'If-None-Match': options.ifNoneMatch };
    const answer = await this.send({ method: 'GET', path: `issues/${id}`, headers, signal });
    if (!answer.ok) return answer;
    if (answer.value.status === 304 && options.ifNoneMatch !== undefined) return ok({ kind: 'notModified' });
    const issue = issueOf(answer.value, id);
    return issue.ok ? ok({ kind: 'issue', ...issue.value }) : issue;
  }

  /**
   * Sends a change. The body must hold ids only (pitfall 1) and `notes: []` and `custom_fields` (pitfall 3).
   * Without `ifMatch` the server does not look whether somebody else changed the issue meanwhile.
   */
  async patchIssue(
    id: number,
    body: Readonly<Record<string, unknown>>,
    options: { readonly ifMatch: string | null },
  ): Promise<Result<ReadIssue, MantisError>> {
    const headers = options.ifMatch === null ? {} : { 'If-Match': options.ifMatch };
    const answer = await this.send({ method: 'PATCH', path: `issues/${id}`, headers, body });
    return answer.ok ? issueOf(answer.value, id) : answer;
  }

  /** Posts once. The view state is always named, because an installation may make notes private by default. */
  async addNote(
    id: number,
    note: NoteToSend,
  ): Promise<Result<{ readonly note: NotePayload; readonly issue: Issue }, MantisError>> {
    const body = {
      text: note.text,
      view_state: { id: note.isPrivate ? VIEW_STATE.private : VIEW_STATE.public },
      ...((note.minutes ?? 0) > 0 ? { time_tracking: { duration: toDuration(note.minutes ?? 0) } } : {}),
    };
    const answer = await this.send({ method: 'POST', path: `issues/${id}/notes`, body });
    if (!answer.ok) return answer;
    const json = readAnswer(answer.value);
    if (!json.ok) return json;
    const made = checkShape(noteAnswerSchema, json.value);
    if (!made.ok) return made;
    const { note: noteMade, issue } = made.value;
    if (issue.id !== id) return err({ kind: 'malformed', path: 'issue.id' });
    return ok({ note: noteMade, issue: wholeIssue(issue) });
  }

  private async read(
    path: string,
    query: readonly (readonly [string, string])[],
    signal?: AbortSignal,
  ): Promise<Result<unknown, MantisError>> {
    const answer = await this.send({ method: 'GET', path, query, signal });
    return answer.ok ? readAnswer(answer.value) : answer;
  }

  /**
   * One request below `api/rest/`, for the modules of single subjects (`fileRequests`, `linkRequests`).
   * Finds the entry point on the first readings; a write never tries a second address.
   */
  async send(request: HttpRequest): Promise<Result<HttpAnswer, MantisError>> {
    const answer = await this.sendTo(this.entry ?? '', request);
    if (this.entry !== null || request.method !== 'GET' || !answer.ok) return answer;
    if (!isPageNotFound(answer.value)) {
      if (answer.value.headers.has('x-mantis-version')) this.entry = '';
      return answer;
    }
    const second = await this.sendTo('index.php/', request);
    if (!second.ok || isPageNotFound(second.value)) return answer;
    this.entry = 'index.php/';
    return second;
  }

  private async sendTo(entry: string, request: HttpRequest): Promise<Result<HttpAnswer, MantisError>> {
    const answer = await this.http.request({ ...request, path: `api/rest/${entry}${request.path}` });
    if (!answer.ok) return answer;
    const { headers, receivedAt } = answer.value;
    const date = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(date)) this.skew = date + HALF_SECOND - receivedAt;
    const version = headers.get('x-mantis-version');
    if (version !== undefined) this.version = version;
    if (version !== undefined && request.method === 'GET' && !isSupported(version)) {
      return err({ kind: 'tooOld', version });
    }
    return answer;
  }
}

/** `Date` names the second that has begun. */
const HALF_SECOND = 500;

const configSchema = z.looseObject({
  configs: z.array(z.looseObject({ option: z.string(), value: z.unknown().optional() })),
});

const noteAnswerSchema = z.looseObject({ note: noteSchema, issue: issueSchema });

async function sortRows<S extends RowSchema>(received: readonly unknown[], schema: S): Promise<RowPage<z.output<S>>> {
  const rows: z.output<S>[] = [];
  const unreadable: UnreadableTicket[] = [];
  await mapInSlices(received, row => {
    const parsed = schema.safeParse(row);
    if (parsed.success) rows.push(parsed.data);
    else unreadable.push({ id: idOf(row), reason: firstPath(parsed.error).map(String).join('.') });
  });
  return { rows, unreadable, received: received.length };
}

function idOf(row: unknown): number | null {
  const parsed = issueSchema.pick({ id: true }).safeParse(row);
  return parsed.success ? parsed.data.id : null;
}

function readable<T extends z.ZodType>(schema: T, rows: readonly unknown[]): readonly z.output<T>[] {
  return rows.flatMap(row => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Apache and nginx answer so where addresses below `api/rest` are not rewritten; Mantis itself never does. */
function isPageNotFound(answer: HttpAnswer): boolean {
  return answer.status === 404 && !answer.headers.has('x-mantis-version') && !/^\s*[{[]/.test(answer.text);
}
