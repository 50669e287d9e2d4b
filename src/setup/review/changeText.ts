import { readCondition, type ConditionTree } from '../conditions/conditionTree';
import type { Difference } from '../diff/difference';
import { isItemStep, type Path } from '../documents/path';
import { get, isMap, isScalar, scalarText, type Value } from '../documents/value';
import { readLifecycle, stateTitle } from '../kinds/lifecycle/model';
import { nameOf, textsOf } from '../kinds/reading';
import type { SetupKind } from '../kinds/setupKind';
import type { PartName } from '../risks/finding';
import { text, type Script } from '../workspace/script';

/** What a change belongs to: a part with a name; nothing means the script itself. */
export interface Owner {
  readonly part: PartName;
  readonly name: string;
}

/** One line about a change, as data: `src/ui/setup/text` puts it into words. */
export type ChangeText =
  | {
      readonly message: 'partAdded' | 'partRemoved' | 'partMoved';
      readonly part: PartName;
      readonly name: string;
      readonly owner: Owner | null;
    }
  | {
      readonly message: 'partRenamed';
      readonly part: PartName;
      readonly name: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly message: 'transitionAdded' | 'transitionRemoved';
      readonly title: string;
      readonly from: string;
      readonly to: string;
      readonly roles: readonly string[];
    }
  | {
      readonly message: 'memberAdded' | 'memberRemoved' | 'memberMoved';
      readonly part: PartName;
      readonly name: string;
      readonly label: string;
      readonly owner: Owner | null;
    }
  | { readonly message: 'valueSet'; readonly label: string; readonly after: Value; readonly owner: Owner | null }
  | {
      readonly message: 'valueChanged';
      readonly label: string;
      readonly before: Value;
      readonly after: Value;
      readonly owner: Owner | null;
    }
  | { readonly message: 'valueRemoved'; readonly label: string; readonly before: Value; readonly owner: Owner | null }
  | { readonly message: 'keyRenamed'; readonly from: string; readonly to: string; readonly owner: Owner | null }
  | {
      readonly message: 'conditionChanged';
      readonly before: ConditionTree;
      readonly after: ConditionTree;
      readonly owner: Owner | null;
    }
  | { readonly message: 'listChanged'; readonly label: string; readonly count: number; readonly owner: Owner | null }
  | { readonly message: 'scriptAdded' | 'scriptRemoved'; readonly code: string; readonly title: string }
  /** A file without structure. */
  | { readonly message: 'linesChanged'; readonly added: number; readonly removed: number };

/** Puts the differences of one change into one line. */
export function describeChange(
  differences: readonly Difference[],
  kind: SetupKind,
  before: Script,
  after: Script,
): ChangeText {
  const [first] = differences;
  if (first === undefined) return { message: 'listChanged', label: '', count: 0, owner: null };
  if (first.group?.startsWith('part ') === true) return describeTogether(first, kind, before, after);
  if (differences.length > 1) {
    const label = lastKey(listPattern(first));
    return { message: 'listChanged', label, count: differences.length, owner: ownerOf(first, kind) };
  }
  return describeOne(first, kind, before, after);
}

function describeTogether(difference: Difference, kind: SetupKind, before: Script, after: Script): ChangeText {
  const path = JSON.parse(difference.group?.slice('part '.length) ?? '[]') as Path;
  const read = (value: Value) => readCondition(follow(value, path));
  return {
    message: 'conditionChanged',
    before: read(before.value),
    after: read(after.value),
    owner: ownerOf({ ...difference, trail: difference.trail.filter(one => isIdentified(one.pattern, kind)) }, kind),
  };
}

