import type { DraftContent } from '../../src/protocol/draft';

/** Whether the reply is private with what is inserted: a private text that was typed never becomes public by it. */
export function privacyWith(
  { text, isPrivate }: Pick<DraftContent, 'text' | 'isPrivate'>,
  isPrivateDraft: boolean,
): boolean {
  return isPrivateDraft || (isPrivate && text.trim() !== '');
}

/** The inserted text begins a line of its own. @param before what stands before the cursor. */
export function withGap(text: string, before: string): string {
  return before === '' || before.endsWith('\n') ? text : `\n${text}`;
}
