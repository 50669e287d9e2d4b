import * as z from 'zod';

/** The files of the workspace that have to do with the ticket. */
export const scriptsView = z.object({
  /** `off`: switched off, or no folder is open. */
  phase: z.enum(['off', 'reading', 'ready']),
  files: z.array(
    z.object({
      /** Names the file to the host. */
      key: z.string(),
      name: z.string(),
      folder: z.string(),
      /** Why it is here, in words. */
      reason: z.string(),
    }),
  ),
  /** How many more there are. */
  hidden: z.int(),
});

export const scriptWebviewMessages = [
  z.object({ type: z.literal('openScript'), key: z.string().max(4096) }),
  /** A command about this ticket that has a button of its own. */
  z.object({ type: z.literal('command'), command: z.enum(['startWork', 'copyLink', 'help']) }),
] as const;

export type ScriptsView = z.infer<typeof scriptsView>;
