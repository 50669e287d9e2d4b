import type { MantisError } from '../../../mantis/errors';
import type { DraftError } from '../../../tickets/draftFile';
import type { PendingFileError } from '../../../tickets/pendingFiles';
import type { FileStep } from './sendFiles';

export type SendingStep = 'note' | 'file' | 'status';

/** How the sending of a reply stands. `id` is the webview's id of the sending. */
export type SendingState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending'; readonly id: string; readonly step: 'note' | 'status' | 'looking' }
  | { readonly phase: 'sending'; readonly id: string; readonly step: 'file'; readonly file: FileStep }
  | {
      readonly phase: 'done';
      readonly id: string;
      readonly noteId: number | null;
      readonly statusId: number | null;
      /** Files that are in Mantis by this sending. */
      readonly fileCount: number;
      /** The server's database lost characters of the note (emoji, for instance). */
      readonly charactersLost: boolean;
    }
  /** Nothing of the failed step is in Mantis; sending again is safe. */
  | {
      readonly phase: 'failed';
      readonly id: string;
      readonly step: SendingStep;
      readonly failure: SendingFailure;
    }
  /** Nobody knows whether the note, or the file of this name, is in Mantis; `error` is `null` when it was our own fault. */
  | {
      readonly phase: 'uncertain';
      readonly id: string;
      readonly fileName: string | null;
      readonly error: MantisError | null;
    }
  /** Another window of this machine is sending a reply to the same ticket. */
  | { readonly phase: 'elsewhere'; readonly since: number };

export type SendingFailure =
  /** Checked before anything was sent; `message` says what is missing. */
  | { readonly kind: 'objection'; readonly message: string }
  /** `noteId`: the note that has landed all the same, when it was the status that failed. */
  | { readonly kind: 'mantis'; readonly error: MantisError; readonly noteId: number | null }
  /** The draft could not be kept, so nothing was sent. */
  | { readonly kind: 'draft'; readonly error: DraftError }
  /** Mantis refused a file; it and those after it still wait. */
  | {
      readonly kind: 'fileRefused';
      readonly fileName: string;
      readonly noteId: number | null;
      readonly error: MantisError;
    }
  /** The copy of a file cannot be read. */
  | {
      readonly kind: 'fileUnreadable';
      readonly fileName: string;
      readonly noteId: number | null;
      readonly error: PendingFileError;
    }
  /** Looked up: the note, or the file of this name, is not there. */
  | { readonly kind: 'absent'; readonly fileName: string | null }
  /** An earlier version of the text turned out to be there; the present text was not sent. */
  | { readonly kind: 'earlierLanded'; readonly noteId: number }
  /** The window was closed or crashed before `left` was done; what came before it is there. */
  | { readonly kind: 'interrupted'; readonly noteId: number | null; readonly left: 'files' | 'status' };
