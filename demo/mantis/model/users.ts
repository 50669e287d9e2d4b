import { hasProjectLevel, projectLevel } from './access';
import { clientFault, Code } from './faults';
import { asObject, isSet, toInt, toText } from './json';
import { nextId } from './state';
import type { State } from './state';
import type { Language, User } from './types';

interface NewUser {
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  readonly level: number;
  readonly enabled?: boolean;
  readonly isProtected?: boolean;
  readonly language?: Language | 'auto' | '';
}

export function createUser(state: State, input: NewUser): User {
  const user: User = {
    id: nextId(state, 'user'),
    name: input.name,
    realName: input.realName,
    email: input.email,
    level: input.level,
    enabled: input.enabled ?? true,
    isProtected: input.isProtected ?? false,
    language: input.language ?? '',
    timezone: state.zone,
    createdAt: state.clock(),
  };
  state.users.set(user.id, user);
  return user;
}

export function userByName(state: State, name: string): User | undefined {
  const wanted = name.toLowerCase();
  for (const user of state.users.values()) if (user.name.toLowerCase() === wanted) return user;
  return undefined;
}

function find(state: State, matches: (user: User) => boolean): number {
  for (const user of state.users.values()) if (matches(user)) return user.id;
  return 0;
}

/**
 * The id that a reference `{id}`, `{name}`, `{real_name}` or `{email}` names. 0 when nobody has that name, which is how
 * an unknown handler clears the handler (REST fact 2); an id is taken as it is.
 */
export function userIdFrom(state: State, reference: unknown): number {
  const object = asObject(reference);
  if (object === undefined) return 0;
  const id = toInt(object['id']);
  if (id !== 0) return id;
  if (isSet(object['name'])) return userByName(state, toText(object['name']))?.id ?? 0;
  if (isSet(object['real_name'])) return find(state, user => user.realName === object['real_name']);
  if (isSet(object['email'])) return find(state, user => user.email === object['email']);
  return 0;
}

/** The same where Mantis insists on an existing user. */
export function existingUserFrom(state: State, reference: unknown): User {
  const object = asObject(reference);
  const user = state.users.get(userIdFrom(state, reference));
  if (user !== undefined) return user;
  if (object !== undefined && isSet(object['id'])) {
    const id = toText(object['id']);
    throw clientFault(`User with id ${id} doesn't exist`, Code.userByIdNotFound, id);
  }
  const name = toText(object?.['name'] ?? object?.['real_name'] ?? object?.['email']);
  throw clientFault(`Username '${name}' doesn't exist`, Code.userByNameNotFound, name);
}

/** What is shown of somebody: the real name where the installation shows those, else the user name. */
export function displayName(state: State, user: User): string {
  return state.options.isOn('show_realname') && user.realName !== '' ? user.realName : user.name;
}

function byDisplayName(state: State): (a: User, b: User) => number {
  const key = (user: User) => displayName(state, user).toLowerCase();
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id);
}

export function sortedByName(state: State, users: Iterable<User>): User[] {
  return [...users].sort(byDisplayName(state));
}

/** The enabled users of a project at or above a level, by name. */
export function projectUsers(state: State, projectId: number, level: number): User[] {
  const project = state.projects.get(projectId);
  const members = [...state.users.values()].filter(user => {
    const own = projectLevel(user, project);
    return user.enabled && own > 0 && own >= level;
  });
  return sortedByName(state, members);
}

export function canHandle(state: State, user: User, projectId: number): boolean {
  return hasProjectLevel(state, user, projectId, 'handle_bug_threshold');
}
