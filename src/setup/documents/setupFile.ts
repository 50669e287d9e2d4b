import { err, ok, type Result } from '../../base/result';
import { decode, type Encoding } from './encoding';
import { valueOf, type SourceNode } from './node';
import type { DocumentProblem, FileProblem } from './problem';
import { readJson } from './readJson';
import { readYaml } from './readYaml';
import type { Value } from './value';

/** `text`: anything without a reader here (XML, SQL, INI …): compared, applied and taken back as lines. */
export type Format = 'yaml' | 'json' | 'text';

/** One script: a document of a file. */
export interface SetupDocument {
  readonly index: number;
  readonly root: SourceNode;
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

export interface SetupFile {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly format: Format;
  readonly text: string;
  readonly encoding: Encoding;
  /** None when there are problems: what cannot be read is not edited by structure. */
  readonly documents: readonly SetupDocument[];
  readonly problems: readonly DocumentProblem[];
}

function formatOf(path: string): Format {
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  return /\.json$/i.test(path) ? 'json' : 'text';
}

/** Opens a file of setup scripts. A torn document gives a file with problems; an error is a file that is no text. */
export function openFile(path: string, bytes: Uint8Array): Result<SetupFile, FileProblem> {
  const decoded = decode(bytes);
  if (!decoded.ok) return err(decoded.error);
  return ok(readFile(path, decoded.value.text, decoded.value.encoding));
}

/** Reads a text that is known to fit the limits. */
export function readFile(path: string, text: string, encoding: Encoding): SetupFile {
  const format = formatOf(path);
  const { documents, problems } = readerOf(format)(text);
  return {
    path,
    format,
    text,
    encoding,
    problems,
    documents:
      problems.length > 0
        ? []
        : documents.map(({ root, start, end }, index) => ({ index, root, value: valueOf(root), start, end })),
  };
}

function readerOf(format: Format): typeof readYaml {
  if (format === 'yaml') return readYaml;
  return format === 'json' ? readJson : () => ({ documents: [], problems: [] });
}
