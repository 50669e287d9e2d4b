/** Longer texts are compared by their first characters only. */
const most = 6000;

/**
 * How much of a draft a person changed before sending it: the edit distance between the words of both texts, as a
 * share of the longer one; 0 for the same text, 1 for another one.
 */
export function changedShare(draft: string, sent: string): number {
  const [a, b] = [wordsOf(draft), wordsOf(sent)];
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : distance(a, b) / longer;
}

function wordsOf(text: string): readonly string[] {
  return text.slice(0, most).match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

function distance(a: readonly string[], b: readonly string[]): number {
  let before = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [row, word] of a.entries()) {
    const now = [row + 1];
    for (const [column, other] of b.entries()) {
      const change = (before[column] ?? 0) + (word === other ? 0 : 1);
      now.push(Math.min(change, (before[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}
