import { compareDocuments } from '../diff/compare';
import type { Difference } from '../diff/difference';
import { selectOperations } from '../diff/selectOperations';
import { applyToValue, type Operation } from '../documents/operation';
import { isItemStep, locate, type PlainPath } from '../documents/path';
import { scalarText, type Value } from '../documents/value';
import type { Kinds } from '../kinds/kinds';
import type { ChangeOfScript, InspectionContext, SetupKind } from '../kinds/setupKind';
import { finding, findingKey, worse, type Finding, type Severity } from '../risks/finding';
import { pathText } from '../workspace/references';
import { scriptOf, type Script } from '../workspace/script';
import type { Workspace } from '../workspace/workspace';
import { describeChange, type ChangeText } from './changeText';
import { inspectReferences } from './inspectReferences';

/** One change that a person accepts or refuses, with what they should know about it. */
export interface ReviewedChange {
  /** Stays the same while the change does: made of what it does. */
  readonly id: string;
  readonly text: ChangeText;
  readonly differences: readonly Difference[];
  readonly findings: readonly Finding[];
  readonly severity: Severity;
  /** States whose objects need a target before the change can be applied. */
  readonly needsTarget: readonly string[];
}

export interface Review {
  readonly changes: readonly ReviewedChange[];
  /** What the result shows that it did not show before and that belongs to no single change. */
  readonly findings: readonly Finding[];
  /** What was so before: told, but not held against the change. */
  readonly known: readonly Finding[];
  readonly severity: Severity;
}

