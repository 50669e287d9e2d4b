import * as z from 'zod';
import type { Term } from '../tickets/ticket';
import { termSchema } from './schema/common';
import { toTerm } from './terms';
import { toInteger, toThreshold, type Threshold } from './thresholds';

/** Mantis's access options; each name is Mantis's own in camel case. */
export interface Thresholds {
  readonly reportBug: Threshold;
  readonly updateBug: Threshold;
  readonly updateBugStatus: Threshold;
  /** By status id; a status without an entry needs `updateBugStatus` (`bug_submit_status`: `reportBug`). */
  readonly setStatus: ReadonlyMap<number, Threshold>;
  readonly addNote: Threshold;
  /** To see private notes; writing one needs `setViewStatus` as well. */
  readonly privateNote: Threshold;
  /** To change the text of one's own notes, and to delete them. */
  readonly editOwnNote: Threshold;
  readonly deleteOwnNote: Threshold;
  readonly setViewStatus: Threshold;
  readonly handleBug: Threshold;
  readonly updateReadOnlyBug: Threshold;
  readonly reopenBug: Threshold;
  readonly timeTrackingEdit: Threshold;
  readonly viewHistory: Threshold;
  readonly uploadFile: Threshold;
  readonly downloadFile: Threshold;
  readonly attachTag: Threshold;
  readonly createTag: Threshold;
  readonly detachTag: Threshold;
  /** For tags that one has created oneself. */
  readonly detachOwnTag: Threshold;
  readonly monitor: Threshold;
  readonly showMonitors: Threshold;
  /** To change who handles an issue. */
  readonly assign: Threshold;
  /** To set the target version. */
  readonly planVersion: Threshold;
  readonly setDueDate: Threshold;
  /** To make an issue private or public afterwards. */
  readonly changeViewStatus: Threshold;
}

/** Status ids with a meaning of their own on this server. */
export interface SpecialStatuses {
  readonly submit: number;
  readonly feedback: number;
  readonly assigned: number;
  /** A status from here on is resolved. */
  readonly resolvedFrom: number;
  /** A status from here on is closed. */
  readonly closedFrom: number;
  /** A status from here on is read-only below `updateReadOnlyBug`. */
  readonly readOnlyFrom: number;
}

/** The enumerations and what Mantis's own defaults for them are. */
const ENUMS = {
  status_enum_string: '10:new,20:feedback,30:acknowledged,40:confirmed,50:assigned,80:resolved,90:closed',
  priority_enum_string: '10:none,20:low,30:normal,40:high,50:urgent,60:immediate',
  severity_enum_string: '10:feature,20:trivial,30:text,40:tweak,50:minor,60:major,70:crash,80:block',
  resolution_enum_string:
    '10:open,20:fixed,30:reopened,40:unable to duplicate,50:not fixable,60:duplicate,70:not a bug,80:suspended,90:wont fix',
  view_state_enum_string: '10:public,50:private',
} as const;

/** Access options with the defaults of Mantis's `config_defaults_inc.php` (25 reporter, 40 updater, 55 developer, 70 manager). */
const LEVELS = {
  report_bug_threshold: 25,
  update_bug_threshold: 40,
  update_bug_status_threshold: 55,
  add_bugnote_threshold: 25,
  private_bugnote_threshold: 55,
  bugnote_user_edit_threshold: 55,
  bugnote_user_delete_threshold: 55,
  set_view_status_threshold: 25,
  handle_bug_threshold: 55,
  update_readonly_bug_threshold: 70,
  reopen_bug_threshold: 55,
  time_tracking_edit_threshold: 55,
  view_history_threshold: 10,
  upload_bug_file_threshold: 25,
  download_attachments_threshold: 10,
  tag_attach_threshold: 25,
  tag_create_threshold: 25,
  tag_detach_threshold: 55,
  tag_detach_own_threshold: 25,
  monitor_bug_threshold: 25,
  show_monitor_list_threshold: 55,
  update_bug_assign_threshold: 55,
  roadmap_update_threshold: 55,
  due_date_update_threshold: 100,
  change_view_status_threshold: 40,
} as const;

const NUMBERS = {
  bug_submit_status: 10,
  bug_feedback_status: 20,
  bug_assigned_status: 50,
  bug_resolved_status_threshold: 80,
  bug_closed_status_threshold: 90,
  bug_readonly_status_threshold: 80,
  bug_resolution_fixed_threshold: 20,
  bug_reopen_resolution: 30,
  max_file_size: 5_242_880,
  time_tracking_enabled: 0,
} as const;

/** `NEW_ => REPORTER`. */
const DEFAULT_SET_STATUS: ReadonlyMap<number, Threshold> = new Map([[10, 25]]);

/** What to ask `/config` for. */
export const OPTION_NAMES: readonly string[] = [
  ...Object.keys(ENUMS),
  ...Object.keys(LEVELS),
  ...Object.keys(NUMBERS),
  'set_status_threshold',
  'status_enum_workflow',
  'status_colors',
  'allowed_files',
  'disallowed_files',
];

/** Options of one project as the server told them; a missing or unreadable one counts as Mantis's default. */
export type Options = ReadonlyMap<string, unknown>;

export function enumOption(options: Options, name: keyof typeof ENUMS): readonly Term[] {
  const value = options.get(name);
  const parsed = z.array(termSchema).safeParse(value);
  if (parsed.success && parsed.data.length > 0) return parsed.data.map(toTerm);
  return parseEnumString(typeof value === 'string' && value !== '' ? value : ENUMS[name]);
}

