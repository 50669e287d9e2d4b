import type * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import type { DraftReference } from '../../tickets/replyDraft';
import type { ReplyDrafts } from '../../tickets/replyDrafts';
import type { AttachmentActions } from './files/attachmentActions';
import type { ReplySenders } from './replySenders';
import type { TicketSessionSource } from './session';

/** What ticket panels are made from. */
export interface TicketPanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly sessions: TicketSessionSource;
  readonly drafts: ReplyDrafts;
  readonly senders: ReplySenders;
  readonly attachments: AttachmentActions;
  readonly clock: Clock;
  readonly log: Log;
  /** A text has reached Mantis. */
  readonly onLanded: (reference: DraftReference, text: string) => void;
}

export interface OpenOptions {
  /** Put the cursor into the composer. */
  readonly focusComposer?: boolean;
  /** Leave the keyboard where it is. */
  readonly preserveFocus?: boolean;
  /** Bring a comment into view and set it off; `null` for the ticket's own texts. */
  readonly showNote?: number | null;
}

/** A text for the composer: at its cursor, replacing nothing. */
export interface Insertion {
  readonly text: string;
  /** A private comment; a public one never makes a private text public. */
  readonly isPrivate: boolean;
}
