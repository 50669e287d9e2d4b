import { clientFault, Code } from '../model/faults';
import { toInt } from '../model/json';
import { canUseFilter, usableFilters } from '../model/storedFilters';
import { filterView } from '../view/filters';
import { emptyAnswer, ok } from './call';
import { route } from './routes';
import type { Answer, Call } from './call';
import type { Route } from './routes';
import type { StoredFilter } from '../model/types';

function answer(call: Call, filters: readonly StoredFilter[]): Answer {
  return ok({ filters: filters.map(each => filterView(call.viewer, each, call.request.baseUrl)) });
}

function getFilters(call: Call): Answer {
  return answer(call, usableFilters(call.state, call.user, call.request.query.int('project_id', 0)));
}

function getFilter(call: Call): Answer {
  const filter = call.state.filters.get(toInt(call.params['id']));
  return answer(call, filter !== undefined && canUseFilter(call.user, filter) ? [filter] : []);
}

function deleteFilter(call: Call): Answer {
  const id = toInt(call.params['id']);
  const filter = call.state.filters.get(id);
  if (filter === undefined) throw clientFault(`Filter id '${id}' not found`, Code.filterNotFound, String(id));
  if (filter.userId !== call.user.id) return emptyAnswer(403, 'Access denied');
  call.state.filters.delete(id);
  return emptyAnswer(204, 'No Content');
}

export const filterRoutes: readonly Route[] = [
  route('GET', 'filters', getFilters),
  route('GET', 'filters/{id}', getFilter),
  route('DELETE', 'filters/{id}', deleteFilter),
];
