import type { Draft } from '../draft';

/** A draft as it lies on the disk. */
export interface KeptDraft {
  readonly version: 1;
  /** The server of the ticket. */
  readonly origin: string;
  readonly draft: Draft;
  readonly standing: 'ready' | 'inserted' | 'rejected';
  /** What was put into the composer; compared with what is sent in the end. */
  readonly insertedText: string | null;
}