export interface ReviewContext {
  readonly kinds: Kinds;
  /** All scripts before the change. */
  readonly former: Workspace;
  /** All scripts after all changes that are reviewed together. */
  readonly workspace: Workspace;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** So many changes at most are tried out for what they cause. */
const MOST_TRIALS = 10;

/** What changes between two states of one script, what each change means and what it risks. */
export function reviewScript(before: Script, after: Script, context: ReviewContext): Review {
  const kind = context.kinds.of(after.kind || before.kind);
  const differences = compareDocuments(before.value, after.value, kind.rules, before.document);
  const change: ChangeOfScript = { before, after, differences, former: context.former };
  const inspection: InspectionContext = { workspace: context.workspace, today: context.today };
  const former = inspectScript(before, kind, { workspace: context.former, today: context.today });
  const current = inspectScript(after, kind, inspection);
  const knownKeys = new Set(former.map(findingKey));
  const fresh = current.filter(one => !knownKeys.has(findingKey(one)));
  const assessed = [...kind.assess(change, inspection), ...assessCode(change, context)];
  const groups = grouped(differences);
  const blamed = blame(fresh, groups, { before, after, kind, inspection });
  const changes = groups.map((group, index): ReviewedChange => {
    const findings = unique([
      ...assessed.filter(({ difference }) => group.includes(difference)).map(one => one.finding),
      ...blamed.flatMap(({ found, causes }) => (causes.includes(index) ? [found] : [])),
    ]);
    return {
      id: changeId(group),
      text: describeChange(group, kind, before, after),
      differences: group,
      findings,
      severity: findings.reduce<Severity>((worst, one) => worse(worst, one.severity), 'safe'),
      needsTarget: findings.flatMap(one => (one.rule === 'stateRemoved' ? [one.values.code] : [])),
    };
  });
  const loose = blamed.filter(({ causes }) => causes.length === 0).map(({ found }) => found);
  return {
    changes,
    findings: loose,
    known: current.filter(one => knownKeys.has(findingKey(one))),
    severity: [...changes.map(one => one.severity), ...loose.map(one => one.severity)].reduce<Severity>(worse, 'safe'),
  };
}

/** Everything that is to be said about a script as it is. */
export function inspectScript(script: Script, kind: SetupKind, context: InspectionContext): readonly Finding[] {
  return [...kind.validate(script), ...kind.inspect(script, context), ...inspectReferences(script, context.workspace)];
}

/** The operations of accepted changes. */
export function acceptedOperations(review: Review, accepted: ReadonlySet<string>): readonly Operation[] {
  const chosen = new Set(
    review.changes.filter(change => accepted.has(change.id)).flatMap(change => change.differences),
  );
  const all = review.changes.flatMap(change => change.differences);
  return selectOperations(all, difference => chosen.has(difference));
}

function assessCode(
  { before, after, differences }: ChangeOfScript,
  { workspace }: ReviewContext,
): readonly { difference: Difference; finding: Finding }[] {
  if (before.code === after.code || before.code === '') return [];
  const uses = workspace.usesOf(before.code).map(use => ({ script: use.from.code, place: pathText(use.path) }));
  const values = { from: before.code, to: after.code, uses };
  return differences
    .filter(difference => difference.pattern === 'code')
    .map(difference => ({
      difference,
      finding: finding('scriptCodeChanged', difference.path, values, before.document),
    }));
}

function grouped(differences: readonly Difference[]): readonly (readonly Difference[])[] {
  const groups = new Map<string, Difference[]>();
  for (const [index, difference] of differences.entries()) {
    const key = difference.group ?? `single ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return [...groups.values()];
}

interface Blame {
  readonly found: Finding;
  /** Indexes of the changes that cause it. */
  readonly causes: readonly number[];
}

interface Trial {
  readonly before: Script;
  readonly after: Script;
  readonly kind: SetupKind;
  readonly inspection: InspectionContext;
}

/** Which change causes what the result newly shows: the one at that place, else those without which it is not so. */
function blame(fresh: readonly Finding[], groups: readonly (readonly Difference[])[], trial: Trial): readonly Blame[] {
  if (fresh.length === 0) return [];
  const places = groups.map(group => group.flatMap(difference => placeOf(trial.after.value, difference)));
  const blamed = fresh.map(found => ({ found, causes: atPlace(found, places, trial.after.value) }));
  const shown = new Map<number, ReadonlySet<string> | null>();
  return blamed.map(({ found, causes }) => {
    if (causes.length > 0) return { found, causes };
    if (groups.length === 1) return { found, causes: [0] };
    const key = findingKey(found);
    const suspects = suspectsOf(found, groups);
    for (const index of suspects) if (!shown.has(index)) shown.set(index, shownWithout(index, groups, trial));
    return { found, causes: suspects.filter(index => shown.get(index)?.has(key) === false) };
  });
}

/** Changes that speak of what a finding speaks of, else the first ones: trying out costs an inspection each. */
function suspectsOf({ values, path }: Finding, groups: readonly (readonly Difference[])[]): readonly number[] {
  const names = new Set([
    ...scalarsOf(values),
    ...path.flatMap(step => (isItemStep(step) ? [scalarText(step.is)] : [])),
  ]);
  const all = [...groups.keys()];
  const telling = all.filter(index => {
    const said = (groups[index] ?? []).flatMap(({ before, after, path: place }) => scalarsOf([before, after, place]));
    return said.some(one => one.length > 1 && names.has(one));
  });
  return (telling.length > 0 ? telling : all).slice(0, MOST_TRIALS);
}

function scalarsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsOf) : [];
}

function placeOf(value: Value, { path, type }: Difference): readonly PlainPath[] {
  if (type === 'removed') return [];
  const located = locate(value, path);
  return located.ok ? [located.value] : [];
}

function atPlace(found: Finding, places: readonly (readonly PlainPath[])[], value: Value): readonly number[] {
  const located = locate(value, found.path);
  if (!located.ok) return [];
  const at = located.value;
  return places.flatMap((paths, index) =>
    paths.some(path => isWithin(at, path) || isWithin(path, at)) ? [index] : [],
  );
}

function isWithin(path: PlainPath, outer: PlainPath): boolean {
  return outer.length > 0 && outer.length <= path.length && outer.every((step, index) => path[index] === step);
}

/** What a script shows when one change is left out; nothing when the others cannot be made without it. */
function shownWithout(
  left: number,
  groups: readonly (readonly Difference[])[],
  { before, after, kind, inspection }: Trial,
): ReadonlySet<string> | null {
  const out = new Set(groups[left]);
  let value = before.value;
  for (const operation of selectOperations(groups.flat(), difference => !out.has(difference))) {
    const applied = applyToValue(value, operation);
    if (!applied.ok) return null;
    value = applied.value;
  }
  const script = scriptOf(after.path, after.document, value);
  // Form and references are blamed by their place alone.
  return new Set(kind.inspect(script, inspection).map(findingKey));
}

function unique(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map(one => [findingKey(one), one])).values()];
}

function changeId(differences: readonly Difference[]): string {
  return JSON.stringify(differences.map(({ operation }) => operation));
}
