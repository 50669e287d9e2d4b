import * as z from 'zod';

const content = z.object({
  text: z.string(),
  isPrivate: z.boolean(),
  /** Id of the status to set after the note; `null` leaves it. */
  statusAfter: z.int().nullable(),
  /** Minutes of work to book on the note. */
  minutes: z.int().nonnegative().optional(),
  /** What is set along with that status, by the field's key. */
  fieldsAfter: z.record(z.string(), z.string()).optional(),
});

/**
 * Written before a request leaves and removed after its outcome was verified. What is found of it after a crash means:
 * look whether the note is there before anything is sent again.
 */
const sending = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  stage: z.enum(['note', 'file', 'status']),
  /** Window and process that sent; another window must not send the same meanwhile. */
  writer: z.string(),
  pid: z.int(),
  /** Notes that were there before: none of them is the one being sent. */
  knownNoteIds: z.array(z.int()),
  note: content.pick({ text: true, isPrivate: true, minutes: true }).nullable(),
  /** The waiting files still to be sent; at stage `file` the first of them is under way. */
  files: z
    .array(z.object({ id: z.string(), name: z.string(), size: z.int().nonnegative(), sha256: z.string() }))
    .default([]),
  /** Files that were there before: none of them is the one being sent. */
  knownFileIds: z.array(z.int()).default([]),
  statusAfter: z.int().nullable(),
  /** The status that the person saw when they sent. */
  baseStatusId: z.int(),
});

const draft = content.extend({
  version: z.literal(1),
  origin: z.string(),
  ticketId: z.int(),
  /** Rises with every change of the content. */
  rev: z.int().nonnegative(),
  /** The window that made the last change of the content. */
  writer: z.string(),
  /** Differs after every write; tells whether somebody else has written since. */
  stamp: z.string(),
  updatedAt: z.number(),
  sending: sending.nullable(),
});

export type ReplyContent = Readonly<z.infer<typeof content>>;
export type SendingRecord = Readonly<z.infer<typeof sending>>;
export type ReplyDraft = Readonly<z.infer<typeof draft>>;

/** Whose draft it is. `origin` is the server's. */
export interface DraftReference {
  readonly origin: string;
  readonly ticketId: number;
}

/** Content that a webview remembered over its own reload; what it has beyond `savedRev` was never acknowledged. */
export interface RememberedContent extends ReplyContent {
  readonly rev: number;
  readonly savedRev: number;
  readonly writer: string;
}

/** Reads a draft file's text; `null` when it is torn, or not a draft of this version. */
export function parseDraft(text: string): ReplyDraft | null {
  try {
    const parsed = draft.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export const emptyContent: ReplyContent = { text: '', isPrivate: false, statusAfter: null };

export function sameContent(a: ReplyContent, b: ReplyContent): boolean {
  const isSame = a.text === b.text && a.isPrivate === b.isPrivate && a.statusAfter === b.statusAfter;
  return isSame && (a.minutes ?? 0) === (b.minutes ?? 0) && sameFields(a.fieldsAfter ?? {}, b.fieldsAfter ?? {});
}

function sameFields(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(key => (a[key] ?? '') === (b[key] ?? ''));
}

/** True when there is nothing in it that a person would miss. */
export function isEmpty(reply: ReplyContent): boolean {
  return reply.text === '' && reply.statusAfter === null && (reply.minutes ?? 0) === 0;
}

export type Reconciled =
  /** Show this; `isNew` when it is not yet what the file says. */
  | { readonly kind: 'use'; readonly content: ReplyContent; readonly rev: number; readonly isNew: boolean }
  /** Two texts, neither of which came from the other: the person decides. */
  | { readonly kind: 'conflict'; readonly mine: RememberedContent; readonly theirs: ReplyDraft };

/** Decides between the file and what a webview remembered. Nothing that either of them alone has is dropped. */
export function reconcile(file: ReplyDraft | null, remembered: RememberedContent | null): Reconciled {
  if (remembered === null) return { kind: 'use', content: file ?? emptyContent, rev: file?.rev ?? 0, isNew: false };
  if (file === null) {
    return { kind: 'use', content: remembered, rev: remembered.rev, isNew: !isEmpty(remembered) };
  }
  const isAcknowledged = remembered.savedRev >= remembered.rev;
  const isOlder = file.writer === remembered.writer && file.rev >= remembered.rev;
  if (isAcknowledged || isOlder || isEmpty(remembered) || sameContent(file, remembered)) {
    return { kind: 'use', content: file, rev: Math.max(file.rev, remembered.rev), isNew: false };
  }
  if (file.writer === remembered.writer || isEmpty(file)) {
    return { kind: 'use', content: remembered, rev: Math.max(remembered.rev, file.rev + 1), isNew: true };
  }
  return { kind: 'conflict', mine: remembered, theirs: file };
}
