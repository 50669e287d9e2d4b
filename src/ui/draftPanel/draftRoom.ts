import { join } from 'node:path';
import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import type { Choice } from '../../tickets/reclassification/change';
import { DraftStore } from '../../vellii/keeping/draftStore';
import type { TicketBatch } from '../../vellii/knowledge/worker/calls';
import { closedByCustomer } from '../../vellii/learning/closedByCustomer';
import { DraftEventLog } from '../../vellii/learning/eventLog';
import { KnowledgeDesk } from '../knowledge/knowledgeDesk';
import { ModelKeys } from '../model/modelKeys';
import type { SessionHolder } from '../session/sessionHolder';
import type { TicketPanels } from '../ticketPanel/ticketPanels';
import { DraftCommands } from './draftCommands';
import { DraftDesk } from './draftDesk';
import { DraftPanels } from './draftPanels';
import { loadDrafter, ModelChoice } from './writers';

export interface DraftRoomParts {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'extensionPath' | 'secrets' | 'globalState'>;
  readonly holder: SessionHolder;
  readonly panels: TicketPanels;
  readonly reclassify: (ticketIds: readonly number[], preset: Choice) => Promise<void>;
  /** Where drafts and what became of them are kept. */
  readonly folder: string;
  readonly log: Log;
}

/** Everything about drafts, put together. A bundle of its own, loaded when drafts are first wanted. */
export class DraftRoom implements Disposable {
  private readonly owned = new DisposableStore();
  readonly desk: DraftDesk;
  readonly panels: DraftPanels;
  readonly commands: DraftCommands;

  constructor({ context, folder, ...parts }: DraftRoomParts) {
    const { holder, log } = parts;
    const keys = new ModelKeys(context.secrets);
    const models = new ModelChoice(keys, context.globalState, log);
    const events = new DraftEventLog(join(folder, 'events.jsonl'), log);
    const knowledge = this.owned.add(
      new KnowledgeDesk(context.extensionPath, holder, batch => noteClosed(batch, events), log),
    );
    const store = new DraftStore(join(folder, 'drafts'), async () => (await loadDrafter()).readKeptDraft, log);
    this.desk = this.owned.add(new DraftDesk({ holder, knowledge, models, events, store, log }));
    this.panels = this.owned.add(
      new DraftPanels(this.desk, { ...parts, extensionUri: context.extensionUri, knowledge, models }),
    );
    this.commands = new DraftCommands(this.panels, keys, models, events);
  }

  dispose(): void {
    this.owned.dispose();
  }
}

/** Notes the tickets that customers closed after the robot's answer, each once. */
async function noteClosed(batch: TicketBatch, events: DraftEventLog): Promise<void> {
  const closed = batch.tickets.flatMap(ticket => {
    const at = closedByCustomer(ticket, batch);
    return at === null ? [] : [{ ticketId: ticket.id, at }];
  });
  if (closed.length === 0) return;
  const known = new Set((await events.all()).map(({ ticketId, what }) => `${ticketId} ${what.kind}`));
  for (const { ticketId, at } of closed) {
    if (known.has(`${ticketId} closedByCustomer`)) continue;
    await events.add({ at, ticketId, provider: 'robot', what: { kind: 'closedByCustomer' } });
  }
}
