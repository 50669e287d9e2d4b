import { threshold } from './access';
import { enumIdFrom } from './enumRefs';
import { clientFault, Code } from './faults';
import { isSet, toInt, toText } from './json';
import { nextId } from './state';
import { createUser, userByName } from './users';
import type { JsonObject } from './json';
import type { State } from './state';
import type { ApiToken, User } from './types';

function mayManageUsers(state: State, user: User): boolean {
  return user.level >= threshold(state, 'manage_user_threshold');
}

/** Somebody's account: one's own, or with the right to manage users any (recordings 010–015). */
export function accountOf(state: State, by: User, id: number): User {
  if (id !== by.id && !mayManageUsers(state, by)) {
    throw clientFault('Access denied to get other users', Code.accessDenied);
  }
  const user = state.users.get(id);
  if (user === undefined) throw clientFault('User not found', Code.userByIdNotFound, String(id));
  return user;
}

export function accountByName(state: State, by: User, name: string): User {
  const user = userByName(state, name);
  if (user !== undefined) return accountOf(state, by, user.id);
  if (!mayManageUsers(state, by)) throw clientFault('Access denied to get other users', Code.accessDenied);
  throw clientFault('User not found', Code.userByNameNotFound, name);
}

/** POST /users */
export function postUser(state: State, by: User, sent: JsonObject): User {
  if (!mayManageUsers(state, by)) throw clientFault('Access denied to create users', Code.accessDenied);
  const name = toText(sent['username'] ?? sent['name']);
  if (name === '') throw clientFault('Username not specified', Code.emptyField, 'username');
  if (userByName(state, name) !== undefined) {
    throw clientFault(`Username '${name}' already used.`, Code.userNameNotUnique);
  }
  return createUser(state, {
    name,
    realName: toText(sent['real_name']),
    email: toText(sent['email']),
    level: isSet(sent['access_level']) ? enumIdFrom(state, 'access_levels', sent['access_level'], 0) : 25,
    enabled: sent['enabled'] !== false,
    isProtected: sent['protected'] === true,
  });
}

/** A token for somebody; the secret is shown this once. */
export function createToken(state: State, user: User, name: string): ApiToken {
  const token: ApiToken = { id: nextId(state, 'token'), userId: user.id, name, token: state.newToken() };
  state.tokens.set(token.token, token);
  return token;
}

/** POST /users/{id}/token: one's own, or an administrator's for another. */
export function postToken(state: State, by: User, userId: number, sent: JsonObject): ApiToken {
  if (userId !== by.id && !mayManageUsers(state, by)) {
    throw clientFault('Access denied to create token for other users', Code.accessDenied);
  }
  return createToken(state, accountOf(state, by, userId), toText(sent['name']) || 'token');
}

/** DELETE /users/me/token/{id}, and by an administrator another's. */
export function deleteToken(state: State, by: User, userId: number, tokenId: unknown): void {
  const id = toInt(tokenId);
  const found = [...state.tokens.values()].find(each => each.id === id && each.userId === userId);
  if (userId !== by.id && !mayManageUsers(state, by)) {
    throw clientFault('Access denied to delete token for other users', Code.accessDenied);
  }
  if (found === undefined) throw clientFault(`Token id '${id}' not found.`, Code.tokenNotFound);
  state.tokens.delete(found.token);
}
