import * as vscode from 'vscode';
import type { Choice } from '../../tickets/reclassification/change';
import { ticketIdFrom } from '../commands/ticketArgument';
import type { QueueNode } from './queueModel';
import { queueViewId } from './viewId';

const mime = `application/vnd.code.tree.${queueViewId.toLowerCase()}`;

/** What a drop leads to; it does no more than the commands, which ask where they would ask. */
export interface DropActions {
  readonly reclassify: (ticketIds: readonly number[], preset: Choice) => Promise<void>;
  readonly assign: (ticketIds: readonly number[], handlerId: number | null) => Promise<void>;
}

/** Tickets are dropped onto groups of a priority or of a handler, and onto nothing else. */
export class TicketDrop implements vscode.TreeDragAndDropController<QueueNode> {
  readonly dragMimeTypes: readonly string[] = [];
  readonly dropMimeTypes = [mime];

  constructor(private readonly actions: DropActions) {}

  handleDrag(nodes: readonly QueueNode[], data: vscode.DataTransfer): void {
    const ids = nodes.map(ticketIdFrom).filter(id => id !== undefined);
    if (ids.length > 0) data.set(mime, new vscode.DataTransferItem(ids));
  }

  async handleDrop(target: QueueNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const dropped: unknown = data.get(mime)?.value;
    if (target?.kind !== 'group' || !Array.isArray(dropped)) return;
    const ids = dropped.map(ticketIdFrom).filter(id => id !== undefined);
    if (ids.length === 0) return;
    const { key } = target.group;
    if (key.kind === 'priority' && key.priority !== 'other')
      await this.actions.reclassify(ids, { priority: key.priority });
    if (key.kind === 'handler') await this.actions.assign(ids, key.person?.id ?? null);
  }
}
