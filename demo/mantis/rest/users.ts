import { accountByName, accountOf, deleteToken, postToken, postUser } from '../model/accounts';
import { clientFault, Code } from '../model/faults';
import { toInt } from '../model/json';
import { accountView, accountWithProjects, tokenView } from '../view/users';
import { created, emptyAnswer, INVALID_BODY, ok } from './call';
import { route } from './routes';
import type { Answer, Call } from './call';
import type { Route } from './routes';

function selected(call: Call, view: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const selection = call.request.query.selection();
  if (selection === undefined) return view;
  return Object.fromEntries(Object.entries(view).filter(([name]) => selection.has(name)));
}

/** There is no list of users (recording 015). */
function getUsers(): Answer {
  throw clientFault('User not specified', Code.invalidFieldValue, 'user_id');
}

/** GET /users/me: a bare object. */
function getMe(call: Call): Answer {
  return ok(selected(call, accountWithProjects(call.viewer, call.user)));
}

function getUser(call: Call): Answer {
  const user = accountOf(call.state, call.user, toInt(call.params['id']));
  return ok({ users: [selected(call, accountView(call.viewer, user))] });
}

function getUserByName(call: Call): Answer {
  const user = accountByName(call.state, call.user, call.params['name'] ?? '');
  return ok({ users: [selected(call, accountView(call.viewer, user))] });
}

function addUser(call: Call): Answer {
  if (call.request.body === undefined) return INVALID_BODY;
  const user = postUser(call.state, call.user, call.request.body);
  return created(`User created with id ${user.id}`, { user: accountWithProjects(call.viewer, user) });
}

function userIdOf(call: Call): number {
  const id = call.params['id'];
  return id === undefined ? call.user.id : toInt(id);
}

function addToken(call: Call): Answer {
  const token = postToken(call.state, call.user, userIdOf(call), call.request.body ?? {});
  return created('User token created', tokenView(call.viewer, token));
}

function removeToken(call: Call): Answer {
  deleteToken(call.state, call.user, userIdOf(call), call.params['token']);
  return emptyAnswer(204, 'No Content');
}

export const userRoutes: readonly Route[] = [
  route('GET', 'users', getUsers),
  route('POST', 'users', addUser),
  route('GET', 'users/me', getMe),
  route('GET', 'users/{id}', getUser),
  route('GET', 'users/username/{name}', getUserByName),
  route('POST', 'users/me/token', addToken),
  route('DELETE', 'users/me/token/{token}', removeToken),
  route('POST', 'users/{id}/token', addToken),
  route('DELETE', 'users/{id}/token/{token}', removeToken),
];
