import type { MantisError } from '../../mantis/errors';
import type { DraftError } from '../../tickets/draftFile';

/** How the sending of a reply stands. `id` is the webview's id of the sending. */
export type SendingState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending'; readonly id: string; readonly step: 'note' | 'status' | 'looking' }
  | {
      readonly phase: 'done';
      readonly id: string;
      readonly noteId: number | null;
      readonly statusId: number | null;
      /** The server's database lost characters of the note (emoji, for instance). */
      readonly charactersLost: boolean;
    }
  /** Nothing of the failed step is in Mantis; sending again is safe. */
  | {
      readonly phase: 'failed';
      readonly id: string;
      readonly step: 'note' | 'status';
      readonly failure: SendingFailure;
    }
  /** Nobody knows whether the note is in Mantis; `error` is `null` when it was our own fault. */
  | { readonly phase: 'uncertain'; readonly id: string; readonly error: MantisError | null }
  /** Another window of this machine is sending a reply to the same ticket. */
  | { readonly phase: 'elsewhere'; readonly since: number };

export type SendingFailure =
  /** `noteId`: the note that has landed all the same, when it was the status that failed. */
  | { readonly kind: 'mantis'; readonly error: MantisError; readonly noteId: number | null }
  /** The draft could not be kept, so nothing was sent. */
  | { readonly kind: 'draft'; readonly error: DraftError }
  /** Looked up: the note is not there. */
  | { readonly kind: 'absent' }
  /** An earlier version of the text turned out to be there; the present text was not sent. */
  | { readonly kind: 'earlierLanded'; readonly noteId: number }
  /** The window was closed or crashed before the status was set; the note, if there was one, is there. */
  | { readonly kind: 'interrupted'; readonly noteId: number | null };
