import * as z from 'zod';

/** A file that waits to be sent with the reply. */
const pendingFileView = z.object({
  id: z.string(),
  name: z.string(),
  size: z.string(),
  /** Why Mantis would not take it; `null` when it would. */
  objection: z.string().nullable(),
});

/** The files that wait, and what may be done with files at all. */
export const filesView = z.object({
  pending: z.array(pendingFileView),
  /** Why nothing can be attached; `null` when it can. */
  attachBlocked: z.string().nullable(),
  /** Why nothing can be downloaded; `null` when it can. */
  downloadBlocked: z.string().nullable(),
  /** «at most 5 MB» */
  limit: z.string(),
});

/** Types of pictures that are shown; found from the first bytes, never from a name. */
const imageType = z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array);
/** The webview's name for a file on its way to the host. */
const token = z.string().min(1).max(64);

export const fileHostMessages = [
  /** The checks are passed: the host waits for the bytes. */
  z.object({ type: z.literal('fileWanted'), token }),
  /** A copy is on the disk. */
  z.object({ type: z.literal('fileKept'), token }),
  /** `token` is `null` for a file that was chosen in the host's dialog. */
  z.object({ type: z.literal('fileRefused'), token: token.nullable(), name: z.string(), message: z.string() }),
  z.object({ type: z.literal('imagePreview'), id: z.int(), name: z.string(), imageType, bytes }),
] as const;

export const fileWebviewMessages = [
  z.object({ type: z.literal('pickFiles') }),
  /** A file that was dropped or pasted; its bytes follow when the host wants them. */
  z.object({ type: z.literal('offerFile'), token, name: z.string().max(1024), size: z.int().nonnegative() }),
  z.object({ type: z.literal('fileBytes'), token, bytes }),
  z.object({ type: z.literal('removeFile'), id: z.string().max(64) }),
  z.object({ type: z.literal('downloadFile'), id: z.int() }),
  z.object({ type: z.literal('openFile'), id: z.int() }),
] as const;

export type FilesView = z.infer<typeof filesView>;
export type PendingFileView = z.infer<typeof pendingFileView>;
export type FileWebviewMessage = z.infer<(typeof fileWebviewMessages)[number]>;
