/** A value of MantisBT's configuration: ON and OFF are 1 and 0, PHP arrays with keys are objects. */
type OptionValue = string | number | readonly never[] | Readonly<Record<string, string | number>>;

/** An option that takes another one's value; Mantis then answers it as a string (recording 511). */
interface Alias {
  readonly sameAs: string;
}

function sameAs(name: string): Alias {
  return { sameAs: name };
}

const VIEWER = 10;
const REPORTER = 25;
const UPDATER = 40;
const DEVELOPER = 55;
const MANAGER = 70;
const ADMINISTRATOR = 90;
const NOBODY = 100;

/** The defaults of MantisBT 2.28.4 that GET /config may tell or that the model itself obeys. */
const DEFAULTS: Readonly<Record<string, OptionValue | Alias>> = {
  priority_enum_string: '10:none,20:low,30:normal,40:high,50:urgent,60:immediate',
  severity_enum_string: '10:feature,20:trivial,30:text,40:tweak,50:minor,60:major,70:crash,80:block',
  reproducibility_enum_string: '10:always,30:sometimes,50:random,70:have not tried,90:unable to duplicate,100:N/A',
  status_enum_string: '10:new,20:feedback,30:acknowledged,40:confirmed,50:assigned,80:resolved,90:closed',
  resolution_enum_string:
    '10:open,20:fixed,30:reopened,40:unable to duplicate,50:not fixable,60:duplicate,70:not a bug,80:suspended,90:wont fix',
  view_state_enum_string: '10:public,50:private',
  access_levels_enum_string: '10:viewer,25:reporter,40:updater,55:developer,70:manager,90:administrator',
  project_status_enum_string: '10:development,30:release,50:stable,70:obsolete',
  status_colors: {
    new: '#fcbdbd',
    feedback: '#e3b7eb',
    acknowledged: '#ffcd85',
    confirmed: '#fff494',
    assigned: '#c2dfff',
    resolved: '#d2f5b0',
    closed: '#c9ccc4',
  },
  status_enum_workflow: [],
  set_status_threshold: { 10: REPORTER },
  bug_submit_status: 10,
  bug_assigned_status: 50,
  bug_feedback_status: 20,
  bug_reopen_status: 20,
  bug_reopen_resolution: 30,
  bug_resolved_status_threshold: 80,
  bug_closed_status_threshold: 90,
  bug_readonly_status_threshold: 80,
  bug_resolution_fixed_threshold: 20,
  bug_resolution_not_fixed_threshold: 40,
  bug_duplicate_resolution: 60,
  auto_set_status_to_assigned: 1,
  reassign_on_feedback: 1,
  default_bug_priority: 30,
  default_bug_severity: 50,
  default_bug_reproducibility: 70,
  default_bug_resolution: 10,
  default_bug_view_status: 10,
  default_bugnote_view_status: 10,
  default_category_for_moves: 1,
  default_language: 'auto',
  fallback_language: 'english',
  default_timezone: 'UTC',
  allow_no_category: 0,
  limit_reporters: 0,
  allow_reporter_close: 0,
  allow_reporter_reopen: 1,
  show_realname: 0,
  max_file_size: 5242880,
  allowed_files: '',
  disallowed_files: 'svg',
  max_textarea_length: 65535,
  time_tracking_enabled: 0,
  time_tracking_view_threshold: DEVELOPER,
  time_tracking_edit_threshold: DEVELOPER,
  report_bug_threshold: REPORTER,
  update_bug_threshold: UPDATER,
  update_bug_assign_threshold: sameAs('handle_bug_threshold'),
  update_bug_status_threshold: DEVELOPER,
  handle_bug_threshold: DEVELOPER,
  view_handler_threshold: VIEWER,
  view_history_threshold: VIEWER,
  reopen_bug_threshold: DEVELOPER,
  update_readonly_bug_threshold: MANAGER,
  delete_bug_threshold: DEVELOPER,
  move_bug_threshold: DEVELOPER,
  private_bug_threshold: DEVELOPER,
  set_view_status_threshold: REPORTER,
  change_view_status_threshold: UPDATER,
  set_bug_sticky_threshold: MANAGER,
  add_bugnote_threshold: REPORTER,
  update_bugnote_threshold: DEVELOPER,
  delete_bugnote_threshold: DEVELOPER,
  bugnote_user_edit_threshold: sameAs('update_bugnote_threshold'),
  bugnote_user_delete_threshold: sameAs('delete_bugnote_threshold'),
  bugnote_user_change_view_state_threshold: sameAs('change_view_status_threshold'),
  private_bugnote_threshold: DEVELOPER,
  bug_reminder_threshold: DEVELOPER,
  monitor_bug_threshold: REPORTER,
  monitor_add_others_bug_threshold: DEVELOPER,
  monitor_delete_others_bug_threshold: DEVELOPER,
  show_monitor_list_threshold: DEVELOPER,
  upload_bug_file_threshold: REPORTER,
  view_attachments_threshold: VIEWER,
  download_attachments_threshold: VIEWER,
  delete_attachments_threshold: DEVELOPER,
  tag_view_threshold: VIEWER,
  tag_attach_threshold: REPORTER,
  tag_create_threshold: REPORTER,
  tag_detach_threshold: DEVELOPER,
  tag_detach_own_threshold: REPORTER,
  roadmap_view_threshold: VIEWER,
  roadmap_update_threshold: DEVELOPER,
  due_date_view_threshold: NOBODY,
  due_date_update_threshold: NOBODY,
  manage_user_threshold: ADMINISTRATOR,
  show_user_email_threshold: NOBODY,
  webservice_specify_reporter_on_add_access_level_threshold: DEVELOPER,
  webservice_rest_enabled: 1,
};

/** Never told by GET /config (recording 034), whoever asks. */
const SECRET = new Set(['webservice_rest_enabled']);

/** The configuration: defaults, values for the whole server, values of single projects. */
export class Options {
  private readonly everywhere = new Map<string, OptionValue>();
  private readonly byProject = new Map<number, Map<string, OptionValue>>();

  set(name: string, value: OptionValue, projectId = 0): void {
    this.scope(projectId).set(name, value);
  }

  remove(name: string, projectId = 0): void {
    this.scope(projectId).delete(name);
  }

  /** The value that holds in a project (0: outside of any), or undefined for an unknown name. */
  get(name: string, projectId = 0): OptionValue | undefined {
    const own = this.byProject.get(projectId)?.get(name) ?? this.everywhere.get(name);
    if (own !== undefined) return own;
    if (!Object.hasOwn(DEFAULTS, name)) return undefined;
    const standard = DEFAULTS[name];
    if (typeof standard === 'object' && 'sameAs' in standard) {
      return String(this.number((standard as Alias).sameAs, projectId));
    }
    return standard;
  }

  /** What GET /config answers: undefined for unknown and secret names alike. */
  visible(name: string, projectId: number): OptionValue | undefined {
    return SECRET.has(name) ? undefined : this.get(name, projectId);
  }

  number(name: string, projectId = 0): number {
    return Number(this.get(name, projectId));
  }

  text(name: string, projectId = 0): string {
    const value = this.get(name, projectId);
    return typeof value === 'string' ? value : '';
  }

  isOn(name: string, projectId = 0): boolean {
    return this.number(name, projectId) === 1;
  }

  private scope(projectId: number): Map<string, OptionValue> {
    if (projectId === 0) return this.everywhere;
    let scope = this.byProject.get(projectId);
    if (scope === undefined) {
      scope = new Map<string, OptionValue>();
      this.byProject.set(projectId, scope);
    }
    return scope;
  }
}
