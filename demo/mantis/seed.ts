import { randomBytes } from 'node:crypto';
import { createToken } from './model/accounts';
import { setFieldValue } from './model/customFields';
import { enumId } from './model/enums';
import { attachFiles } from './model/files';
import { updateStatusOnFeedback } from './model/feedback';
import { createIssue, statusForAssignment, updateIssue } from './model/issues';
import { addNote } from './model/notes';
import { createCategory, createCustomField, createProject, createVersion } from './model/projects';
import { createState } from './model/state';
import { attachTag, createTag, tagByName } from './model/tags';
import { createUser, userByName } from './model/users';
import type { State } from './model/state';
import type { Issue, IssueColumns, Project, User } from './model/types';
import type { Story, StoryAction, StoryPriority, StoryStatus } from '../sample/story';

const PRIVATE = 50;
const MODEST_GLOBAL_LEVEL = 25;

/** The priority of a story's `unset`: Mantis's own «normal», which the sample's enumeration does not know. */
const UNKNOWN_PRIORITY = 30;

/** The parts of the sample's configuration that differ from a fresh MantisBT. */
function configure(state: State): void {
  const { options, customLabels } = state;
  options.set('default_language', 'russian');
  options.set('default_timezone', state.zone);
  options.set('priority_enum_string', '20:significant,40:fix_required,60:blocker');
  options.set('default_bug_priority', 20);
  options.set('time_tracking_enabled', 1);
  options.set('due_date_update_threshold', 55);
  options.set('due_date_view_threshold', 25);
  options.set('max_file_size', 5_000_000);
  options.set('show_realname', 1);
  customLabels.russian = { priority: '20:Значимый,40:Требует исправления,60:Блокирует работу' };
}

/** What the story's names stand for in the model. */
interface Cast {
  readonly state: State;
  readonly project: Project;
  readonly categories: ReadonlyMap<string, number>;
  readonly issues: Map<string, Issue>;
}

function userOf(cast: Cast, login: string): User {
  const user = userByName(cast.state, login);
  if (user === undefined) throw new Error(`The story knows nobody called ${login}`);
  return user;
}

function issueOf(cast: Cast, ticket: string): Issue {
  const issue = cast.issues.get(ticket);
  if (issue === undefined) throw new Error(`The story tells of ticket ${ticket} before it is created`);
  return issue;
}

function categoryOf(cast: Cast, name: string): number {
  const id = cast.categories.get(name);
  if (id === undefined) throw new Error(`The story's project has no category ${name}`);
  return id;
}

function setFields(
  cast: Cast,
  by: User,
  issue: Issue,
  values: Readonly<Record<string, string>>,
  withHistory: boolean,
): void {
  for (const [name, value] of Object.entries(values)) {
    const field = [...cast.state.customFields.values()].find(each => each.name === name);
    if (field === undefined) throw new Error(`The story's project has no custom field ${name}`);
    setFieldValue(cast.state, by, issue, field, value, withHistory);
  }
}

function priorityId(state: State, priority: StoryPriority): number {
  return enumId(state.options.text('priority_enum_string'), priority) ?? UNKNOWN_PRIORITY;
}

type Telling<K extends StoryAction['kind']> = Extract<StoryAction, { kind: K }>;

function create(cast: Cast, by: User, action: Telling<'create'>): void {
  const { state } = cast;
  const issue = createIssue(state, by, {
    projectId: cast.project.id,
    categoryId: categoryOf(cast, action.category),
    summary: action.summary,
    description: action.description,
    priority: priorityId(state, action.priority),
    stepsToReproduce: action.stepsToReproduce ?? '',
    additionalInformation: action.additionalInformation ?? '',
  });
  cast.issues.set(action.ticket, issue);
  for (const name of action.tags ?? []) {
    attachTag(state, by, issue, tagByName(state, name) ?? createTag(state, by, name));
  }
  attachFiles(state, by, issue, action.files ?? []);
  setFields(cast, by, issue, action.customFields, false);
}

function comment(cast: Cast, by: User, action: Telling<'note'>): void {
  const issue = issueOf(cast, action.ticket);
  const note = addNote(cast.state, by, issue, {
    text: action.text,
    isPrivate: action.isPrivate ?? false,
    timeTracking: action.minutes ?? 0,
  });
  attachFiles(cast.state, by, issue, action.files ?? [], note.id);
  updateStatusOnFeedback(cast.state, by, issue, by.id);
}

