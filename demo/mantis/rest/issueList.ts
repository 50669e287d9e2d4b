import { projectLevel } from '../model/access';
import { clientFault, Code } from '../model/faults';
import { listIssues, STANDARD_FILTERS } from '../model/issueLists';
import { canUseFilter } from '../model/storedFilters';
import { issueView } from '../view/issues';
import { noSuchProject } from './projects';
import type { Answer, Call } from './call';
import type { StandardFilter } from '../model/issueLists';
import type { StoredFilter } from '../model/types';

function isStandard(name: string): name is StandardFilter {
  return (STANDARD_FILTERS as readonly string[]).includes(name);
}

/** The filter of `filter_id`; undefined for a name that nobody knows. */
function filterOf(call: Call, name: string): StandardFilter | StoredFilter | undefined {
  if (name === '') return 'any';
  if (isStandard(name)) return name;
  if (!/^\d+$/.test(name)) return undefined;
  const filter = call.state.filters.get(Number(name));
  if (filter !== undefined && canUseFilter(call.user, filter)) return filter;
  throw clientFault(`Filter id '${name}' not found`, Code.filterNotFound, name);
}

/** GET /issues. An unknown name of a filter is an error within a good answer (recording 616). */
export function getIssueList(call: Call): Answer {
  const { query } = call.request;
  const projectId = query.int('project_id', 0);
  if (projectId !== 0 && projectLevel(call.user, call.state.projects.get(projectId)) === 0) {
    return noSuchProject(projectId);
  }
  const name = (query.one('filter_id') ?? '').trim();
  const filter = filterOf(call, name);
  if (filter === undefined) {
    const fault = { status_code: 404, fault_string: `Unknown filter '${name}'` };
    return { status: 200, reason: 'OK', json: { issues: fault }, etagOf: 0 };
  }
  const page = query.int('page', 1);
  const issues = listIssues(call.state, call.user, { projectId, filter, page, pageSize: query.int('page_size', 50) });
  const selection = query.selection();
  const views = issues.map(issue => issueView(call.viewer, issue, selection));
  return { status: 200, reason: 'OK', json: { issues: views }, etagOf: 0 };
}
