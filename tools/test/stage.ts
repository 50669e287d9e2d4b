/** What a stage came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What a person needs to see of a failure; empty when all went well. */
  readonly details: string;
  /** A few words beside the stage's name, such as a size. */
  readonly note?: string;
}

export interface StageContext {
  /** Only tests whose full title matches; for mocha. */
  readonly grep: string | undefined;
  /** Prints at once; for the stages that run alone. */
  readonly live: (text: string) => void;
}

export interface Stage {
  readonly name: string;
  /** Stages that must have succeeded before; otherwise this one fails without running. */
  readonly needs?: readonly string[];
  /** Runs with nothing beside it, because it uses both cores or watches the time. */
  readonly alone?: boolean;
  readonly run: (context: StageContext) => Promise<Outcome>;
}

/** A check that either holds or not. */
export function check(holds: boolean, details: string, note?: string): Outcome {
  const counts = holds ? { passed: 1, failed: 0, details: '' } : { passed: 0, failed: 1, details };
  return note === undefined ? counts : { ...counts, note };
}
