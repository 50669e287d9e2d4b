/**
 * What the regulation needs to know about a ticket, and about the place it is worked in. Plain data: whoever has
 * tickets maps them to this; the regulation knows neither Mantis's JSON nor the ticket of the department.
 * All instants are epoch milliseconds.
 */
export interface TicketFacts {
  readonly id: number;
  /** `created_at`: every milestone counts from it (RULES B6). */
  readonly submittedAt: number;
  readonly reporterId: number | null;
  readonly type: TypeKey | null;
  readonly category: string | null;
  readonly statusId: number;
  readonly handlerId: number | null;
  /** Mantis's number; `RegulationContext.priorities` says which priority of the regulation it is. */
  readonly priorityId: number;
  readonly targetVersion: string | null;
  /** As typed; `null` when the field is absent or empty. */
  readonly effort: string | null;
  readonly paid: string | null;
  readonly mode: string | null;
  /** `due_date`: the date agreed for paid work (RULES E4). */
  readonly agreedDate: number | null;
  /** `null` when the answer left them out. */
  readonly notes: readonly NoteFacts[] | null;
  /** In the server's order, oldest or newest first (RULES C6); `null` when the answer left it out. */
  readonly history: readonly HistoryLine[] | null;
}

/** RULES A1. */
export type PriorityKey = 'blocker' | 'fix' | 'significant';
export type TypeKey = 'consultation' | 'setup' | 'development' | 'failure';

export interface NoteFacts {
  readonly id: number;
  readonly authorId: number | null;
  readonly text: string;
  readonly hasFiles: boolean;
  readonly isReminder: boolean;
  /** As it is now; how it began is read from the history (RULES C5). */
  readonly isPrivate: boolean;
  readonly at: number;
}

interface Line {
  readonly at: number;
  readonly userId: number | null;
}

/** Numbers as Mantis keeps them; 0 is nobody. */
export interface ChangeLine<Kind extends string> extends Line {
  readonly kind: Kind;
  readonly oldId: number;
  readonly newId: number;
}

export type HistoryLine =
  | (Line & { readonly kind: 'created' })
  | ChangeLine<'status'>
  | ChangeLine<'handler'>
  | ChangeLine<'priority'>
  | (Line & { readonly kind: 'targetVersion'; readonly oldValue: string; readonly newValue: string })
  | (Line & { readonly kind: 'noteAdded' | 'noteEdited' | 'noteDeleted'; readonly noteId: number })
  | (Line & { readonly kind: 'noteViewState'; readonly noteId: number; readonly isPrivate: boolean })
  | (Line & {
      /** Summary, description, steps, additional information, category or a custom field: what RULES G1 looks at. */
      readonly kind: 'registration';
    })
  | (Line & { readonly kind: 'other' });

/** Who is who and which number means what, on the server and in the project of the tickets. */
export interface RegulationContext {
  /** Access level on the project by user id; for somebody no longer listed, the last level seen (RULES C2). */
  readonly accessLevels: ReadonlyMap<number, number>;
  readonly robots: ReadonlySet<number>;
  readonly staffThreshold: number;
  readonly leadThreshold: number;
  /** The server's `bug_resolved_status_threshold`. */
  readonly resolvedThreshold: number;
  readonly statuses: StatusIds;
  readonly priorities: ReadonlyMap<number, PriorityKey>;
  /** Whether the account that read the tickets sees private notes and the whole history (RULES C8). */
  readonly seesEverything: boolean;
}

export interface StatusIds {
  readonly feedback: number;
  readonly acknowledged: number;
  readonly confirmed: number;
  /** The server's `bug_assigned_status`. */
  readonly assigned: number;
}
