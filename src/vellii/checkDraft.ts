import type { Draft } from './draft';
import { foreignData } from './privacy/foreignData';
import type { KnownPersonalData, PersonalDataKind } from './privacy/personalData';
import { hasSurnameEnding } from './privacy/people/surnames';
import type { DraftPart, FindingKind } from './review/findings';
import { reviewDraft } from './review/review';

/** A doubtful stretch of a draft. */
export interface Doubt {
  readonly part: DraftPart;
  /** UTF-16 units in that part, half-open. */
  readonly start: number;
  readonly end: number;
  readonly kind: FindingKind | 'foreign';
}

export interface DraftCheck {
  readonly doubts: readonly Doubt[];
  /** Data that stands neither in the ticket nor in the knowledge base: what keeps the draft from being inserted. */
  readonly foreign: readonly { readonly text: string; readonly kind: PersonalDataKind }[];
  /** Whether the review found nothing that forbids to insert it as it is. */
  readonly isUsable: boolean;
}

/** What a draft may be made of. */
export interface DraftGrounds {
  readonly ticketTexts: readonly string[];
  readonly knowledgeTexts: readonly string[];
  readonly known: KnownPersonalData;
  /** Names of everybody else whom the department deals with. */
  readonly others: readonly string[];
}

/** Looks for another customer's data, and has the draft reviewed. */
export function checkDraft(draft: Draft, grounds: DraftGrounds): DraftCheck {
  const { kind, reply, steps, citations, sources } = draft;
  const { findings, isUsable } = reviewDraft({
    content: { kind, reply, steps, citations },
    sources,
    ticketTexts: grounds.ticketTexts,
  });
  const doubts: Doubt[] = [];
  const foreign: { text: string; kind: PersonalDataKind }[] = [];
  const parts: readonly (readonly [DraftPart, string])[] = [['reply', reply], ...steps.entries()];
  for (const [part, text] of parts) {
    for (const { start, end, kind: ofData } of foreignIn(text, grounds)) {
      foreign.push({ text: text.slice(start, end), kind: ofData });
      doubts.push({ part, start, end, kind: 'foreign' });
    }
  }
  return { doubts: [...doubts, ...findings], foreign, isUsable };
}

/** Data of a text that stands in none of the grounds. */
export function foreignIn(
  text: string,
  { ticketTexts, knowledgeTexts, known, others }: DraftGrounds,
): ReturnType<typeof foreignData> {
  const names = [...known.names, ...others.flatMap(tellingSurnames)];
  return foreignData(text, ticketTexts, knowledgeTexts, { names });
}

/** Surnames that are no everyday words: «Плановая» at the head of a sentence is nobody. */
function tellingSurnames(name: string): readonly string[] {
  return name.split(/\s+/).filter(word => hasSurnameEnding(word.toLowerCase().replaceAll('ё', 'е')));
}
