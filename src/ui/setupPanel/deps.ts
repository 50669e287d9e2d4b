import type * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import type { ReplyDrafts } from '../../tickets/replyDrafts';
import type { RegulationInForce } from '../policy/regulationInForce';
import type { SessionHolder } from '../session/sessionHolder';
import type { TicketPanels } from '../ticketPanel/ticketPanels';

/** What the editor of setup changes is made from. */
export interface SetupDeps {
  readonly extensionUri: vscode.Uri;
  /** The extension's own folder; proposals, plans and the journal live below `setup`. */
  readonly storageFolder: string;
  readonly holder: SessionHolder;
  readonly tickets: TicketPanels;
  readonly drafts: ReplyDrafts;
  readonly regulation: RegulationInForce;
  readonly clock: Clock;
  readonly log: Log;
}
