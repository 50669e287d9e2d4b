import { LineCounter, parseDocument, type Document } from 'yaml';
import { err, ok, type Result } from '../../base/result';
import type { FileIssue } from '../fileIssue';
import { offsetsOf } from './place';

/** A stretch of a text; lines and columns from 0. */
export interface TextRange {
  readonly from: { readonly line: number; readonly column: number };
  readonly to: { readonly line: number; readonly column: number };
}

/** What is wrong with a text, and where. */
export interface TextProblem {
  readonly range: TextRange;
  readonly issue: FileIssue;
}

/** More aliases than anybody writes; enough to tell a file from a bomb. */
const aliasesMax = 50;

/**
 * Reads a JSON or YAML text (JSON is read as the YAML that it is) and checks what it holds.
 * @param parse refuses with issues whose paths lead into the text
 */
export function readText<T>(
  text: string,
  parse: (content: unknown) => Result<T, readonly FileIssue[]>,
): Result<T, readonly TextProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ' '), {
    version: '1.2',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const rangeOf = ([from, to]: readonly [number, number]): TextRange => ({
    from: placeOf(lines, from),
    to: placeOf(lines, Math.max(to, from)),
  });
  if (document.errors.length > 0) {
    return err(
      document.errors.map(({ code, message, pos }) => ({ range: rangeOf(pos), issue: syntax(code, message) })),
    );
  }
  const content = contentOf(document);
  if (!content.ok) return err([{ range: rangeOf([0, 0]), issue: content.error }]);
  const parsed = parse(content.value);
  if (parsed.ok) return parsed;
  return err(parsed.error.map(issue => ({ range: rangeOf(offsetsOf(document, issue)), issue })));
}

function contentOf(document: Document.Parsed): Result<unknown, FileIssue> {
  try {
    return ok(document.toJS({ maxAliasCount: aliasesMax }));
  } catch (error) {
    return err(syntax('ALIASES', String(error)));
  }
}

function syntax(code: string, message: string): FileIssue {
  return { path: [], code: `syntax.${code}`, message, expected: null };
}

function placeOf(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(0, line - 1), column: Math.max(0, col - 1) };
}