function levelOption(options: Options, name: keyof typeof LEVELS): Threshold {
  return toThreshold(options.get(name)) ?? LEVELS[name];
}

export function numberOption(options: Options, name: keyof typeof NUMBERS): number {
  const value = options.get(name);
  return (typeof value === 'boolean' ? Number(value) : toInteger(value)) ?? NUMBERS[name];
}

export function thresholdsOf(options: Options): Thresholds {
  return {
    reportBug: levelOption(options, 'report_bug_threshold'),
    updateBug: levelOption(options, 'update_bug_threshold'),
    updateBugStatus: levelOption(options, 'update_bug_status_threshold'),
    setStatus: setStatusOption(options),
    addNote: levelOption(options, 'add_bugnote_threshold'),
    privateNote: levelOption(options, 'private_bugnote_threshold'),
    editOwnNote: levelOption(options, 'bugnote_user_edit_threshold'),
    deleteOwnNote: levelOption(options, 'bugnote_user_delete_threshold'),
    setViewStatus: levelOption(options, 'set_view_status_threshold'),
    handleBug: levelOption(options, 'handle_bug_threshold'),
    updateReadOnlyBug: levelOption(options, 'update_readonly_bug_threshold'),
    reopenBug: levelOption(options, 'reopen_bug_threshold'),
    timeTrackingEdit: levelOption(options, 'time_tracking_edit_threshold'),
    viewHistory: levelOption(options, 'view_history_threshold'),
    uploadFile: levelOption(options, 'upload_bug_file_threshold'),
    downloadFile: levelOption(options, 'download_attachments_threshold'),
    attachTag: levelOption(options, 'tag_attach_threshold'),
    createTag: levelOption(options, 'tag_create_threshold'),
    detachTag: levelOption(options, 'tag_detach_threshold'),
    detachOwnTag: levelOption(options, 'tag_detach_own_threshold'),
    monitor: levelOption(options, 'monitor_bug_threshold'),
    showMonitors: levelOption(options, 'show_monitor_list_threshold'),
    assign: levelOption(options, 'update_bug_assign_threshold'),
    planVersion: levelOption(options, 'roadmap_update_threshold'),
    setDueDate: levelOption(options, 'due_date_update_threshold'),
    changeViewStatus: levelOption(options, 'change_view_status_threshold'),
  };
}

export function specialStatusesOf(options: Options): SpecialStatuses {
  return {
    submit: numberOption(options, 'bug_submit_status'),
    feedback: numberOption(options, 'bug_feedback_status'),
    assigned: numberOption(options, 'bug_assigned_status'),
    resolvedFrom: numberOption(options, 'bug_resolved_status_threshold'),
    closedFrom: numberOption(options, 'bug_closed_status_threshold'),
    readOnlyFrom: numberOption(options, 'bug_readonly_status_threshold'),
  };
}

/** Resolutions with a meaning of their own on this server. */
export interface SpecialResolutions {
  /** The one that resolving offers first. */
  readonly fixed: number;
  readonly reopened: number;
}

export function specialResolutionsOf(options: Options): SpecialResolutions {
  return {
    fixed: numberOption(options, 'bug_resolution_fixed_threshold'),
    reopened: numberOption(options, 'bug_reopen_resolution'),
  };
}

/** `{"10":"50:assigned,20:feedback"}` (recording 509); PHP writes an empty one as `[]`. */
export function workflowOption(options: Options): ReadonlyMap<number, readonly number[]> {
  const entries = entriesById(options.get('status_enum_workflow')) ?? [];
  return new Map(entries.map(([from, to]) => [from, parseEnumString(String(to)).map(term => term.id)]));
}

/** «txt,log,.PNG» → `['txt', 'log', 'png']`. */
export function extensionsOption(options: Options, name: 'allowed_files' | 'disallowed_files'): readonly string[] {
  const value = options.get(name);
  if (typeof value !== 'string') return [];
  const extensions = value.split(',').map(part => part.trim().replace(/^\./, '').toLowerCase());
  return extensions.filter(extension => extension !== '');
}

/** Colours are given by the status's name. */
export function statusColors(options: Options, statuses: readonly Term[]): ReadonlyMap<number, string> {
  const parsed = z.record(z.string(), z.string()).safeParse(options.get('status_colors'));
  if (!parsed.success) return new Map();
  const colors = new Map(Object.entries(parsed.data));
  return new Map(
    statuses.flatMap(({ id, name }) => {
      const color = colors.get(name);
      return color === undefined ? [] : [[id, color] as const];
    }),
  );
}

function setStatusOption(options: Options): ReadonlyMap<number, Threshold> {
  const entries = entriesById(options.get('set_status_threshold'));
  if (entries === null) return DEFAULT_SET_STATUS;
  return new Map(
    entries.flatMap(([status, value]) => {
      const threshold = toThreshold(value);
      return threshold === null ? [] : [[status, threshold] as const];
    }),
  );
}

/** A PHP array with numbers as keys is an object in JSON, a list when it is empty or counts from 0. */
function entriesById(value: unknown): readonly (readonly [number, unknown])[] | null {
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) => {
    const id = toInteger(key);
    return id === null ? [] : [[id, entry] as const];
  });
}

function parseEnumString(text: string): readonly Term[] {
  return text.split(',').flatMap(part => {
    const match = /^\s*(\d+)\s*:\s*(.*?)\s*$/.exec(part);
    const name = match?.[2] ?? '';
    return match === null ? [] : [{ id: Number(match[1]), name, label: name }];
  });
}
