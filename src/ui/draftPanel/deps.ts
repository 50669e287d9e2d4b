import type * as vscode from 'vscode';
import type { Log } from '../../base/log';
import type { Choice } from '../../tickets/reclassification/change';
import type { KnowledgeDesk } from '../knowledge/knowledgeDesk';
import type { SessionHolder } from '../session/sessionHolder';
import type { TicketPanels } from '../ticketPanel/ticketPanels';
import type { DraftWork } from './draftWork';
import type { ModelChoice } from './writers';

/** What draft panels are made from. */
export interface DraftPanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly holder: SessionHolder;
  readonly panels: TicketPanels;
  readonly knowledge: KnowledgeDesk;
  readonly models: ModelChoice;
  readonly reclassify: (ticketIds: readonly number[], preset: Choice) => Promise<void>;
  /** Puts the draft into the ticket's composer. */
  readonly insert: (work: DraftWork, isPrivate: boolean) => Promise<void>;
  readonly insertText: (work: DraftWork, text: string, isPrivate: boolean) => Promise<void>;
  readonly log: Log;
}
