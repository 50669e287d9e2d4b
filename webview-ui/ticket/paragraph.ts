/** A text as a paragraph of its own between what stands before and after it. */
export function asParagraph(before: string, text: string, after: string): string {
  return `${gap(before, /\n*$/)}${text}${gap(after, /^\n*/)}`;
}

function gap(neighbour: string, breaks: RegExp): string {
  if (neighbour.trim() === '') return '';
  const there = breaks.exec(neighbour)?.[0].length ?? 0;
  return '\n'.repeat(Math.max(0, 2 - there));
}
