import assert from 'node:assert/strict';
import { projectTree, withSubprojects } from '../../../src/mantis/projectTree';
import { projectSchema } from '../../../src/mantis/schema/project';

const project = (id: number, ...parts: readonly number[]) =>
  projectSchema.parse({
    id,
    name: `P${id}`,
    access_level: { id: 55 },
    subProjects: parts.map(part => ({ id: part, name: `P${part}` })),
  });
const shape = (...projects: readonly ReturnType<typeof project>[]) =>
  projectTree(projects).map(({ id, depth }) => `${'-'.repeat(depth)}${id}`);

describe('projects and their sub-projects', () => {
  it('stand below each other, wherever the server lists them', () => {
    assert.deepEqual(shape(project(3), project(1, 2, 3), project(2, 4), project(4)), ['1', '-2', '--4', '-3']);
  });

  it('also where only the parent names the part, where two name it, and in a circle', () => {
    assert.deepEqual(shape(project(1, 9)), ['1', '-9']);
    assert.deepEqual(shape(project(1, 3), project(2, 3), project(3)), ['1', '-3', '2']);
    assert.deepEqual(shape(project(1, 2), project(2, 1)), ['1', '-2']);
  });

  it('come with the project that is chosen', () => {
    const projects = [project(1, 2), project(2, 4), project(4), project(5)];
    assert.deepEqual(withSubprojects(projects, []), [1, 2, 4, 5]);
    assert.deepEqual(withSubprojects(projects, [1]), [1, 2, 4]);
    assert.deepEqual(withSubprojects(projects, [2, 5]), [2, 4, 5]);
    assert.deepEqual(withSubprojects(projects, [77]), []);
  });
});
