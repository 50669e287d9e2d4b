import type { Operation, OperationContent } from '../documents/operation';
import type { Path, Step } from '../documents/path';
import { hasKey, isList, isMap, isScalar, sameValue, type Value, type ValueMap } from '../documents/value';
import type { Difference, Enclosing } from './difference';
import { alignItems } from './alignItems';
import { matchItems } from './matchItems';
import { childPattern, flagOf, type DiffRules } from './rules';

/** Where the comparison stands. */
interface Here {
  readonly path: Path;
  readonly pattern: string;
  readonly trail: readonly Enclosing[];
  readonly group: string | null;
}

/**
 * What differs in meaning between two states of a document, in an order in which the operations can be carried out
 * one after another. Layout, the order of keys, and the writing of flags are no difference.
 */
export function compareDocuments(before: Value, after: Value, rules: DiffRules, document = 0): readonly Difference[] {
  return new Comparison(rules, document).values(before, after, { path: [], pattern: '', trail: [], group: null });
}

class Comparison {
  constructor(
    private readonly rules: DiffRules,
    private readonly document: number,
  ) {}

  values(before: Value, after: Value, here: Here): Difference[] {
    if (this.means(before, after, here)) return [];
    if (isMap(before) && isMap(after)) return this.maps(before, after, here);
    if (isList(before) && isList(after)) return this.lists(before, after, here);
    return [this.difference('changed', here, before, after, here.path, { op: 'set', value: after })];
  }

  private means(before: Value, after: Value, { pattern }: Here): boolean {
    if (isScalar(before) && isScalar(after) && this.rules.flags.includes(lastKey(pattern))) {
      const flag = flagOf(before);
      if (flag !== undefined && flag === flagOf(after)) return true;
    }
    return sameValue(before, after);
  }

  private maps(before: ValueMap, after: ValueMap, here: Here): Difference[] {
    const found: Difference[] = [];
    const removed = Object.keys(before).filter(key => !hasKey(after, key));
    const added = Object.keys(after).filter(key => !hasKey(before, key));
    const renamed = renamedKeys(before, after, removed, added);
    for (const key of removed) {
      const inside = this.below(here, key);
      const to = renamed.get(key);
      const content: OperationContent = to === undefined ? { op: 'removeKey', key } : { op: 'renameKey', key, to };
      const type = to === undefined ? 'removed' : 'renamed';
      found.push(this.difference(type, inside, to === undefined ? before[key] : key, to, here.path, content));
    }
    const renames = new Set(renamed.values());
    let previous: string | null = null;
    for (const [key, value] of Object.entries(after)) {
      const inside = this.below(here, key);
      if (hasKey(before, key)) found.push(...this.values(before[key] ?? null, value, inside));
      else if (!renames.has(key)) {
        const content: OperationContent = { op: 'insertKey', key, value, after: previous };
        found.push(this.difference('added', inside, undefined, value, here.path, content));
      }
      previous = key;
    }
    return found;
  }

  private lists(before: readonly Value[], after: readonly Value[], here: Here): Difference[] {
    const by =
      this.rules.identities[here.pattern] ?? (before.every(isScalar) && after.every(isScalar) ? null : undefined);
    const matched = by === undefined ? null : matchItems(before, after, by);
    return matched === null || by === undefined
      ? this.unidentified(before, after, here)
      : this.identified(matched, by, here);
  }

  private identified(matched: NonNullable<ReturnType<typeof matchItems>>, by: string | null, here: Here): Difference[] {
    const pattern = childPattern(here.pattern, '*');
    const step = (is: Value): Step => ({ by, is: is as string });
    const found: Difference[] = [];
    for (const { id, item } of matched.removed) {
      const place = { ...here, path: [...here.path, step(id)], pattern };
      found.push(this.difference('removed', place, item, undefined, here.path, { op: 'removeItem', item: step(id) }));
    }
    for (const { from, to } of matched.renamed) {
      const path = [...here.path, step(from), by ?? ''];
      const place: Here = { ...here, path: [...here.path, step(to)], pattern };
      found.push(this.difference('renamed', place, from, to, path, { op: 'set', value: to }));
    }
    let previous: Step | null = null;
    for (const { id, before, after, moves } of matched.items) {
      const inside: Here = { ...here, path: [...here.path, step(id)], pattern };
      if (before === undefined) {
        const content: OperationContent = { op: 'insertItem', value: after, after: previous };
        found.push(this.difference('added', inside, undefined, after, here.path, content));
      } else {
        if (moves) {
          const content: OperationContent = { op: 'moveItem', item: step(id), after: previous };
          found.push(this.difference('moved', inside, before, after, here.path, content));
        }
        found.push(...this.values(before, after, { ...inside, trail: [...here.trail, { pattern, before, after }] }));
      }
      previous = step(id);
    }
    return found;
  }

  /** Items without identity are told apart by their place: all differences of the list stand or fall together. */
  private unidentified(before: readonly Value[], after: readonly Value[], here: Here): Difference[] {
    const group = here.group ?? `list ${JSON.stringify(here.path)}`;
    const pattern = childPattern(here.pattern, '*');
    const found: Difference[] = [];
    let index = 0;
    for (const step of alignItems(before, after)) {
      const inside: Here = { path: [...here.path, index], pattern, group, trail: here.trail };
      switch (step.type) {
        case 'removed':
          found.push(
            this.difference('removed', inside, step.before, undefined, here.path, { op: 'removeItem', item: index }),
          );
          continue;
        case 'added': {
          const content: OperationContent = {
            op: 'insertItem',
            value: step.after,
            after: index === 0 ? null : index - 1,
          };
          found.push(this.difference('added', inside, undefined, step.after, here.path, content));
          break;
        }
        case 'paired': {
          const trail = [...here.trail, { pattern, before: step.before, after: step.after }];
          found.push(...this.values(step.before, step.after, { ...inside, trail }));
        }
      }
      index++;
    }
    return found;
  }

  private below(here: Here, key: string): Here {
    const pattern = childPattern(here.pattern, key);
    const path = [...here.path, key];
    const group = here.group ?? (this.rules.together.includes(pattern) ? `part ${JSON.stringify(path)}` : null);
    return { ...here, path, pattern, group };
  }

  private difference(
    type: Difference['type'],
    { path, pattern, trail, group }: Here,
    before: Value | undefined,
    after: Value | undefined,
    operationPath: Path,
    content: OperationContent,
  ): Difference {
    const operation: Operation = { document: this.document, path: operationPath, ...content };
    return { type, pattern, path, before, after, trail, operation, group };
  }
}

/** Keys that are new names of old ones: nothing else of the map has the same content. */
function renamedKeys(
  before: ValueMap,
  after: ValueMap,
  removed: readonly string[],
  added: readonly string[],
): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const key of removed) {
    const value = before[key];
    if (value === null || typeof value === 'boolean') continue;
    const candidates = added.filter(one => sameValue(after[one], value));
    const [to] = candidates;
    const rivals = removed.filter(one => sameValue(before[one], value));
    if (to !== undefined && candidates.length === 1 && rivals.length === 1) renamed.set(key, to);
  }
  return renamed;
}

function lastKey(pattern: string): string {
  return pattern.slice(pattern.lastIndexOf('.') + 1);
}
