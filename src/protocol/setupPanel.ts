import * as z from 'zod';
import { setupPreview } from './setupPreview';

/**
 * The messages between the host and the editor of setup changes. The host owns the proposal, its undo and everything
 * that follows from it, and sends it whole; the webview owns what is unfolded, and what is being typed into a cell.
 */

const severity = z.enum(['safe', 'check', 'dangerous', 'irreversible', 'error']);

const findingView = z.object({
  severity,
  text: z.string(),
  /** Key of a consequence that has to be accepted; `null` when it is only told. */
  risk: z.string().nullable(),
  isAccepted: z.boolean(),
});

const changeView = z.object({
  id: z.string(),
  text: z.string(),
  severity,
  isAccepted: z.boolean(),
  /** A change of the file as a whole cannot be refused by itself. */
  canRefuse: z.boolean(),
  findings: z.array(findingView),
  /** States that go, each with where its objects may go. */
  targets: z.array(
    z.object({
      script: z.string(),
      state: z.string(),
      label: z.string(),
      value: z.string(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
});

const path = z.array(z.union([z.string(), z.number()]));

const cellView = z.object({
  path,
  label: z.string(),
  type: z.enum(['text', 'number', 'flag', 'list', 'nested', 'choice']),
  /** As it is typed; what is nested, in words. */
  text: z.string(),
  /** What it was before, in words; `null` when it is the same. */
  was: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});

const presence = z.enum(['same', 'added', 'removed', 'changed']);

const formView = z.object({
  document: z.int(),
  title: z.string(),
  fields: z.array(cellView),
  tables: z.array(
    z.object({
      path,
      title: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.object({ index: z.int().nullable(), presence, name: z.string(), cells: z.array(cellView) })),
      /** Rows that are left out because there are too many. */
      hidden: z.int(),
    }),
  ),
});

const planView = z.object({
  id: z.string(),
  title: z.string(),
  when: z.string(),
  author: z.string(),
  ticketId: z.int().nullable(),
  standing: z.string(),
  canTakeBack: z.boolean(),
});

export const noticeAction = z.enum([
  'rebase',
  'showOnDisk',
  'saveDirty',
  'openReply',
  'commit',
  'close',
  'openText',
  'reload',
]);

const noticeView = z.object({
  tone: z.enum(['info', 'warning', 'error', 'done']),
  message: z.string(),
  details: z.array(z.string()),
  actions: z.array(z.object({ action: noticeAction, label: z.string() })),
});

const setupView = z.object({
  title: z.string(),
  kind: z.string(),
  path: z.string(),
  ticket: z.object({ id: z.int(), summary: z.string() }).nullable(),
  /** Where the proposal comes from, in words. */
  source: z.string(),
  /** Rises whenever places in the script may have moved: answers to an older one are refused. */
  rev: z.int(),
  groups: z.array(z.object({ severity, title: z.string(), changes: z.array(changeView) })),
  /** Other files that name what the change renames, each taken along or left as it is. */
  following: z.array(
    z.object({
      path: z.string(),
      /** Its changed scripts. */
      title: z.string(),
      isTaken: z.boolean(),
      /** Its changes in words. */
      lines: z.array(z.string()),
      /** Places that have to be changed by hand, and why. */
      problems: z.array(z.string()),
      findings: z.array(findingView),
      counts: z.object({ added: z.int(), removed: z.int() }),
    }),
  ),
  /** Places of the file itself that still use a former name. */
  insidePlaces: z.int(),
  /** What the result shows that belongs to no single change. */
  findings: z.array(findingView),
  /** What was so before. */
  known: z.array(z.string()),
  counts: z.string(),
  forms: z.array(formView),
  onlyChanged: z.boolean(),
  search: z.string(),
  preview: setupPreview.nullable(),
  lines: z.object({ added: z.int(), removed: z.int() }),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** Why it cannot be applied now; `null` when it can. */
  blocked: z.string().nullable(),
  isBusy: z.boolean(),
  notice: noticeView.nullable(),
  plans: z.array(planView),
  sources: z.array(z.object({ source: z.enum(['attachment', 'git']), label: z.string() })),
});

export const setupHostMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('init'),
    l10n: z.record(z.string(), z.string()),
    language: z.string(),
    /** Identifies the proposal over a reload. */
    key: z.string(),
  }),
  z.object({ type: z.literal('state'), state: setupView }),
]);

const shortText = z.string().max(20_000);
const place = z.array(z.union([z.string().max(500), z.int().nonnegative()])).max(20);

export const setupWebviewMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('accept'), id: z.string(), isAccepted: z.boolean() }),
  z.object({ type: z.literal('acceptRisk'), risk: z.string(), isAccepted: z.boolean() }),
  z.object({ type: z.literal('chooseTarget'), script: shortText, state: shortText, target: shortText }),
  z.object({ type: z.literal('setValue'), rev: z.int(), document: z.int(), path: place, text: shortText }),
  z.object({
    type: z.literal('row'),
    rev: z.int(),
    document: z.int(),
    path: place,
    index: z.int().nonnegative(),
    action: z.enum(['copy', 'remove', 'up', 'down']),
  }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('redo') }),
  /** `path`: of a file that follows, else the proposal's own. */
  z.object({ type: z.literal('openText'), path: z.string().max(500).optional() }),
  z.object({ type: z.literal('takeAlong'), paths: z.array(z.string().max(500)).max(200), isTaken: z.boolean() }),
  z.object({ type: z.literal('renameInside') }),
  z.object({ type: z.literal('openTicket') }),
  z.object({ type: z.literal('apply') }),
  z.object({ type: z.literal('takeBack'), plan: z.string().max(80) }),
  z.object({ type: z.literal('takeFrom'), source: z.enum(['attachment', 'git']) }),
  z.object({ type: z.literal('notice'), action: noticeAction }),
  z.object({ type: z.literal('showRows'), onlyChanged: z.boolean(), search: z.string().max(200) }),
  z.object({ type: z.literal('simulate'), move: z.string().max(500).nullable() }),
  z.object({ type: z.literal('discard') }),
]);

/** What VS Code keeps for a panel over a reload. */
export const setupMemory = z.object({ key: z.string().regex(/^[\w-]{1,80}$/) });

export type SetupView = z.infer<typeof setupView>;
export type ChangeView = z.infer<typeof changeView>;
export type FindingView = z.infer<typeof findingView>;
export type FormView = z.infer<typeof formView>;
export type CellView = z.infer<typeof cellView>;
export type PlanView = z.infer<typeof planView>;
export type NoticeView = z.infer<typeof noticeView>;
export type NoticeAction = z.infer<typeof noticeAction>;
export type SetupHostMessage = z.infer<typeof setupHostMessage>;
export type SetupWebviewMessage = z.infer<typeof setupWebviewMessage>;
