/**
 * The fields of a ticket that the product changes, by id. Absent means «not touched».
 * The same shape carries what the person saw (`base`) and what they want (`changes`).
 */
export interface FieldValues {
  readonly statusId?: number;
  readonly resolutionId?: number;
  readonly priorityId?: number;
  readonly severityId?: number;
  readonly categoryId?: number;
  /** 0 for nobody. */
  readonly handlerId?: number;
  readonly isPrivate?: boolean;
  /** Epoch milliseconds; null for none. */
  readonly dueDate?: number | null;
  /** Custom field id → value as Mantis stores it; '' clears. */
  readonly customFields?: Readonly<Record<number, string>>;
}
