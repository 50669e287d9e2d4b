/** A piece of a text that says one thing, as it stands there. Offsets in UTF-16 units, half-open. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A point of a list. */
  readonly isStep: boolean;
}

const listMark = /^\s{0,8}(?:\d{1,2}[.)]|[-*•–])\s+/u;

/**
 * Sentences of a text, the points of its lists, each point whole, and the rows of its tables, whose text is the cells
 * with dashes between. Code blocks are passed over.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let inFence = false;
  const rows: { line: string; start: number }[] = [];
  for (const line of text.split('\n')) {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) inFence = !inFence;
    const isTable = /^\s*\|.*\|\s*$/.test(line);
    const isCode = inFence || isFence || /^(?: {4}|\t)\S/.test(line);
    if (isTable && !isCode) rows.push({ line, start });
    else addRows(sentences, rows.splice(0));
    if (!isTable && !isCode) addLine(sentences, line, start);
    start += line.length + 1;
  }
  addRows(sentences, rows);
  return sentences;
}

/** The first row of a table names its columns, the second parts it from the others. */
function addRows(sentences: Sentence[], rows: readonly { readonly line: string; readonly start: number }[]): void {
  for (const { line, start } of rows.slice(2)) {
    const cells = line.split('|').map(cell => cell.trim()).filter(cell => cell !== '');
    if (cells.length > 0) sentences.push({ text: cells.join(' — '), start, end: start + line.length, isStep: true });
  }
}

function addLine(sentences: Sentence[], line: string, start: number): void {
  const mark = listMark.exec(line)?.[0] ?? '';
  if (mark !== '') {
    push(sentences, line.slice(mark.length), start + mark.length, true);
    return;
  }
  // A full stop inside quotes, behind a one-letter word or between digits ends nothing.
  let from = 0;
  for (const end of line.matchAll(/[.!?…]+[»")]?(?=\s+[«"(]?[\p{Lu}\d*])/gu)) {
    const to = end.index + end[0].length;
    if (/(?:^|[\s(])(?:т|д|п|г|ул|стр|рис|см|им|тыс|руб|коп|доб|вн|обл)\.$/iu.test(line.slice(from, to))) continue;
    push(sentences, line.slice(from, to), start + from, false);
    from = to;
  }
  push(sentences, line.slice(from), start + from, false);
}

function push(sentences: Sentence[], raw: string, start: number, isStep: boolean): void {
  const text = raw.trim();
  if (text === '') return;
  const from = start + raw.indexOf(text);
  sentences.push({ text, start: from, end: from + text.length, isStep });
}
