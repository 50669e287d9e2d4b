/** One place of the mapping that a person can fill: what proposals give reasons for and problems are about. */
export type Slot = FixedSlot | `priority:${number}` | `type:${string}` | `project:${number}`;

export type FieldRole = 'effort' | 'paid' | 'mode';
export type StatusRole = 'feedback' | 'acknowledged' | 'confirmed' | 'assigned';

type FixedSlot =
  'typeSource' | FieldRole | 'customerField' | 'tagPrefix' | 'mailDomains' | `status:${StatusRole}` | 'robots';

export const FIELD_ROLES: readonly FieldRole[] = ['effort', 'paid', 'mode'];
export const STATUS_ROLES: readonly StatusRole[] = ['feedback', 'acknowledged', 'confirmed', 'assigned'];
