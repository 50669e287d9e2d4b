import type * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import type { ReplyDrafts } from '../../tickets/replyDrafts';
import type { FirstTimes } from '../doors/firstTimes';
import type { ScriptFinder } from '../scripts/scriptDesk';
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
  readonly scripts: ScriptFinder;
  readonly firstTimes: FirstTimes;
  readonly clock: Clock;
  readonly log: Log;
}

export interface OpenOptions {
  /** Put the cursor into the composer. */
  readonly focusComposer?: boolean;
  /** Leave the keyboard where it is. */
  readonly preserveFocus?: boolean;
}
