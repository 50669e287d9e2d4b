import * as z from 'zod';

/** Where to go from a ticket: along the list, or to the one that the regulation's queue has next. */
const walkTarget = z.enum(['next', 'previous', 'queue']);

export const walkHostMessages = [
  /** The webview answers with `walk`, once what was typed has been told. */
  z.object({ type: z.literal('walkWanted'), to: walkTarget }),
] as const;

export const walkWebviewMessages = [
  /** `isClean`: nothing is open here that would be lost if another ticket took the place. */
  z.object({ type: z.literal('walk'), to: walkTarget, isClean: z.boolean() }),
] as const;

export type WalkTarget = z.infer<typeof walkTarget>;
