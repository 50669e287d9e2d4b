import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { DraftReference } from '../../tickets/replyDraft';
import type { Ticket } from '../../tickets/ticket';
import type { DraftReadiness } from '../queue/treeItems';
import type { ServerSession } from '../session/serverSession';
import type { DraftRoom, DraftRoomParts } from './draftRoom';
import { openRobotNote } from './robotNote';

/** Also named in the manifest's activation events. */
const draftViewType = 'veSupport.draft';

/** The way to the drafts: opens their room when it is first wanted, and until then does without it. */
export class DraftDoor implements Disposable, DraftReadiness, vscode.WebviewPanelSerializer {
  private readonly owned = new DisposableStore();
  private readonly changes: Emitter<number>;
  private opened: Promise<DraftRoom> | null = null;
  private room: DraftRoom | null = null;

  constructor(private readonly parts: DraftRoomParts) {
    const { holder, log } = parts;
    this.changes = this.owned.add(new Emitter(error => log.error('A listener of drafts failed', error)));
    this.onDidChangeReadiness = this.changes.event;
    this.owned.add(vscode.window.registerWebviewPanelSerializer(draftViewType, this));
    this.owned.add(holder.onDidChangeSession(({ kind }) => kind === 'ready' && this.openIfKept()));
    this.openIfKept();
  }

  readonly onDidChangeReadiness;

  /** Whether a draft for the ticket waits for somebody: a kept one, or the robot's note that nobody has answered. */
  isReady(ticket: Ticket, session: ServerSession): boolean {
    return this.room?.desk.isKept(ticket.id) === true || openRobotNote(ticket, session) !== null;
  }

  open(): Promise<DraftRoom> {
    this.opened ??= import('./draftRoom').then(({ DraftRoom: Room }) => {
      const room = this.owned.add(new Room(this.parts));
      this.owned.add(room.desk.onDidChangeReadiness(id => this.changes.fire(id)));
      this.room = room;
      return room;
    });
    return this.opened;
  }

  /** A reply has reached Mantis. */
  sent(reference: DraftReference, text: string): void {
    this.opened
      ?.then(({ desk }) => desk.sent(reference, text))
      .catch((error: unknown) => this.parts.log.error('What became of a draft could not be noted', error));
  }

  /** Closes the drafts of a server and removes all that is kept of them; the knowledge made from its tickets as well. */
  async forgetServer(origin: string): Promise<void> {
    if (this.opened === null && !(await this.isAnythingKept())) return;
    const { panels, desk } = await this.open();
    panels.closeOf(origin);
    await desk.forgetServer(origin);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    await (await this.open()).panels.restore(panel, state);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private openIfKept(): void {
    if (this.opened !== null || this.parts.holder.session === undefined) return;
    this.isAnythingKept()
      .then(isKept => (isKept ? this.open() : undefined))
      .catch((error: unknown) => this.parts.log.error('The kept drafts could not be opened', error));
  }

  private async isAnythingKept(): Promise<boolean> {
    // Without the folder there is nothing kept.
    const names = await readdir(join(this.parts.folder, 'drafts')).catch(() => []);
    return names.length > 0;
  }
}
