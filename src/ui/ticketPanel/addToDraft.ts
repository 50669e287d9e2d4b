import type { DraftFile } from '../../tickets/draftFile';
import { emptyContent } from '../../tickets/replyDraft';

/**
 * Adds words below what the draft has; the same words are not added twice. The revision that holds them, or `null`
 * when the draft could not be read or written, of which the log tells.
 */
export async function addToDraft(file: Pick<DraftFile, 'load' | 'save'>, text: string): Promise<number | null> {
  const loaded = await file.load();
  if (!loaded.ok) return null;
  const { rev, ...content } = loaded.value ?? { ...emptyContent, rev: 0 };
  if (content.text.includes(text)) return rev;
  const joined = [content.text, text].filter(part => part.trim() !== '').join('\n\n');
  const { isPrivate, statusAfter, fieldsAfter } = content as typeof emptyContent;
  const next = { text: joined, isPrivate, statusAfter, ...(fieldsAfter === undefined ? {} : { fieldsAfter }) };
  const saved = await file.save(next, rev + 1);
  return saved.ok ? saved.value.rev : null;
}
