import type { Operation } from '../documents/operation';
import type { Path } from '../documents/path';
import type { Value } from '../documents/value';

/** One elementary difference in meaning, with the operation that makes it. */
export interface Difference {
  readonly type: 'changed' | 'added' | 'removed' | 'renamed' | 'moved';
  /** Of what differs, see `DiffRules`: `transitions.*.roles.*`. */
  readonly pattern: string;
  /** Leads to what differs; for what is added, to where it will be. */
  readonly path: Path;
  /** Nothing for what is added; the item or key for what is renamed. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** The items of lists on the way, outermost first. */
  readonly trail: readonly Enclosing[];
  readonly operation: Operation;
  /** Differences of one group are accepted or refused together. */
  readonly group: string | null;
}

/** An item of a list that holds a difference, as it was and as it becomes. */
export interface Enclosing {
  readonly pattern: string;
  readonly before: Value;
  readonly after: Value;
}
