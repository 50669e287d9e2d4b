import type * as vscode from 'vscode';
import * as z from 'zod';
import type { QueueMode } from './groups';
import { everything, queueFilterSchema, type QueueFilter } from './queueFilter';

const modeKey = 'veSupport.queue.mode';
const filterKey = 'veSupport.queue.filter';

const modeSchema = z.enum(['sla', 'lanes', 'handlers']).catch('sla');

/** How this workspace wants its tree. */
export class ViewMemory {
  constructor(private readonly memento: vscode.Memento) {}

  get mode(): QueueMode {
    return modeSchema.parse(this.memento.get(modeKey));
  }

  get filter(): QueueFilter {
    const kept = queueFilterSchema.safeParse(this.memento.get(filterKey));
    return kept.success ? kept.data : everything;
  }

  async keepMode(mode: QueueMode): Promise<void> {
    await this.memento.update(modeKey, mode);
  }

  async keepFilter(filter: QueueFilter): Promise<void> {
    await this.memento.update(filterKey, filter);
  }
}
