import * as z from 'zod';

/** What a person can do about a problem; the host carries it out. */
export const actionKey = z.enum([
  'retry',
  'check',
  'refresh',
  'openInBrowser',
  'connect',
  'proxySettings',
  'showLog',
  'dismiss',
  'openDraft',
  'modelSettings',
  'modelKey',
]);

/** A failure in words: what happened, what to do, and the buttons for it. */
export const problemView = z.object({
  message: z.string(),
  /** What the server said, or other details worth reading. */
  detail: z.string().nullable(),
  actions: z.array(z.object({ key: actionKey, label: z.string() })),
});

export type ActionKey = z.infer<typeof actionKey>;
export type ProblemView = z.infer<typeof problemView>;