function statusId(state: State, status: StoryStatus): number {
  return enumId(state.options.text('status_enum_string'), status) ?? 0;
}

/** The status and what Mantis's own pages change along with it: the first assignment, resolving, reopening. */
function statusChanges(
  cast: Cast,
  issue: Issue,
  action: Telling<'update'>,
  handlerId: number,
): Pick<IssueColumns, 'status' | 'resolution'> {
  const { state } = cast;
  const resolved = state.options.number('bug_resolved_status_threshold');
  const status =
    action.status === undefined ? statusForAssignment(state, issue, handlerId) : statusId(state, action.status);
  if (status >= resolved && issue.status < resolved) {
    return { status, resolution: state.options.number('bug_resolution_fixed_threshold') };
  }
  if (status < resolved && issue.status >= resolved) {
    return { status, resolution: state.options.number('bug_reopen_resolution') };
  }
  return { status, resolution: issue.resolution };
}

function update(cast: Cast, by: User, action: Telling<'update'>): void {
  const { state } = cast;
  const issue = issueOf(cast, action.ticket);
  const handlerId =
    action.handler === undefined ? issue.handlerId : action.handler === '' ? 0 : userOf(cast, action.handler).id;
  setFields(cast, by, issue, action.customFields ?? {}, true);
  updateIssue(state, by, issue, {
    handlerId,
    ...statusChanges(cast, issue, action, handlerId),
    priority: action.priority === undefined ? issue.priority : priorityId(state, action.priority),
    categoryId: action.category === undefined ? issue.categoryId : categoryOf(cast, action.category),
    dueDate: action.dueDate === undefined ? issue.dueDate : Math.floor(action.dueDate / 1000),
    targetVersion: action.targetVersion ?? issue.targetVersion,
  });
}

function tell(cast: Cast, action: StoryAction): void {
  const by = userOf(cast, action.by);
  switch (action.kind) {
    case 'create':
      create(cast, by, action);
      return;
    case 'note':
      comment(cast, by, action);
      return;
    case 'update':
      update(cast, by, action);
      return;
  }
}

function setTheStage(state: State, story: Story): Cast {
  const project = createProject(state, { ...story.project, viewState: PRIVATE });
  for (const user of story.users) {
    const created = createUser(state, { ...user, name: user.login, level: MODEST_GLOBAL_LEVEL });
    project.members.set(created.id, user.level);
    createToken(state, created, 'sample');
  }
  for (const version of story.project.versions) {
    createVersion(state, project, { ...version, date: Math.floor(version.date / 1000) });
  }
  for (const field of story.project.customFields) {
    createCustomField(state, project, { ...field, possibleValues: field.possibleValues.join('|') });
  }
  const categories = new Map(
    story.project.categories.map(name => [name, createCategory(state, project.id, name).id] as const),
  );
  return { state, project, categories, issues: new Map() };
}

interface SeedOptions {
  /** Epoch milliseconds; the clock after the story is told. */
  readonly clock?: () => number;
  readonly zone?: string;
  /** Changes the new server before anybody enters it: other enumerations, thresholds, languages, numbers. */
  readonly configure?: (state: State) => void;
}

/**
 * Tells a story to a new server, its clock at each action's moment, so that history, numbers and time stamps come out as
 * if it had happened there. The same story gives the same state, but for the tokens, which are random.
 * @throws Error when the story names what it has not introduced.
 */
export function seed(story: Story, options: SeedOptions = {}): State {
  const clock = options.clock ?? Date.now;
  const first = Math.floor((story.actions[0]?.at ?? clock()) / 1000);
  const state = createState({
    clock: () => first,
    zone: options.zone ?? 'Europe/Moscow',
    newToken: () => randomBytes(24).toString('base64url'),
  });
  configure(state);
  options.configure?.(state);
  const cast = setTheStage(state, story);
  for (const action of story.actions) {
    state.clock = () => Math.floor(action.at / 1000);
    tell(cast, action);
  }
  state.clock = () => Math.floor(clock() / 1000);
  return state;
}

/** The token of each user, by user name. */
export function tokensOf(state: State): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...state.tokens.values()].map(token => [state.users.get(token.userId)?.name ?? '', token.token]),
  );
}
