import { withoutReasoning } from './jsonText';

/** What can be shown of the reply while the JSON around it is still coming; empty before it begins. */
export function partialReply(text: string): string {
  const behind = withoutReasoning(text);
  if (behind === null) return '';
  const key = /"reply"\s{0,20}:\s{0,20}"/.exec(behind);
  if (key === null) return '';
  const start = key.index + key[0].length;
  let end = start;
  while (end < behind.length && behind[end] !== '"') end += behind[end] === '\\' ? escapeLength(behind, end) : 1;
  // An escape that is still coming is left for the next piece.
  const complete = end > behind.length ? behind.slice(start, behind.lastIndexOf('\\')) : behind.slice(start, end);
  return unescaped(complete);
}

function escapeLength(text: string, at: number): number {
  return text[at + 1] === 'u' ? 6 : 2;
}

function unescaped(inner: string): string {
  const escaped = inner.replace(/\p{Cc}/gu, char => JSON.stringify(char).slice(1, -1));
  try {
    const value: unknown = JSON.parse(`"${escaped}"`);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
