import type { CodeIndex } from './codeIndex';
import { scriptHeads } from './scriptHeads';

/** Tickets to be shown above a line. */
export interface LensRow {
  /** From 0. */
  readonly line: number;
  readonly ticketIds: readonly number[];
}

/** Which tickets name the scripts of a file: above each script those of its code, on top also those of the file's name. */
export function lensRows(
  text: string,
  fileName: string,
  index: Pick<CodeIndex, 'naming' | 'namingFile'>,
): readonly LensRow[] {
  const byLine = new Map<number, Set<number>>();
  const add = (line: number, ids: readonly number[]): void => {
    if (ids.length > 0) byLine.set(line, new Set([...(byLine.get(line) ?? []), ...ids]));
  };
  const heads = scriptHeads(text, fileName);
  for (const { code, line } of heads) add(line, index.naming(code));
  const above = new Set([...byLine.values()].flatMap(ids => [...ids]));
  // A ticket that names a script of the file stands there, not on top as well.
  add(
    0,
    index.namingFile(fileName).filter(id => !above.has(id)),
  );
  return [...byLine].sort(([a], [b]) => a - b).map(([line, ids]) => ({ line, ticketIds: [...ids] }));
}
