import type { Word } from '../lang/strings';

/** A parameter of a localised error: text, or the name of a string of the user's language. */
export type FaultParameter = string | { readonly word: Word };

/**
 * How a refusal leaves the server.
 * - `client`: a numbered Mantis error; the number decides the status, the body has `message`, `code`, `localized`.
 * - `legacy`: an older part of the API; the status is its own, the body has only `message`.
 * - `crash`: PHP dies: 500, HTML, empty.
 * - `slim`: the framework's own 500.
 */
type FaultDetail =
  | { readonly kind: 'client'; readonly code: number; readonly params: readonly FaultParameter[] }
  | { readonly kind: 'legacy'; readonly status: number }
  | { readonly kind: 'crash' }
  | { readonly kind: 'slim' };

/**
 * A refusal of the model. Thrown and not returned, because Mantis is not transactional: whatever was written before
 * stays written (REST fact 6), and every layer between the refusal and the answer must be left at once.
 */
export class Fault extends Error {
  constructor(
    message: string,
    readonly detail: FaultDetail,
  ) {
    super(message);
    this.name = 'Fault';
  }
}

/** Numbers of MantisBT's `constant_inc.php` that this server can answer. */
export const Code = {
  emptyField: 11,
  accessDenied: 13,
  fieldTooLong: 28,
  invalidFieldValue: 29,
  fileTooBig: 500,
  fileNotAllowed: 501,
  noFileUploaded: 504,
  noteNotFound: 600,
  projectNotFound: 700,
  userNameNotUnique: 800,
  userByIdNotFound: 811,
  userByNameNotFound: 813,
  issueNotFound: 1100,
  issueReadOnly: 1103,
  customFieldNotFound: 1300,
  customFieldInvalidValue: 1303,
  categoryNotFound: 1502,
  versionNotFound: 1601,
  relationshipNotFound: 1701,
  sameIssueRelated: 1702,
  filterNotFound: 2000,
  tagNotFound: 2200,
  tokenNotFound: 3000,
} as const;

export function clientFault(message: string, code: number, ...params: FaultParameter[]): Fault {
  return new Fault(message, { kind: 'client', code, params });
}

export function legacyFault(message: string, status: number): Fault {
  return new Fault(message, { kind: 'legacy', status });
}

export function crash(what: string): Fault {
  return new Fault(what, { kind: 'crash' });
}

export function slimError(what: string): Fault {
  return new Fault(what, { kind: 'slim' });
}
