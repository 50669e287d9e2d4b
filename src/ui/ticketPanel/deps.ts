import type * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import type { DraftReference } from '../../tickets/replyDraft';
import type { ReplyDrafts } from '../../tickets/replyDrafts';
import type { FirstTimes } from '../doors/firstTimes';
import type { SimilarFinder } from '../finding/findingDoor';
import type { ScriptFinder } from '../scripts/scriptDesk';
import type { AttachmentActions } from './files/attachmentActions';
import type { Step } from '../queue/ticketOrder';
import type { TicketSessionSource } from './session';
import type { MacroLibrary } from './writing/macroLibrary';

/** What ticket panels are made from. */
export interface TicketPanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly sessions: TicketSessionSource;
  readonly drafts: ReplyDrafts;
  readonly attachments: AttachmentActions;
  readonly macros: MacroLibrary;
  readonly list: TicketList;
  /** Assigns the ticket that the regulation's queue has next, and opens it by `open`. */
  readonly takeNext: (open: (ticketId: number) => void) => Promise<void>;
  readonly scripts: ScriptFinder;
  readonly similar: SimilarFinder;
  /** A ticket has come before the person. */
  readonly onOpened: (reference: DraftReference) => void;
  readonly firstTimes: FirstTimes;
  readonly clock: Clock;
  readonly log: Log;
  /** A text has reached Mantis. */
  readonly onLanded: (reference: DraftReference, text: string) => void;
}

/** The tickets in the order in which the tree shows them. */
export interface TicketList {
  /** `null` at its end; the first or last one for `from` `null`. */
  neighbour(from: number | null, step: Step): number | null;
  /** The ticket that is selected in it. */
  readonly selected: number | null;
  reveal(ticketId: number): Promise<void>;
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
