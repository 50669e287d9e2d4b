import type { Project } from './schema/project';

/** A project in its place below others; `depth` 0 for one that is part of none. */
export interface ProjectRow {
  readonly id: number;
  readonly name: string;
  readonly depth: number;
}

/**
 * Projects with their sub-projects below them, in the server's order. One that is part of several stands below the
 * first; one whose parent the account does not see stands by itself.
 */
export function projectTree(projects: readonly Project[]): readonly ProjectRow[] {
  const byId = new Map(projects.map(project => [project.id, project]));
  const children = new Set(projects.flatMap(({ subProjects }) => subProjects.map(({ id }) => id)));
  const rows = new Map<number, ProjectRow>();
  const add = ({ id, name }: Pick<Project, 'id' | 'name'>, depth: number): void => {
    if (rows.has(id)) return;
    rows.set(id, { id, name, depth });
    for (const child of byId.get(id)?.subProjects ?? []) add(byId.get(child.id) ?? child, depth + 1);
  };
  for (const project of projects) if (!children.has(project.id)) add(project, 0);
  // Projects that are parts of each other in a circle have no outermost one.
  for (const project of projects) add(project, 0);
  return [...rows.values()];
}

/** The chosen projects with all that is part of them; all of them when none is chosen. */
export function withSubprojects(projects: readonly Project[], chosen: readonly number[]): readonly number[] {
  const rows = projectTree(projects);
  if (chosen.length === 0) return rows.map(({ id }) => id);
  let below: number | null = null;
  return rows.flatMap(({ id, depth }) => {
    if (below !== null && depth <= below) below = null;
    if (below === null && chosen.includes(id)) below = depth;
    return below === null ? [] : [id];
  });
}
