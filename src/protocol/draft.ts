import * as z from 'zod';

/** What a person has put into a composer. `statusAfter` is the id of a status, `null` for «do not change». */
export const draftContent = z.object({
  text: z.string(),
  isPrivate: z.boolean(),
  statusAfter: z.int().nullable(),
  /** Minutes of work to book on the note. */
  minutes: z.int().nonnegative().optional(),
  /** What is set along with that status, by the field's key: the resolution, fields that it demands. */
  fieldsAfter: z.record(z.string().max(64), z.string().max(65_535)).optional(),
});

/** Content with the number of its revision: it rises with every change, in whichever window. */
export const draftRevision = draftContent.extend({ rev: z.int().nonnegative() });

/**
 * What the webview itself remembered over a reload. `savedRev` is the last revision that the host acknowledged,
 * `writer` the window that did.
 */
export const rememberedDraft = draftRevision.extend({ savedRev: z.int().nonnegative(), writer: z.string() });

/** The content alone. */
export function contentOf({ text, isPrivate, statusAfter, fieldsAfter, minutes = 0 }: DraftContent): DraftContent {
  const hasFields = fieldsAfter !== undefined && Object.keys(fieldsAfter).length > 0;
  return {
    text,
    isPrivate,
    statusAfter,
    ...(minutes > 0 ? { minutes } : {}),
    ...(hasFields ? { fieldsAfter } : {}),
  };
}

export type DraftContent = z.infer<typeof draftContent>;
export type DraftRevision = z.infer<typeof draftRevision>;
export type RememberedDraft = z.infer<typeof rememberedDraft>;
