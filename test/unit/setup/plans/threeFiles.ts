import { Kinds } from '../../../../src/setup/kinds/kinds';
import { inversePlan, makePlan, type FileChange } from '../../../../src/setup/plans/makePlan';
import type { Plan } from '../../../../src/setup/plans/plan';
import type { ApplyContext } from '../../../../src/setup/plans/applyPlan';
import type { FilePort } from '../../../../src/setup/plans/filePort';
import { Workspace } from '../../../../src/setup/workspace/workspace';

/** Three files that change together: YAML with CRLF, JSON, and a text without structure. */
export const before: Readonly<Record<string, string>> = {
  'scripts/a.yaml': 'kind: own\r\ncode: A\r\nlimit: 0010 # как было\r\n',
  'scripts/b.json': '{ "kind": "own", "code": "B", "limit": 1 }\n',
  'scripts/c.sql': `-- запрос\nSELECT 1;\n${'-- строка\n'.repeat(2000)}`,
};

export const after: Readonly<Record<string, string>> = {
  'scripts/a.yaml': 'kind: own\r\ncode: A\r\nlimit: 0020 # как было\r\n',
  'scripts/b.json': '{ "kind": "own", "code": "B", "limit": 2 }\n',
  'scripts/c.sql': `-- запрос\nSELECT 2;\n${'-- строка\n'.repeat(2000)}`,
};

const operations: Readonly<Record<string, FileChange['operations']>> = {
  'scripts/a.yaml': [{ op: 'set', document: 0, path: ['limit'], value: '0020' }],
  'scripts/b.json': [{ op: 'set', document: 0, path: ['limit'], value: 2 }],
};

export function threeFilePlan(id = 'plan-1'): Plan {
  const made = makePlan(
    {
      id,
      ticket: { origin: 'https://tracker.example', id: 7 },
      author: 'support3',
      now: Date.parse('2026-11-24T12:00:00Z'),
      title: 'Предел 20',
      acceptedRisks: [],
      stateTargets: [],
    },
    Object.keys(before).map(path => ({
      path,
      encoding: 'utf-8',
      before: before[path] ?? null,
      after: after[path] ?? null,
      operations: operations[path] ?? [],
    })),
  );
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

export function planBack(plan: Plan): Plan {
  return inversePlan(plan, { id: `${plan.id}-back`, author: 'support3', now: Date.parse('2026-11-24T13:00:00Z') });
}

export function contextFor(files: FilePort, root = '/ws', journal = '/journal'): ApplyContext {
  const review = { kinds: new Kinds(), former: new Workspace([]), today: '2026-11-24' };
  return { root, files, journal, isDirty: () => false, review };
}
