/**
 * What can go wrong with Mantis, as values. Nothing here is a sentence for people: the UI translates `kind`.
 * No error carries a token, a request, a ticket's text or an answer's body; `ServerMessage` is the server's own error
 * text, which may name a person: show it, do not log it.
 */
export type MantisError =
  /** 401, or a token that cannot be sent in a header at all. */
  | { readonly kind: 'unauthorised'; readonly reason: string }
  /** 403: also a disabled account (recording 716, reason phrase only). */
  | { readonly kind: 'forbidden'; readonly server: ServerMessage }
  | { readonly kind: 'notFound'; readonly server: ServerMessage }
  /** The issue is resolved or closed and the account is below `update_readonly_bug_threshold` (recording 234). */
  | { readonly kind: 'readOnly'; readonly server: ServerMessage }
  | Conflict
  /** Mantis understood the request and refuses its content. */
  | { readonly kind: 'validation'; readonly server: ServerMessage }
  /** No answer, or one that broke off. `code` is Node's, for the log. */
  | { readonly kind: 'offline'; readonly cause: OfflineCause; readonly code: string | null }
  /** A 5xx. `reason` is the decoded reason phrase («Mantis Offline»). */
  | {
      readonly kind: 'unavailable';
      readonly cause: 'maintenance' | 'apiDisabled' | 'gateway' | 'serverError';
      readonly status: number;
      readonly reason: string;
    }
  | NotMantis
  /** JSON of the wrong shape. `path` names the place («issues.0.status.id»), never the value. */
  | { readonly kind: 'malformed'; readonly path: string }
  /** Below 2.26 by `X-Mantis-Version`. */
  | { readonly kind: 'tooOld'; readonly version: string }
  | { readonly kind: 'cancelled' }
  /** The answer is larger than `limit` bytes, or (`limit` null) the server found the request too large (413). */
  | { readonly kind: 'tooLarge'; readonly limit: number | null }
  /** The server took a note but answers something else than was sent. `what` lists the differing parts. */
  | { readonly kind: 'mismatch'; readonly noteId: number; readonly what: readonly NotePart[] }
  /** Nothing was sent: the server would refuse it, or make something else of it. */
  | { readonly kind: 'unsendable'; readonly objection: Objection };

/** What speaks against sending something, known before it leaves. */
export type Objection =
  | { readonly kind: 'tagEmpty' }
  /** Commas part tags: Mantis breaks down on one inside a tag (recording 410). */
  | { readonly kind: 'tagComma' }
  /** `tag_name_is_valid` of Mantis: «+» and «-» before a tag belong to its filters. */
  | { readonly kind: 'tagSign' }
  | { readonly kind: 'tagTooLong'; readonly limit: number }
  | FileObjection
  /** The two issues are related already; another type would silently take the place of the present one. */
  | { readonly kind: 'alreadyRelated' }
  | { readonly kind: 'relatedToItself' }
  /** The note to be taken back is not the last one any more, or not ours. */
  | { readonly kind: 'noteFollowed' }
  | { readonly kind: 'noteGone' }
  | { readonly kind: 'noteNotMine' }
  /** Another window, or Mantis's own page, has changed its text meanwhile. */
  | { readonly kind: 'noteChanged' }
  | { readonly kind: 'noteEmpty' };

export type FileObjection =
  | { readonly kind: 'fileEmpty' }
  /** Bytes. */
  | { readonly kind: 'fileTooBig'; readonly limit: number }
  | { readonly kind: 'fileType'; readonly extension: string; readonly allowed: readonly string[] };

export type MantisErrorKind = MantisError['kind'];

export interface ServerMessage {
  /** In English, as Mantis's code says it; the reason phrase where the body is empty. */
  readonly message: string;
  /** In the account's language. */
  readonly localized: string | null;
  /** Mantis's error number (11, 1100 …). */
  readonly code: number | null;
}

/** `refused`, `hostNotFound`, the certificates and `notTls` mean that the request never reached a server. */
export type OfflineCause =
  | 'refused'
  | 'hostNotFound'
  /** This computer has no way to it at all. */
  | 'noNetwork'
  /** Signed by nobody this computer trusts. */
  | 'certificate'
  | 'certificateExpired'
  /** Made for another host name. */
  | 'certificateHost'
  | 'notTls'
  /** The proxy in between does not put the connection through. */
  | 'proxy'
  | 'timeout'
  | 'reset'
  | 'other';

export type NotePart = 'text' | 'privacy' | 'minutes' | 'author';

export interface NotMantis {
  readonly kind: 'notMantis';
  readonly status: number;
  readonly contentType: string | null;
  readonly looksLike:
    | 'login'
    | 'proxy'
    /** The proxy wants a name and a password (407). */
    | 'proxyCredentials'
    /** Something in front of Mantis wants a name and a password (`WWW-Authenticate`, which Mantis never sends). */
    | 'basicAuth'
    | 'redirect'
    | 'page'
    | 'text'
    | 'empty';
  /** The other origin a redirect points to; the token was not sent there. */
  readonly redirectOrigin: string | null;
}

/** Somebody else changed what we are about to change, or our change did not come out as sent. */
export interface Conflict {
  readonly kind: 'conflict';
  /** Empty when the server only says 412 and the fields could not be compared. */
  readonly fields: readonly FieldConflict[];
  /** True when the PATCH was accepted and its answer shows other values than were sent. */
  readonly wrote: boolean;
}

export interface FieldConflict {
  /** A key of `FieldValues`, or `customField:<id>`. */
  readonly field: string;
  /** What the person saw. */
  readonly base: FieldValue;
  readonly mine: FieldValue;
  /** What the server has now; equal to `base` when it silently ignored the change. */
  readonly theirs: FieldValue;
  /** What the server has now, where that is not `theirs` any more: a simultaneous saving overwrote a colleague's. */
  readonly now?: FieldValue;
}

export type FieldValue = string | number | boolean | null;
