import { hasIssueLevel, threshold } from './access';
import { clientFault, Code, crash } from './faults';
import { HistoryType, logEvent } from './history';
import { asObject, isSet, toInt, toText } from './json';
import { nextId, touch } from './state';
import { toColumn } from './texts';
import type { State } from './state';
import type { Issue, Tag, User } from './types';

export function tagByName(state: State, name: string): Tag | undefined {
  const wanted = name.toLowerCase();
  for (const tag of state.tags.values()) if (tag.name.toLowerCase() === wanted) return tag;
  return undefined;
}

/** The issue's tags, by name. */
export function tagsOf(state: State, issue: Issue): Tag[] {
  return [...issue.tagIds]
    .flatMap(id => state.tags.get(id) ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export function createTag(state: State, by: User, name: string): Tag {
  // A comma separates tags: PHP dies on a name that holds one (recording 410).
  if (name.includes(',') || name.trim() === '') throw crash('Invalid tag name');
  const tag: Tag = { id: nextId(state, 'tag'), name: toColumn(name.trim()), userId: by.id };
  state.tags.set(tag.id, tag);
  return tag;
}

export function attachTag(state: State, by: User, issue: Issue, tag: Tag): void {
  if (issue.tagIds.has(tag.id)) return;
  issue.tagIds.add(tag.id);
  logEvent(state, issue, by, HistoryType.tagAdded, tag.name, tag.id);
  touch(state, issue);
}

function detach(state: State, by: User, issue: Issue, tag: Tag): void {
  if (!issue.tagIds.delete(tag.id)) return;
  logEvent(state, issue, by, HistoryType.tagDeleted, tag.name, tag.id);
  touch(state, issue);
}

function tagById(state: State, id: number): Tag {
  const tag = state.tags.get(id);
  if (tag === undefined) throw clientFault(`Tag '${id}' does not exist`, Code.tagNotFound, String(id));
  return tag;
}

/** The tag of a reference `{id}` or `{name}`; a new name is created where the user may. */
export function tagFrom(state: State, by: User, reference: unknown): Tag {
  const object = asObject(reference);
  if (isSet(object?.['id'])) return tagById(state, toInt(object?.['id']));
  const name = toText(object?.['name']);
  const known = tagByName(state, name);
  if (known !== undefined) return known;
  if (by.level < threshold(state, 'tag_create_threshold')) {
    throw clientFault(`User '${by.id}' can't create tag '${name}'.`, Code.tagNotFound, name);
  }
  return createTag(state, by, name);
}

/** POST /issues/{id}/tags */
export function attachTags(state: State, by: User, issue: Issue, sent: readonly unknown[]): void {
  if (!hasIssueLevel(state, by, issue, 'tag_attach_threshold')) throw clientFault('Access denied', Code.accessDenied);
  for (const tag of sent.map(each => tagFrom(state, by, each))) attachTag(state, by, issue, tag);
}

/** DELETE /issues/{id}/tags/{tag} */
export function detachTag(state: State, by: User, issue: Issue, tagId: number): void {
  const tag = tagById(state, tagId);
  const option = tag.userId === by.id ? 'tag_detach_own_threshold' : 'tag_detach_threshold';
  if (!hasIssueLevel(state, by, issue, option)) throw clientFault('Access denied', Code.accessDenied);
  detach(state, by, issue, tag);
}

/** `tags` of a PATCH replaces the whole set (REST fact 9); here an unknown name is refused, not created. */
export function replaceTags(state: State, by: User, issue: Issue, sent: readonly unknown[]): void {
  const wanted = sent.map(reference => {
    const object = asObject(reference);
    const id = toInt(object?.['id']);
    const name = toText(object?.['name']);
    const tag = isSet(object?.['id']) ? state.tags.get(id) : tagByName(state, name);
    if (tag !== undefined) return tag;
    const message = isSet(object?.['id']) ? `Tag with id ${id} not found.` : `Tag '${name}' not found.`;
    throw clientFault(message, Code.tagNotFound, name || String(id));
  });
  const kept = new Set(wanted.map(tag => tag.id));
  const superfluous = tagsOf(state, issue).filter(tag => !kept.has(tag.id));
  if (hasIssueLevel(state, by, issue, 'tag_detach_threshold')) {
    for (const tag of superfluous) detach(state, by, issue, tag);
  }
  if (hasIssueLevel(state, by, issue, 'tag_attach_threshold')) {
    for (const tag of wanted) attachTag(state, by, issue, tag);
  }
}