function describeOne(difference: Difference, kind: SetupKind, before: Script, after: Script): ChangeText {
  const { type, pattern } = difference;
  const value = difference.after ?? difference.before ?? null;
  if (pattern.endsWith('.*')) {
    const part = kind.parts[listPattern(difference)] ?? 'item';
    const owner = ownerOf(difference, kind);
    if (type === 'renamed') return renamedPart(difference, part, after, kind);
    if (part === 'transition' && (type === 'added' || type === 'removed')) {
      return transitionText(type, value, type === 'added' ? after : before);
    }
    if (isScalar(value) && type !== 'changed') {
      const message = type === 'added' ? 'memberAdded' : type === 'removed' ? 'memberRemoved' : 'memberMoved';
      return { message, part, name: scalarText(value), label: lastKey(listPattern(difference)), owner };
    }
    if (type !== 'changed') {
      const message = type === 'added' ? 'partAdded' : type === 'removed' ? 'partRemoved' : 'partMoved';
      return { message, part, name: itemName(value, difference, kind), owner };
    }
  }
  const owner = ownerOf(difference, kind);
  const label = labelOf(difference);
  if (type === 'renamed')
    return { message: 'keyRenamed', from: scalarText(difference.before), to: scalarText(difference.after), owner };
  if (type === 'added') return { message: 'valueSet', label, after: value, owner };
  if (type === 'removed') return { message: 'valueRemoved', label, before: value, owner };
  return { message: 'valueChanged', label, before: difference.before ?? null, after: difference.after ?? null, owner };
}

function renamedPart(difference: Difference, part: PartName, after: Script, kind: SetupKind): ChangeText {
  const item = follow(after.value, difference.path);
  return {
    message: 'partRenamed',
    part,
    name: item === undefined ? scalarText(difference.after) : itemName(item, difference, kind),
    from: scalarText(difference.before),
    to: scalarText(difference.after),
  };
}

function transitionText(type: 'added' | 'removed', value: Value, script: Script): ChangeText {
  const states = readLifecycle(script.value);
  return {
    message: type === 'added' ? 'transitionAdded' : 'transitionRemoved',
    title: nameOf(value),
    from: stateTitle(states, text(value, 'from')),
    to: stateTitle(states, text(value, 'to')),
    roles: textsOf(value, 'roles'),
  };
}

/** The innermost item around a difference that has a name, when it is not the difference itself. */
function ownerOf(difference: Difference, kind: SetupKind): Owner | null {
  const around = difference.trail.filter(item => item.pattern !== difference.pattern || difference.type === 'changed');
  const named = around.findLast(item => isIdentified(item.pattern, kind)) ?? around.at(-1);
  if (named === undefined) return null;
  const by = kind.rules.identities[listOf(named.pattern)] ?? 'code';
  return { part: kind.parts[listOf(named.pattern)] ?? 'item', name: nameOf(named.after, by) };
}

function isIdentified(pattern: string, kind: SetupKind): boolean {
  return kind.rules.identities[listOf(pattern)] !== undefined;
}

function itemName(value: Value, { path, pattern }: Pick<Difference, 'path' | 'pattern'>, kind: SetupKind): string {
  const by = kind.rules.identities[listOf(pattern)] ?? 'code';
  const title = nameOf(value, by);
  if (title !== '') return kind.parts[listOf(pattern)] === 'line' ? lineText(value, title) : title;
  const step = path.at(-1);
  return isItemStep(step) ? scalarText(step.is) : typeof step === 'number' ? String(step + 1) : '';
}

function lineText(value: Value, id: string): string {
  return [id, [text(value, 'product'), text(value, 'channel')].filter(Boolean).join(', ')].filter(Boolean).join(' · ');
}

/** The keys from the owner down to what differs: `validity.to`. */
function labelOf({ pattern }: Difference): string {
  return pattern.slice(pattern.lastIndexOf('*') + 1).replace(/^\./, '') || lastKey(listOf(pattern));
}

function listPattern({ pattern, group }: Difference): string {
  if (group?.startsWith('list ') === true) {
    const path = JSON.parse(group.slice('list '.length)) as Path;
    return path.map(step => (typeof step === 'string' ? step : '*')).join('.');
  }
  return listOf(pattern);
}

function listOf(pattern: string): string {
  return pattern.endsWith('.*') ? pattern.slice(0, -2) : pattern;
}

function lastKey(pattern: string): string {
  return pattern.split('.').findLast(key => key !== '*') ?? pattern;
}

function follow(value: Value, path: Path): Value | undefined {
  let current: Value | undefined = value;
  for (const step of path) {
    if (typeof step === 'string') current = isMap(current) ? get(current, step) : undefined;
    else if (Array.isArray(current)) {
      const list = current as readonly Value[];
      current = isItemStep(step)
        ? list.find(item => (step.by === null ? item === step.is : isMap(item) && get(item, step.by) === step.is))
        : list[step];
    } else return undefined;
  }
  return current;
}
