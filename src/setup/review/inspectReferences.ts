import { readLifecycle } from '../kinds/lifecycle/model';
import { readReport } from '../kinds/olapReport/model';
import { finding, type Finding } from '../risks/finding';
import { pathText, referencesOf, type Reference } from '../workspace/references';
import type { Script } from '../workspace/script';
import type { Workspace } from '../workspace/workspace';

/** Names of other scripts that lead nowhere, and a code that two scripts have. */
export function inspectReferences(script: Script, workspace: Workspace): readonly Finding[] {
  const { document } = script;
  const twin = workspace.withCode(script.code).find(one => one.path !== script.path || one.document !== document);
  return [
    ...referencesOf(script).flatMap(reference => broken(reference, workspace, document)),
    ...(script.code !== '' && twin !== undefined
      ? [finding('duplicateScript', ['code'], { code: script.code, path: twin.path }, document)]
      : []),
  ];
}

function broken({ path, code, kind, part }: Reference, workspace: Workspace, document: number): readonly Finding[] {
  const [target] = workspace.withCode(code).filter(script => script.kind === kind);
  const place = pathText(path);
  if (part === null) {
    return target === undefined ? [finding('brokenReference', path, { place, code, kind }, document)] : [];
  }
  if (target === undefined || partsOf(target, part.type).includes(part.code)) return [];
  return [finding('brokenPartReference', path, { place, code, part: part.type, name: part.code }, document)];
}

function partsOf(script: Script, type: 'state' | 'measure'): readonly string[] {
  const parts = type === 'state' ? readLifecycle(script.value).states : readReport(script.value).measures;
  return parts.map(part => part.code);
}
