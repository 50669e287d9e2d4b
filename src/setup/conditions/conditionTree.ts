import { get, isList, isMap, type Value } from '../documents/value';
import type { Path } from '../documents/path';

/** The condition of a selection folder or of a registration rule, written as a tree. */
export type ConditionTree =
  | { readonly type: 'all' | 'any'; readonly parts: readonly ConditionTree[] }
  | { readonly type: 'not'; readonly part: ConditionTree }
  | {
      readonly type: 'compare';
      readonly field: string;
      readonly operator: string;
      readonly value: Value;
      readonly path: Path;
    }
  /** Nothing is there, or something that is no condition. */
  | { readonly type: 'nothing' };

/** Reads a condition tolerantly: what it does not know counts as nothing. */
export function readCondition(value: Value | undefined, path: Path = []): ConditionTree {
  if (!isMap(value)) return { type: 'nothing' };
  for (const type of ['all', 'any'] as const) {
    const parts = get(value, type);
    if (isList(parts)) {
      return { type, parts: parts.map((part, index) => readCondition(part, [...path, type, index])) };
    }
  }
  const negated = get(value, 'not');
  if (negated !== undefined) return { type: 'not', part: readCondition(negated, [...path, 'not']) };
  const field = get(value, 'field');
  if (typeof field !== 'string') return { type: 'nothing' };
  const operator = get(value, 'operator');
  return {
    type: 'compare',
    field,
    operator: typeof operator === 'string' ? operator : '=',
    value: get(value, 'value') ?? null,
    path,
  };
}

/**
 * Whether a condition lets everything through, as far as its form tells: nothing to fulfil, an alternative that is
 * always fulfilled, the negation of what never is, or a comparison together with its opposite.
 */
export function selectsEverything(condition: ConditionTree): boolean {
  switch (condition.type) {
    case 'nothing':
      return true;
    case 'all':
      return condition.parts.every(selectsEverything);
    case 'any':
      return condition.parts.some(selectsEverything) || hasOpposites(condition.parts);
    case 'not':
      return selectsNothing(condition.part);
    case 'compare':
      return false;
  }
}

/** Whether nothing can fulfil a condition, as far as its form tells. */
export function selectsNothing(condition: ConditionTree): boolean {
  switch (condition.type) {
    case 'nothing':
      return false;
    case 'all':
      return condition.parts.some(selectsNothing) || hasOpposites(condition.parts);
    case 'any':
      return condition.parts.length === 0 || condition.parts.every(selectsNothing);
    case 'not':
      return condition.part.type !== 'nothing' && selectsEverything(condition.part);
    case 'compare':
      return condition.operator === 'in' && isList(condition.value) && condition.value.length === 0;
  }
}

/** All comparisons of a condition. */
export function comparisonsOf(condition: ConditionTree): readonly (ConditionTree & { readonly type: 'compare' })[] {
  switch (condition.type) {
    case 'nothing':
      return [];
    case 'all':
    case 'any':
      return condition.parts.flatMap(comparisonsOf);
    case 'not':
      return comparisonsOf(condition.part);
    case 'compare':
      return [condition];
  }
}

const OPPOSITE: Readonly<Record<string, string>> = { '=': '!=', '>': '<=', '<': '>=', in: 'not-in' };

function hasOpposites(parts: readonly ConditionTree[]): boolean {
  return parts.some((one, index) => parts.slice(index + 1).some(other => areOpposite(one, other)));
}

function areOpposite(one: ConditionTree, other: ConditionTree): boolean {
  if (one.type === 'not') return keyOf(one.part) !== null && keyOf(one.part) === keyOf(other);
  if (other.type === 'not') return keyOf(other.part) !== null && keyOf(other.part) === keyOf(one);
  if (one.type !== 'compare' || other.type !== 'compare' || one.field !== other.field) return false;
  const opposed = OPPOSITE[one.operator] === other.operator || OPPOSITE[other.operator] === one.operator;
  return opposed && JSON.stringify(one.value) === JSON.stringify(other.value);
}

function keyOf(condition: ConditionTree): string | null {
  return condition.type === 'compare' ? JSON.stringify([condition.field, condition.operator, condition.value]) : null;
}
