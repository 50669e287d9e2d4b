import type * as z from 'zod';
import type { Difference } from '../diff/difference';
import type { DiffRules } from '../diff/rules';
import type { Finding, PartName } from '../risks/finding';
import type { Script } from '../workspace/script';
import type { Workspace } from '../workspace/workspace';

/** What is known of one kind of script. Kinds that a workspace file declares are the same to everybody. */
export interface SetupKind {
  /** What a script of the kind says under `kind`. */
  readonly name: string;
  /** Title for kinds that are declared; built-in ones have theirs in the bundles. */
  readonly title: string | null;
  readonly rules: DiffRules;
  /** Labels of keys for kinds that are declared. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the items of a list are, by the list's pattern. */
  readonly parts: Readonly<Record<string, PartName>>;
  /** The form that scripts must have; unknown keys are kept. */
  readonly schema: z.ZodType | null;
  /** Errors of form, for a kind whose schema is not zod's. */
  validate(script: Script): readonly Finding[];
  /** What the state of a script shows. */
  inspect(script: Script, context: InspectionContext): readonly Finding[];
  /** What a change does, whatever the result looks like. */
  assess(change: ChangeOfScript, context: InspectionContext): readonly AssessedDifference[];
  /** A new script, as text with comments; `null` where the kind has no template. */
  template(code: string, title: string): string | null;
}

export interface InspectionContext {
  /** All scripts, the inspected one in its inspected state. */
  readonly workspace: Workspace;
  /** Today as `YYYY-MM-DD`, where the scripts apply. */
  readonly today: string;
}

export interface ChangeOfScript {
  readonly before: Script;
  readonly after: Script;
  readonly differences: readonly Difference[];
  /** All scripts before the change. */
  readonly former: Workspace;
}

/** A finding about one of the differences. */
export interface AssessedDifference {
  readonly difference: Difference;
  readonly finding: Finding;
}
