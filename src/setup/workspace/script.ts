import type { SetupFile } from '../documents/setupFile';
import { get, isMap, type Value } from '../documents/value';

/** A setup script: a document with a kind. */
export interface Script {
  readonly path: string;
  readonly document: number;
  /** What the document says under `kind`; '' where it says nothing. */
  readonly kind: string;
  readonly code: string;
  readonly title: string;
  readonly value: Value;
}

export function scriptsOf(file: SetupFile): readonly Script[] {
  return file.documents.map(({ index, value }) => scriptOf(file.path, index, value));
}

export function scriptOf(path: string, document: number, value: Value): Script {
  return { path, document, kind: text(value, 'kind'), code: text(value, 'code'), title: text(value, 'title'), value };
}

/** A text at a key; numbers count as the text they are, anything else as ''. */
export function text(value: Value | undefined, key: string): string {
  const found = isMap(value) ? get(value, key) : undefined;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}
