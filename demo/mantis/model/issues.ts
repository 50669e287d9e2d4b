import { crash } from './faults';
import { HistoryType, logEvent, logField } from './history';
import { removeRelationshipsOf } from './relationships';
import { nextId, touch } from './state';
import { characterCount, ensureLongText, toColumn } from './texts';
import type { State } from './state';
import type { Issue, IssueColumns, User } from './types';

/** `summary` is a column of 128 characters: a longer one kills the request (REST fact 10). */
const SUMMARY_LIMIT = 128;

export type NewIssue = Partial<IssueColumns> &
  Pick<IssueColumns, 'projectId' | 'categoryId' | 'summary' | 'description'>;

type TextColumn =
  | 'summary'
  | 'description'
  | 'stepsToReproduce'
  | 'additionalInformation'
  | 'version'
  | 'fixedInVersion'
  | 'targetVersion';

const TEXT_COLUMNS: readonly TextColumn[] = [
  'summary',
  'description',
  'stepsToReproduce',
  'additionalInformation',
  'version',
  'fixedInVersion',
  'targetVersion',
];

function storable(state: State, columns: IssueColumns): IssueColumns {
  ensureLongText(state, columns.description, 'description', 'description');
  ensureLongText(state, columns.stepsToReproduce, 'steps_to_reproduce', 'steps_to_reproduce');
  ensureLongText(state, columns.additionalInformation, 'additional_information', 'additional_information');
  const stored = { ...columns };
  for (const column of TEXT_COLUMNS) stored[column] = toColumn(columns[column]);
  if (characterCount(stored.summary) > SUMMARY_LIMIT) throw crash('Data too long for column "summary"');
  return stored;
}

function withDefaults(state: State, by: User, input: NewIssue): IssueColumns {
  const option = (name: string) => state.options.number(name, input.projectId);
  return {
    reporterId: by.id,
    handlerId: 0,
    priority: option('default_bug_priority'),
    severity: option('default_bug_severity'),
    reproducibility: option('default_bug_reproducibility'),
    status: option('bug_submit_status'),
    resolution: option('default_bug_resolution'),
    version: '',
    fixedInVersion: '',
    targetVersion: '',
    viewState: option('default_bug_view_status'),
    sticky: false,
    dueDate: 0,
    stepsToReproduce: '',
    additionalInformation: '',
    ...input,
  };
}

/** The status that an assignment brings along, where a status is not changed at the same time. */
export function statusForAssignment(
  state: State,
  issue: Pick<IssueColumns, 'projectId' | 'status' | 'handlerId'>,
  handlerId: number,
): number {
  const assigned = state.options.number('bug_assigned_status', issue.projectId);
  const isFirst = issue.handlerId === 0 && handlerId !== 0;
  const isAutomatic = state.options.isOn('auto_set_status_to_assigned', issue.projectId);
  return isFirst && isAutomatic && issue.status < assigned ? assigned : issue.status;
}

/** Creates an issue and its first history lines. Checks nothing but what the database itself refuses. */
export function createIssue(state: State, by: User, input: NewIssue): Issue {
  const columns = withDefaults(state, by, input);
  columns.handlerId ||= state.categories.get(columns.categoryId)?.defaultHandlerId ?? 0;
  const reported = columns.status;
  columns.status = statusForAssignment(state, { ...columns, handlerId: 0 }, columns.handlerId);
  const stored = storable(state, columns);
  const now = state.clock();
  const issue: Issue = {
    ...stored,
    id: nextId(state, 'issue'),
    createdAt: now,
    updatedAt: now,
    fields: new Map(),
    notes: [],
    files: [],
    tagIds: new Set(),
    monitors: new Set(),
    history: [],
  };
  state.issues.set(issue.id, issue);
  state.revision += 1;
  logEvent(state, issue, by, HistoryType.issueNew);
  logField(state, issue, by, 'status', reported, issue.status);
  logField(state, issue, by, 'handler_id', 0, issue.handlerId);
  return issue;
}

/** The columns in the order in which Mantis writes their lines, with what a line keeps of each. */
const LOGGED: readonly (readonly [string, (columns: IssueColumns, state: State) => string | number])[] = [
  ['project_id', columns => columns.projectId],
  ['reporter_id', columns => columns.reporterId],
  ['handler_id', columns => columns.handlerId],
  ['priority', columns => columns.priority],
  ['severity', columns => columns.severity],
  ['reproducibility', columns => columns.reproducibility],
  ['status', columns => columns.status],
  ['resolution', columns => columns.resolution],
  ['category', (columns, state) => state.categories.get(columns.categoryId)?.name ?? ''],
  ['version', columns => columns.version],
  ['fixed_in_version', columns => columns.fixedInVersion],
  ['target_version', columns => columns.targetVersion],
  ['view_state', columns => columns.viewState],
  ['summary', columns => columns.summary],
  ['sticky', columns => Number(columns.sticky)],
  ['due_date', columns => columns.dueDate || ''],
];

const LOGGED_TEXTS = [
  ['description', HistoryType.descriptionUpdated],
  ['stepsToReproduce', HistoryType.stepsUpdated],
  ['additionalInformation', HistoryType.additionalInfoUpdated],
] as const;

function columnsOf(issue: IssueColumns): IssueColumns {
  return {
    projectId: issue.projectId,
    reporterId: issue.reporterId,
    handlerId: issue.handlerId,
    priority: issue.priority,
    severity: issue.severity,
    reproducibility: issue.reproducibility,
    status: issue.status,
    resolution: issue.resolution,
    categoryId: issue.categoryId,
    version: issue.version,
    fixedInVersion: issue.fixedInVersion,
    targetVersion: issue.targetVersion,
    viewState: issue.viewState,
    summary: issue.summary,
    sticky: issue.sticky,
    dueDate: issue.dueDate,
    description: issue.description,
    stepsToReproduce: issue.stepsToReproduce,
    additionalInformation: issue.additionalInformation,
  };
}

/**
 * Writes all columns: those of `changes`, the others as they were in `seen`, with a line for each that differs from it.
 * The time of the update moves even when nothing does.
 */
export function updateIssue(
  state: State,
  by: User,
  issue: Issue,
  changes: Partial<IssueColumns>,
  seen: IssueColumns = issue,
): void {
  const before = columnsOf(seen);
  Object.assign(issue, storable(state, { ...before, ...changes }));
  for (const [field, valueOf] of LOGGED) {
    logField(state, issue, by, field, valueOf(before, state), valueOf(issue, state));
  }
  for (const [column, type] of LOGGED_TEXTS) {
    if (before[column] !== issue[column]) logEvent(state, issue, by, type);
  }
  touch(state, issue);
}

/** Removes an issue for good; others keep the history lines that name it. */
export function deleteIssue(state: State, issue: Issue): void {
  removeRelationshipsOf(state, issue.id);
  for (const note of issue.notes) state.notes.delete(note.id);
  state.issues.delete(issue.id);
  state.revision += 1;
}
