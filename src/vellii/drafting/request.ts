import type { Priority } from '../../tickets/ticket';
import type { DraftContent } from '../draft';
import type { Question } from '../knowledge/knowledgeBase';

/** A ticket for which a draft is wanted. */
export interface DraftRequest {
  readonly ticketId: number;
  readonly question: Question;
  readonly priority: Priority | null;
  /** Parts of the registration template that are not there (RULES F); empty where none are demanded. */
  readonly missing: DraftContent['missing'];
}
