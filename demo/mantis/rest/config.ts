import { parseEnum } from '../model/enums';
import { enumView } from '../view/context';
import { ok } from './call';
import { route } from './routes';
import type { EnumName } from '../lang/strings';
import type { Answer, Call } from './call';
import type { Route } from './routes';

const ENUM_SUFFIX = '_enum_string';

function valueOf(call: Call, option: string, projectId: number): unknown {
  const value = call.state.options.visible(option, projectId);
  if (typeof value !== 'string' || !option.endsWith(ENUM_SUFFIX)) return value;
  const name = option.slice(0, -ENUM_SUFFIX.length) as EnumName;
  return parseEnum(value).map(entry => enumView(call.viewer, name, entry.id, projectId));
}

/** GET /config?option[]=…&project_id=: what is unknown or secret is left out in silence. */
function getConfig(call: Call): Answer {
  const { query } = call.request;
  const projectId = query.int('project_id', 0);
  const configs = query.all('option').flatMap(option => {
    const value = valueOf(call, option, projectId);
    return value === undefined ? [] : [{ option, value }];
  });
  return ok({ configs });
}

export const configRoutes: readonly Route[] = [route('GET', 'config', getConfig)];
