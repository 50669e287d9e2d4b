import type { Draft } from './draft';
import { foreignData } from './privacy/foreignData';
import type { KnownPersonalData, PersonalDataKind } from './privacy/personalData';
import { findPlaceholders } from './privacy/placeholders';

/** Why a stretch of a draft is doubtful. */
export type DoubtReason = 'foreign' | 'placeholder' | 'unsupported' | 'promise' | 'notRussian' | 'ordered';

/** A doubtful stretch, in UTF-16 units of its part: the reply, or a step by its number from 0. */
export interface Doubt {
  readonly part: 'reply' | number;
  readonly start: number;
  readonly end: number;
  readonly reason: DoubtReason;
}

export interface DraftCheck {
  readonly doubts: readonly Doubt[];
  /** Data that stands neither in the ticket nor in the knowledge base: what keeps the draft from being inserted. */
  readonly foreign: readonly { readonly text: string; readonly kind: PersonalDataKind }[];
}

/** What a draft may be made of. */
export interface DraftGrounds {
  readonly ticketTexts: readonly string[];
  readonly knowledgeTexts: readonly string[];
  readonly known: KnownPersonalData;
}

/** Looks for another customer's data and for placeholders that were not put back. */
export function checkDraft(draft: Draft, grounds: DraftGrounds): DraftCheck {
  const doubts: Doubt[] = [];
  const foreign: { text: string; kind: PersonalDataKind }[] = [];
  const parts = [['reply', draft.reply], ...draft.steps.entries()] as const;
  for (const [part, text] of parts) {
    for (const { start, end, kind } of foreignIn(text, grounds)) {
      foreign.push({ text: text.slice(start, end), kind });
      doubts.push({ part, start, end, reason: 'foreign' });
    }
    doubts.push(...findPlaceholders(text).map(span => ({ part, ...span, reason: 'placeholder' as const })));
  }
  return { doubts, foreign };
}

/** Data of a text that stands in none of the grounds. */
export function foreignIn(text: string, grounds: DraftGrounds): ReturnType<typeof foreignData> {
  return foreignData(text, grounds.ticketTexts, grounds.knowledgeTexts, grounds.known);
}
