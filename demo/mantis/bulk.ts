import { setFieldValue } from './model/customFields';
import { createIssue, updateIssue } from './model/issues';
import { addNote } from './model/notes';
import { categoriesOf, fieldsOf } from './model/projects';
import { projectUsers } from './model/users';
import type { State } from './model/state';
import type { CustomField, Issue, Project, User } from './model/types';

interface BulkOptions {
  readonly count: number;
  /** How many of them are not resolved; they are the newest. */
  readonly open: number;
  /** Epoch milliseconds between which they were submitted. */
  readonly from: number;
  readonly to: number;
  readonly notesPerIssue?: number;
  readonly seed?: number;
}

const DEVELOPER = 55;
const PRIORITIES = [20, 20, 20, 40, 40, 60] as const;
const OPEN_STATUSES = [10, 20, 30, 40, 50, 50] as const;
const WORDS = ['счёт', 'договор', 'выгрузка', 'отчёт', 'сверка', 'рассылка', 'звонок', 'лицензия', 'поставка', 'акт'];

/** Numbers that look random and are the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return sides => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

interface Bulk {
  readonly state: State;
  readonly project: Project;
  readonly roll: (sides: number) => number;
  readonly customers: readonly User[];
  readonly staff: readonly User[];
  readonly categoryIds: readonly number[];
  readonly fields: readonly CustomField[];
}

function pick<T>(bulk: Bulk, items: readonly T[]): T {
  const item = items[bulk.roll(items.length)];
  if (item === undefined) throw new Error('Bulk issues need users, categories and statuses to choose from');
  return item;
}

function words(bulk: Bulk, count: number): string {
  return Array.from({ length: count }, () => pick(bulk, WORDS)).join(' ');
}

function valueFor(bulk: Bulk, field: CustomField): string {
  if (field.possibleValues !== '') {
    const isSet = field.type === 'checkbox' || field.type === 'multilist';
    return isSet && bulk.roll(4) > 0 ? '' : pick(bulk, field.possibleValues.split('|'));
  }
  return field.type === 'float' && bulk.roll(2) === 0 ? String((bulk.roll(32) + 1) / 4) : '';
}

function submit(bulk: Bulk, at: number): Issue {
  const { state, project } = bulk;
  state.clock = () => at;
  const issue = createIssue(state, pick(bulk, bulk.customers), {
    projectId: project.id,
    categoryId: pick(bulk, bulk.categoryIds),
    summary: `${words(bulk, 5)} ${state.counters.issue + 1}`,
    description: words(bulk, 60),
    priority: pick(bulk, PRIORITIES),
  });
  for (const field of bulk.fields) {
    setFieldValue(state, pick(bulk, bulk.staff), issue, field, valueFor(bulk, field), false);
  }
  return issue;
}

/** What happened to an issue after it was submitted, within the day that followed but not after `latest`. */
function work(bulk: Bulk, issue: Issue, isOpen: boolean, notes: number, latest: number): void {
  const { state } = bulk;
  const handler = pick(bulk, bulk.staff);
  const step = Math.max(1, Math.floor(Math.min(86_400, latest - issue.createdAt) / (notes + 2)));
  let at = issue.createdAt;
  const next = () => {
    at = Math.min(at + step, latest);
    state.clock = () => at;
  };
  const status = isOpen ? pick(bulk, OPEN_STATUSES) : 50;
  next();
  if (status !== 10) updateIssue(state, handler, issue, { handlerId: handler.id, status });
  for (let note = 0; note < notes; note += 1) {
    next();
    const author = note % 2 === 0 ? handler : pick(bulk, bulk.customers);
    addNote(state, author, issue, { text: words(bulk, 20), isPrivate: false, timeTracking: 0 });
  }
  next();
  if (!isOpen) updateIssue(state, handler, issue, { status: 80 + 10 * bulk.roll(2), resolution: 20 });
}

/**
 * Adds many issues to the first project, quickly and always the same ones for the same options; for benchmarks and tests.
 * The server's clock is left as it was.
 */
export function addIssues(state: State, options: BulkOptions): void {
  const [project] = state.projects.values();
  if (project === undefined) throw new Error('Bulk issues need a project');
  const everybody = projectUsers(state, project.id, 0);
  const isStaff = (user: User) => (project.members.get(user.id) ?? 0) >= DEVELOPER;
  const bulk: Bulk = {
    state,
    project,
    roll: dice(options.seed ?? 1),
    customers: everybody.filter(user => !isStaff(user)),
    staff: everybody.filter(isStaff),
    categoryIds: categoriesOf(state, project).map(category => category.id),
    fields: fieldsOf(state, project),
  };
  const clock = state.clock;
  const [from, to] = [Math.floor(options.from / 1000), Math.floor(options.to / 1000)];
  for (let index = 0; index < options.count; index += 1) {
    const issue = submit(bulk, from + Math.floor(((to - from) * index) / options.count));
    const isOpen = index >= options.count - options.open;
    work(bulk, issue, isOpen, options.notesPerIssue ?? 3, to);
  }
  state.clock = clock;
}
