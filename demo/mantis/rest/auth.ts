import { emptyAnswer } from './call';
import { userByName } from '../model/users';
import type { Answer, RestRequest } from './call';
import type { State } from '../model/state';
import type { User } from '../model/types';

const ADMINISTRATOR = 90;

/**
 * The raw token is the whole header (REST fact 13); behind a proxy's own `Basic x` it follows a comma. `Bearer x` is taken
 * for a token of that name, which there is none of.
 */
function tokenOf(header: string): string {
  const parts = header.split(',').map(part => part.trim());
  return parts.find(part => !/^basic\s/i.test(part)) ?? '';
}

/** Who is calling, or the refusal. An administrator may call as somebody else (recordings 008, 009). */
export function authenticate(state: State, request: RestRequest): User | Answer {
  const token = state.tokens.get(tokenOf(request.headers['authorization'] ?? ''));
  const user = token === undefined ? undefined : state.users.get(token.userId);
  if (user === undefined) return emptyAnswer(401, 'Valid API token required');
  if (!user.enabled) return emptyAnswer(403, 'Access denied');
  const impersonated = request.headers['x-mantis-username'];
  if (impersonated === undefined || impersonated === '') return user;
  const other = userByName(state, impersonated);
  if (user.level < ADMINISTRATOR || other?.enabled !== true) {
    return emptyAnswer(403, "User can't impersonate other users");
  }
  return other;
}
