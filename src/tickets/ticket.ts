/**
 * A ticket as the department speaks of it. Built from Mantis's answers by `src/mantis`, read by everything else.
 * All instants are epoch milliseconds; all texts are as the customer wrote them and are hostile until sanitised.
 */
export interface Ticket {
  readonly id: number;
  readonly summary: string;
  readonly description: string;
  readonly stepsToReproduce: string;
  readonly additionalInformation: string;
  readonly project: Reference;
  readonly category: string | null;
  /** The type by its exact label after trimming (RULES A3); `null` when it is absent or unknown to the policy. */
  readonly type: TicketType | null;
  /** The customer (РИЦ) by RULES A4; `null` when nothing in the settings names one. */
  readonly customer: string | null;
  readonly reporter: Person | null;
  readonly handler: Person | null;
  readonly status: Term;
  readonly resolution: Term | null;
  readonly priority: Term;
  /** The regulation's priority behind `priority`; `null` for one outside the policy (RULES A3). */
  readonly regulationPriority: Priority | null;
  readonly isPrivate: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly dueDate: number | null;
  readonly targetVersion: string | null;
  readonly customFields: readonly CustomFieldValue[];
  /** The custom fields that the regulation reads, as Mantis stores them, by the mapping in the settings. */
  readonly regulationFields: RegulationFields;
  readonly tags: readonly Reference[];
  readonly attachments: readonly Attachment[];
  /** Who follows the ticket; `null` when the answer left them out, as lists do. */
  readonly monitors: readonly Person[] | null;
  /** `null` when the answer left them out, as lists do. */
  readonly relationships: readonly Relationship[] | null;
  /** `null` when the answer left them out, which is not the same as none (RULES C8). */
  readonly notes: readonly Note[] | null;
  /** In the order the server keeps, oldest first; `null` when the answer left it out (RULES C8). */
  readonly history: readonly HistoryEntry[] | null;
}

/** A value of one of Mantis's enumerations. `id` decides; `label` follows the reader's language. */
export interface Term {
  readonly id: number;
  readonly name: string;
  readonly label: string;
}

export interface Reference {
  readonly id: number;
  readonly name: string;
}

export interface Person {
  readonly id: number;
  readonly login: string;
  readonly realName: string | null;
  readonly email: string | null;
}

/** RULES A1. The keys are stable; what people read is the regulation's Russian term. */
export type Priority = 'blocker' | 'fix' | 'significant';
export type TicketType = 'consultation' | 'setup' | 'development' | 'failure';

export interface RegulationFields {
  /** Hours, as typed («2.5», «2,5», …). */
  readonly effort: string | null;
  readonly paid: string | null;
  readonly mode: string | null;
}

export interface CustomFieldValue {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

export interface Attachment {
  readonly id: number;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  readonly author: Person | null;
  readonly createdAt: number;
}

/** How this ticket is related to another one, seen from this one. */
export interface Relationship {
  readonly id: number;
  readonly type: Term;
  readonly other: RelatedTicket;
}

export interface RelatedTicket {
  readonly id: number;
  /** `null` when the server did not say. */
  readonly summary: string | null;
  readonly status: Term | null;
}

export interface Note {
  readonly id: number;
  readonly author: Person | null;
  readonly text: string;
  readonly isPrivate: boolean;
  readonly kind: 'note' | 'reminder' | 'timelog';
  /** Minutes of work booked on the note; 0 when none. */
  readonly minutes: number;
  readonly attachments: readonly Attachment[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

interface HistoryLine {
  readonly at: number;
  readonly user: Person | null;
  /** What the server would show for the line, in the reader's language. */
  readonly message: string;
  readonly change: string | null;
}

/** One line of the history. What the product computes with is typed, all the rest is `other`. */
export type HistoryEntry =
  | (HistoryLine & { readonly kind: 'created' })
  | (HistoryLine & {
      /** `old` and `new` are ids (0 for none); Mantis keeps numbers for these fields. */
      readonly kind: 'status' | 'handler' | 'priority' | 'viewState';
      readonly oldId: number;
      readonly newId: number;
    })
  | (HistoryLine & {
      readonly kind: 'field';
      readonly field: string;
      readonly oldValue: string;
      readonly newValue: string;
    })
  | (HistoryLine & { readonly kind: 'noteAdded' | 'noteEdited' | 'noteDeleted'; readonly noteId: number })
  | (HistoryLine & { readonly kind: 'noteViewState'; readonly noteId: number; readonly isPrivate: boolean })
  | (HistoryLine & { readonly kind: 'other'; readonly typeName: string });

/** What a list shows of an issue that could not be read: the row says so, and the others stay (one bad ticket empties nothing). */
export interface UnreadableTicket {
  readonly id: number | null;
  /** For the log and the tooltip: what was wrong, without the ticket's text. */
  readonly reason: string;
}
