import { forHistory } from '../model/customFields';
import { localMinute } from '../model/zone';
import { enumView, statusView, word } from './context';
import { nameInText, userViewById } from './users';
import type { Viewer } from './context';
import type { EnumName, Word } from '../lang/strings';
import type { CustomField, HistoryLine, Issue } from '../model/types';

/** How a field of the history is shown: its name and label, each value as JSON, and each value in words. */
interface FieldKind {
  readonly name: string;
  readonly label: string;
  value(raw: string): unknown;
  text(raw: string): string;
}

const LABELS: Readonly<Record<string, Word>> = {
  status: 'status',
  priority: 'priority',
  severity: 'severity',
  resolution: 'resolution',
  reproducibility: 'reproducibility',
  view_state: 'view_status',
  handler_id: 'assigned_to',
  reporter_id: 'reporter',
  project_id: 'email_project',
  category: 'category',
  version: 'product_version',
  fixed_in_version: 'fixed_in_version',
  target_version: 'target_version',
  summary: 'summary',
  sticky: 'sticky_issue',
  due_date: 'due_date',
};

const ENUMS = new Set(['priority', 'severity', 'resolution', 'reproducibility', 'view_state']);

function userField(viewer: Viewer, name: string): Pick<FieldKind, 'name' | 'value' | 'text'> {
  return {
    name,
    value: raw => (raw === '0' ? { id: 0 } : userViewById(viewer, Number(raw))),
    text: raw => (raw === '0' ? '' : nameInText(viewer, Number(raw))),
  };
}

function ownField(viewer: Viewer, field: string, projectId: number): Pick<FieldKind, 'name' | 'value' | 'text'> {
  const asIs = (raw: string) => raw;
  if (field === 'status') {
    const view = (raw: string) => statusView(viewer, Number(raw), projectId);
    return { name: field, value: view, text: raw => view(raw).label };
  }
  if (ENUMS.has(field)) {
    const view = (raw: string) => enumView(viewer, field as EnumName, Number(raw), projectId);
    return { name: field, value: view, text: raw => view(raw).label };
  }
  if (field === 'handler_id') return userField(viewer, 'handler');
  if (field === 'reporter_id') return userField(viewer, 'reporter');
  if (field === 'project_id') {
    return { name: field, value: asIs, text: raw => viewer.state.projects.get(Number(raw))?.name ?? `@${raw}@` };
  }
  if (field === 'due_date') {
    return { name: field, value: asIs, text: raw => (raw === '' ? '' : localMinute(viewer.state.zone, Number(raw))) };
  }
  return { name: field, value: asIs, text: asIs };
}

/** The custom field that a line is about, if it is none of the issue's own. */
export function customFieldOf(viewer: Viewer, line: HistoryLine): CustomField | undefined {
  if (LABELS[line.field] !== undefined) return undefined;
  for (const field of viewer.state.customFields.values()) if (field.name === line.field) return field;
  return undefined;
}

function kindOf(viewer: Viewer, issue: Issue, line: HistoryLine): FieldKind {
  const label = LABELS[line.field];
  if (label !== undefined) {
    return { ...ownField(viewer, line.field, issue.projectId), label: word(viewer, label) };
  }
  const custom = customFieldOf(viewer, line);
  return {
    name: line.field,
    label: line.field,
    value: raw => raw,
    text: raw => (custom === undefined ? raw : forHistory(viewer.state, custom, raw)),
  };
}

/** The part of a field's line between the user and the message, and the message itself. */
export function fieldChange(viewer: Viewer, issue: Issue, line: HistoryLine): Readonly<Record<string, unknown>> {
  const kind = kindOf(viewer, issue, line);
  return {
    field: { name: kind.name, label: kind.label },
    type: { id: 0, name: 'field-updated' },
    old_value: kind.value(line.old),
    new_value: kind.value(line.new),
    message: kind.label,
    change: `${kind.text(line.old)} => ${kind.text(line.new)}`,
  };
}
