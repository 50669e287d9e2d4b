import { canSeeIssue, hasProjectLevel, isReadOnly, visibleProjects } from '../model/access';
import { localMinute } from '../model/zone';
import { word } from './context';
import { formatId } from './history';
import type { Viewer } from './context';
import type { Issue } from '../model/types';

type Flags = Readonly<Record<string, boolean>>;

/** What the web page shows and which actions it offers (recording 428). */
export function pageFlags(viewer: Viewer, issue: Issue): Flags {
  const { state, user } = viewer;
  const may = (option: string) => hasProjectLevel(state, user, issue.projectId, option);
  const isOpenToChange = !isReadOnly(state, user, issue);
  const isFollowing = issue.monitors.has(user.id);
  const option = (name: string) => state.options.number(name, issue.projectId);
  const mayStick = may('set_bug_sticky_threshold');
  const hasOtherProject = visibleProjects(state, user).length > 1;
  const isShown = canSeeIssue(state, user, issue);
  return {
    summary_show: isShown,
    description_show: isShown,
    versions_show: isShown,
    versions_product_version_show: isShown,
    versions_fixed_in_version_show: isShown,
    versions_product_build_show: false,
    versions_target_version_show: may('roadmap_view_threshold'),
    history_show: may('view_history_threshold'),
    reminder_can_add: isOpenToChange && may('bug_reminder_threshold'),
    id_show: isShown,
    created_at_show: isShown,
    updated_at_show: isShown,
    additional_information_show: isShown,
    steps_to_reproduce_show: isShown,
    tags_show: may('tag_view_threshold'),
    tags_can_attach: isOpenToChange && may('tag_attach_threshold'),
    due_date_show: may('due_date_view_threshold'),
    relationships_show: isShown,
    relationships_can_update: isOpenToChange && may('update_bug_threshold'),
    sponsorships_show: false,
    profiles_show: isShown,
    profiles_platform_show: isShown,
    profiles_os_show: isShown,
    profiles_os_build_show: isShown,
    monitor_show: may('show_monitor_list_threshold'),
    monitor_can_delete: may('monitor_delete_others_bug_threshold'),
    monitor_can_add: may('monitor_add_others_bug_threshold'),
    can_monitor: !isFollowing && may('monitor_bug_threshold'),
    can_unmonitor: isFollowing && may('monitor_bug_threshold'),
    attachments_show: may('view_attachments_threshold'),
    category_show: isShown,
    eta_show: false,
    handler_show: may('view_handler_threshold'),
    priority_show: isShown,
    project_show: isShown,
    projection_show: false,
    reporter_show: isShown,
    reproducibility_show: isShown,
    resolution_show: isShown,
    severity_show: isShown,
    status_show: isShown,
    view_state_show: isShown,
    can_update: isOpenToChange && may('update_bug_threshold'),
    can_assign: isOpenToChange && may('update_bug_assign_threshold'),
    can_change_status: isOpenToChange && may('update_bug_status_threshold'),
    can_clone: isOpenToChange && may('report_bug_threshold'),
    can_reopen: issue.status >= option('bug_resolved_status_threshold') && may('reopen_bug_threshold'),
    can_close: issue.status < option('bug_closed_status_threshold') && may('update_bug_status_threshold'),
    can_move: hasOtherProject && isOpenToChange && may('move_bug_threshold'),
    can_delete: isOpenToChange && may('delete_bug_threshold'),
    can_sticky: mayStick && !issue.sticky,
    can_unsticky: mayStick && issue.sticky,
  };
}

/** The page's own texts. */
export function pageTexts(viewer: Viewer, issue: Issue): Readonly<Record<string, unknown>> {
  const { state } = viewer;
  const minute = (at: number) => (at === 0 ? '' : localMinute(state.zone, at));
  const isDueShown = hasProjectLevel(state, viewer.user, issue.projectId, 'due_date_view_threshold');
  const isOpen = issue.status < state.options.number('bug_resolved_status_threshold', issue.projectId);
  return {
    product_version: issue.version,
    target_version: issue.targetVersion,
    fixed_in_version: issue.fixedInVersion,
    form_title: word(viewer, 'bug_view_title'),
    id_formatted: formatId(issue.id),
    created_at: minute(issue.createdAt),
    updated_at: minute(issue.updatedAt),
    overdue: isDueShown && isOpen && issue.dueDate !== 0 && issue.dueDate < state.clock(),
    due_date: isDueShown ? minute(issue.dueDate) : '',
    links: [],
  };
}
