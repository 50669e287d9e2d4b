import * as vscode from 'vscode';
import type { Choice } from '../../tickets/reclassification/change';
import { ticketIdFrom } from '../commands/ticketArgument';
import type { QueueNode } from '../queue/queueModel';
import { queueViewId } from '../queue/viewId';

const mime = `application/vnd.code.tree.${queueViewId.toLowerCase()}`;

/** Tickets are dropped onto groups of a priority, and onto nothing else; the drop only asks, like the command. */
export class TicketDrop implements vscode.TreeDragAndDropController<QueueNode> {
  readonly dragMimeTypes: readonly string[] = [];
  readonly dropMimeTypes = [mime];

  constructor(private readonly reclassify: (ticketIds: readonly number[], preset: Choice) => Promise<void>) {}

  handleDrag(nodes: readonly QueueNode[], data: vscode.DataTransfer): void {
    const ids = nodes.map(ticketIdFrom).filter(id => id !== undefined);
    if (ids.length > 0) data.set(mime, new vscode.DataTransferItem(ids));
  }

  async handleDrop(target: QueueNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const dropped: unknown = data.get(mime)?.value;
    if (target?.kind !== 'group' || target.group.key.kind !== 'priority' || !Array.isArray(dropped)) return;
    const { priority } = target.group.key;
    const ids = dropped.map(ticketIdFrom).filter(id => id !== undefined);
    if (priority !== 'other' && ids.length > 0) await this.reclassify(ids, { priority });
  }
}
