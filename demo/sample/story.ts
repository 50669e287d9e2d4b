/**
 * The sample department as a story: who there is, and what each of them did, when.
 * `demo/mantis` tells the story to its own model with the clock set to each moment, so that history, ids and
 * time stamps come out as Mantis itself would have written them.
 */
export interface Story {
  readonly project: StoryProject;
  readonly users: readonly StoryUser[];
  /** In order of time, oldest first. */
  readonly actions: readonly StoryAction[];
}

export interface StoryProject {
  readonly name: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly versions: readonly { readonly name: string; readonly released: boolean; readonly date: number }[];
  readonly customFields: readonly StoryCustomField[];
}

export interface StoryCustomField {
  readonly name: string;
  readonly type: 'string' | 'numeric' | 'float' | 'enum' | 'checkbox' | 'list' | 'date' | 'textarea';
  readonly possibleValues: readonly string[];
  /** Access level that may write it; readable from 10 on. */
  readonly writeLevel: number;
}

export interface StoryUser {
  readonly login: string;
  readonly realName: string;
  readonly email: string;
  /** Level in the project: 25 reporter, 55 developer, 70 manager. */
  readonly level: number;
}

interface At {
  /** Epoch milliseconds, whole seconds. */
  readonly at: number;
  /** Login of who did it. */
  readonly by: string;
  /** The story's own name of the ticket, e.g. `billing-invoice-blank`. */
  readonly ticket: string;
}

export interface StoryFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** `unset` is a number that the project's enumeration does not know (Mantis's own 30), as an e-mail import leaves it. */
export type StoryPriority = 'blocker' | 'fix_required' | 'significant' | 'unset';
export type StoryStatus = 'new' | 'feedback' | 'acknowledged' | 'confirmed' | 'assigned' | 'resolved' | 'closed';

export type StoryAction =
  | (At & {
      readonly kind: 'create';
      readonly summary: string;
      readonly description: string;
      readonly stepsToReproduce?: string;
      readonly additionalInformation?: string;
      readonly category: string;
      readonly priority: StoryPriority;
      /** By the field's name. */
      readonly customFields: Readonly<Record<string, string>>;
      readonly tags?: readonly string[];
      readonly files?: readonly StoryFile[];
    })
  | (At & {
      readonly kind: 'note';
      readonly text: string;
      readonly isPrivate?: boolean;
      readonly minutes?: number;
      readonly files?: readonly StoryFile[];
    })
  | (At & {
      readonly kind: 'update';
      readonly status?: StoryStatus;
      /** Login; '' removes the handler. */
      readonly handler?: string;
      readonly priority?: StoryPriority;
      readonly category?: string;
      readonly customFields?: Readonly<Record<string, string>>;
      readonly dueDate?: number;
      readonly targetVersion?: string;
    });
