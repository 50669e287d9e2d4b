import { moscow } from './time';
import type { Recording } from './recordings';
import type { State } from '../../../demo/mantis/model/state';
import type { HistoryLine, Issue } from '../../../demo/mantis/model/types';

interface Line {
  readonly created_at: string;
  readonly user: { readonly id: number };
  readonly field: { readonly name: string };
  readonly old_value: { readonly id: number } | string;
  readonly new_value: { readonly id: number } | string;
}

function issuesIn<T>(recordings: readonly Recording[], number: string): T[] {
  const recording = recordings.find(each => each.name.startsWith(number));
  return (recording?.response.body as { issues: T[] }).issues;
}

function rawValue(value: Line['old_value']): string {
  return typeof value === 'string' ? value : String(value.id);
}

function rowOf(line: Line): HistoryLine {
  return {
    at: Date.parse(line.created_at) / 1000,
    userId: line.user.id,
    type: 0,
    field: line.field.name,
    old: rawValue(line.old_value),
    new: rawValue(line.new_value),
  };
}

/** Writers raced on issue 4; the order of their lines cannot be computed, so it is taken from the recording. */
export function applyRace(state: State, recordings: readonly Recording[]): void {
  const issue = state.issues.get(4)!;
  const [recorded] = issuesIn<{ history: Line[] }>(recordings, '706');
  issue.history.push(...recorded!.history.slice(123, 167).map(rowOf));
  issue.summary = 'Гонка 7-2';
  issue.severity = 60;
  issue.reproducibility = 10;
  issue.updatedAt = moscow('06:08:07');
  state.revision += 1;
}

/**
 * Of the 19 989 issues that were inserted straight into the database, the 49 that recordings show: all updated in one
 * second, created in the order of the list.
 */
export function insertIssues(state: State, recordings: readonly Recording[]): void {
  const model = state.issues.get(9)!;
  const assigned = new Map(
    issuesIn<{ id: number; created_at: string }>(recordings, '710').map(each => [each.id, each.created_at]),
  );
  let createdAt = moscow('2026-11-23T23:59:59');
  for (const { id } of issuesIn<{ id: number }>(recordings, '701').filter(each => each.id !== 4)) {
    const known = assigned.get(id);
    createdAt = known === undefined ? createdAt - 1 : Date.parse(known) / 1000;
    const issue: Issue = {
      ...model,
      id,
      summary: `Обращение ${id}`,
      status: known === undefined ? 10 : 50,
      handlerId: known === undefined ? 0 : 3,
      createdAt,
      updatedAt: moscow('06:01:15'),
      fields: new Map(),
      notes: [],
      files: [],
      tagIds: new Set(),
      monitors: new Set(),
      history: [],
    };
    state.issues.set(id, issue);
  }
  state.counters.issue = 20_001;
  state.counters.note = 59_977;
  state.revision += 1;
}
