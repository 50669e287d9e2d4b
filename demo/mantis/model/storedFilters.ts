import { nextId } from './state';
import type { State } from './state';
import type { StoredFilter, User } from './types';

export function storeFilter(state: State, filter: Omit<StoredFilter, 'id'>): StoredFilter {
  const stored = { ...filter, id: nextId(state, 'filter') };
  state.filters.set(stored.id, stored);
  return stored;
}

export function canUseFilter(user: User, filter: StoredFilter): boolean {
  return filter.isPublic || filter.userId === user.id;
}

/** One's own and the public ones, for all projects or one of them (0: for any), by name. */
export function usableFilters(state: State, user: User, projectId: number): StoredFilter[] {
  return [...state.filters.values()]
    .filter(filter => canUseFilter(user, filter))
    .filter(filter => projectId === 0 || filter.projectId === 0 || filter.projectId === projectId)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
}
