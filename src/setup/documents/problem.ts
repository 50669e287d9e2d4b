/** A range of a text, in UTF-16 code units from its beginning (the byte order mark is not part of the text). */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a document's text. */
export interface DocumentProblem extends TextRange {
  readonly kind:
    | 'syntax'
    | 'duplicateKey'
    | 'forbiddenKey'
    | 'unknownAlias'
    | 'recursiveAlias'
    | 'tooManyAliases'
    | 'tooDeep'
    | 'unsupportedKey';
  /** The key or alias in question, or what the YAML reader says, in English. */
  readonly detail: string;
}

/** Why a file is not opened at all. */
export type FileProblem =
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'tooManyLines'; readonly lines: number; readonly limit: number }
  | { readonly kind: 'binary' };
