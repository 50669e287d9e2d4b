import { canSeeIssue } from '../model/access';
import { relationshipsOf, relationshipType } from '../model/relationships';
import { enumView, statusView, word } from './context';
import { userView } from './users';
import type { EnumView, Viewer } from './context';
import type { Issue } from '../model/types';

export function relationshipTypeView(viewer: Viewer, type: number): EnumView {
  const { name, word: label } = relationshipType(type);
  return { id: type, name, label: word(viewer, label) };
}

function otherView(viewer: Viewer, other: Issue): Readonly<Record<string, unknown>> {
  const handler = viewer.state.users.get(other.handlerId);
  return {
    id: other.id,
    status: statusView(viewer, other.status, other.projectId),
    resolution: enumView(viewer, 'resolution', other.resolution, other.projectId),
    summary: other.summary,
    ...(handler === undefined ? {} : { handler: userView(viewer, handler) }),
  };
}

/** The relationships to issues that the user may see. */
export function relationshipViews(viewer: Viewer, issue: Issue): Readonly<Record<string, unknown>>[] {
  return relationshipsOf(viewer.state, issue.id).flatMap(each => {
    const other = viewer.state.issues.get(each.otherId);
    if (other === undefined || !canSeeIssue(viewer.state, viewer.user, other)) return [];
    return [{ id: each.id, type: relationshipTypeView(viewer, each.type), issue: otherView(viewer, other) }];
  });
}
