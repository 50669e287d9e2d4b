import type { Person } from '../tickets/ticket';
import type { UserPayload } from './schema/common';
import type { AccountPayload } from './schema/user';

/** A user with the access level that counts in one project. */
export interface ProjectUser extends Person {
  readonly accessLevel: number;
}

export function toPerson(user: UserPayload): Person {
  return { id: user.id, login: user.name, realName: user.real_name || null, email: user.email || null };
}

export function toProjectUser(account: AccountPayload): ProjectUser {
  return { ...toPerson(account), accessLevel: account.access_level.id };
}
