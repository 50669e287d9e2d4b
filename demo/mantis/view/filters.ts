import { statusView } from './context';
import { userViewById } from './users';
import type { Viewer } from './context';
import type { StoredFilter } from '../model/types';

function handlerCriteria(viewer: Viewer, filter: StoredFilter) {
  return filter.handler.map(each => (typeof each === 'number' ? userViewById(viewer, each) : { id: `[${each}]` }));
}

function criteria(viewer: Viewer, filter: StoredFilter): Readonly<Record<string, unknown>> {
  return {
    ...(filter.updated === undefined ? {} : { updated_at: { from: filter.updated.from, to: filter.updated.to } }),
    ...(filter.handler.length === 0 ? {} : { handler: handlerCriteria(viewer, filter) }),
    ...(filter.status.length === 0
      ? {}
      : { status: filter.status.map(id => statusView(viewer, id, filter.projectId)) }),
    order_by: { fields: [{ field: { name: filter.sort }, dir: filter.dir }] },
  };
}

/** Mantis's numbers for «myself» and «nobody» in the address of a filter. */
const META_HANDLERS = { myself: -1, none: -2 } as const;

function dayParts(prefix: string, days: readonly [string, string]): string[] {
  const [start, end] = days.map(day => day.split('-').map(Number));
  const part = (name: string, index: number) => [
    `${prefix}_start_${name}=${start?.[index] ?? 0}`,
    `${prefix}_end_${name}=${end?.[index] ?? 0}`,
  ];
  return [...part('day', 2), ...part('month', 1), ...part('year', 0)];
}

function address(filter: StoredFilter, baseUrl: string): string {
  const handlers = filter.handler.map(each => (typeof each === 'number' ? each : META_HANDLERS[each]));
  const many = (name: string, values: readonly number[]) =>
    values.length === 1 ? [`${name}=${values[0] ?? ''}`] : values.map(value => `${name}%5B%5D=${value}`);
  const { updated } = filter;
  const parts = [
    'project_id=0',
    ...many('status', filter.status),
    ...many('handler_id', handlers),
    'sticky=on',
    `sort=${filter.sort}`,
    `dir=${filter.dir}`,
    `hide_status=${filter.hideStatus}`,
    ...(updated === undefined
      ? []
      : ['filter_by_last_updated_date=on', ...dayParts('last_updated', [updated.from, updated.to])]),
    'match_type=0',
  ];
  return `${baseUrl}search.php?${parts.join('&')}`;
}

/** A stored filter; `baseUrl` ends with a slash. */
export function filterView(viewer: Viewer, filter: StoredFilter, baseUrl: string): Readonly<Record<string, unknown>> {
  const project = viewer.state.projects.get(filter.projectId);
  return {
    id: filter.id,
    name: filter.name,
    public: filter.isPublic,
    ...(project === undefined ? {} : { project: { id: project.id, name: project.name } }),
    criteria: criteria(viewer, filter),
    url: address(filter, baseUrl),
  };
}
