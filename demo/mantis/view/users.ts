import { projectLevel, threshold, visibleProjects } from '../model/access';
import { displayName } from '../model/users';
import { enumView, time, word } from './context';
import type { EnumView, Viewer } from './context';
import type { ApiToken, Project, User } from '../model/types';

interface UserView {
  readonly id: number;
  readonly name: string;
  readonly real_name?: string;
  readonly email?: string;
}

function seesEmailOf(viewer: Viewer, user: User): boolean {
  return (
    viewer.user.id === user.id ||
    viewer.user.level >= 90 ||
    viewer.user.level >= threshold(viewer.state, 'show_user_email_threshold')
  );
}

/** Somebody as issues show them; the e-mail only of oneself, or to an administrator. */
export function userView(viewer: Viewer, user: User): UserView {
  return {
    id: user.id,
    name: user.name,
    ...(user.realName === '' ? {} : { real_name: user.realName }),
    ...(user.email === '' || !seesEmailOf(viewer, user) ? {} : { email: user.email }),
  };
}

/** The name in a text; an account that does not exist has one made of its number (recording 418). */
export function nameInText(viewer: Viewer, userId: number): string {
  const user = viewer.state.users.get(userId);
  return user === undefined ? `${word(viewer, 'prefix_for_deleted_users')}${userId}` : displayName(viewer.state, user);
}

/** Somebody by number, also one who is gone. */
export function userViewById(viewer: Viewer, userId: number): UserView {
  const user = viewer.state.users.get(userId);
  return user === undefined ? { id: userId, name: nameInText(viewer, userId) } : userView(viewer, user);
}

/** An account with its global access level, as /users answers it. */
export function accountView(viewer: Viewer, user: User): Readonly<Record<string, unknown>> {
  return {
    ...userView(viewer, user),
    language: user.language || viewer.state.options.text('default_language'),
    timezone: user.timezone,
    access_level: enumView(viewer, 'access_levels', user.level, 0),
    created_at: time(viewer, user.createdAt),
  };
}

/** The same with the projects that the account sees: /users/me and a new user. */
export function accountWithProjects(viewer: Viewer, user: User): Readonly<Record<string, unknown>> {
  const projects = visibleProjects(viewer.state, user).map(project => ({ id: project.id, name: project.name }));
  return { ...accountView(viewer, user), projects };
}

/** Somebody with the level that counts in the project. */
export function memberView(viewer: Viewer, user: User, project: Project): UserView & { access_level: EnumView } {
  const level = projectLevel(user, project);
  return { ...userView(viewer, user), access_level: enumView(viewer, 'access_levels', level, project.id) };
}

export function tokenView(viewer: Viewer, token: ApiToken): Readonly<Record<string, unknown>> {
  return { id: token.id, name: token.name, token: token.token, user: userViewById(viewer, token.userId) };
}
