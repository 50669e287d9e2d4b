import { languageOf } from '../lang';
import { Fault } from '../model/faults';
import { authenticate } from './auth';
import { emptyAnswer } from './call';
import { refusalOf } from './errors';
import { ROUTES } from './allRoutes';
import { replyOf, replyOfRefusal } from './reply';
import { findRoute } from './routes';
import type { Answer, RestRequest, Unfinished } from './call';
import type { Reply } from './reply';
import type { State } from '../model/state';
import type { Language, User } from '../model/types';

function isAnswer(value: User | Answer): value is Answer {
  return 'status' in value;
}

function answerTo(state: State, user: User, language: Language, request: RestRequest): Answer | Unfinished {
  const match = findRoute(ROUTES, request.method, request.path);
  if (match.kind === 'found') {
    const viewer = { state, user, language };
    return match.route.handle({ state, user, viewer, request, params: match.params });
  }
  if (match.kind === 'notFound') return { status: 404, reason: 'Not Found', json: { message: 'Not found' } };
  const { allowed } = match;
  if (request.method === 'OPTIONS') {
    return { status: 200, reason: 'OK', text: `Allowed methods: ${allowed}`, allow: allowed };
  }
  const message = `Method not allowed. Must be one of: ${allowed}`;
  return { status: 405, reason: 'Method Not Allowed', json: { message }, allow: allowed };
}

/** What a step of the model makes, or the refusal that it throws. */
function attempt(language: Language, step: () => Reply | (() => Reply)): Reply | (() => Reply) {
  try {
    return step();
  } catch (error) {
    if (error instanceof Fault) return replyOfRefusal(refusalOf(error, language));
    throw error;
  }
}

/**
 * Begins to answer a request below `/api/rest`: a PATCH has then read what it works on, anything else is done. Calling the
 * result finishes it. `version` is what the server says it is.
 */
export function beginRest(state: State, request: RestRequest, version: string): () => Reply {
  if (state.isOffline) return () => replyOf(emptyAnswer(503, 'Mantis Offline'), { kind: 'maintenance' }, request);
  const user = authenticate(state, request);
  if (isAnswer(user)) return () => replyOf(user, { kind: 'stranger', version }, request);
  const progress = { kind: 'known', version, user } as const;
  if (!state.options.isOn('webservice_rest_enabled')) {
    return () => replyOf(emptyAnswer(503, 'API disabled'), progress, request);
  }
  const standard = state.options.text('default_language') as Language | 'auto';
  const language = languageOf(user, standard, request.headers['accept-language'] ?? '');
  const begun = attempt(language, () => {
    const answer = answerTo(state, user, language, request);
    if ('finish' in answer) return () => replyOf(answer.finish(), progress, request);
    return replyOf(answer, progress, request);
  });
  if (typeof begun !== 'function') return () => begun;
  return () => attempt(language, () => begun()) as Reply;
}
