import type * as vscode from 'vscode';
import * as z from 'zod';
import type { TicketSource } from '../../mantis/sync/ticketReader';

const sourceSchema = z.union([
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('filter'), filterId: z.int().positive(), name: z.string() }),
]);

/** Which tickets this workspace shows, for each server. */
export class SourceMemory {
  constructor(private readonly memento: vscode.Memento) {}

  read(server: string): TicketSource {
    const kept = sourceSchema.safeParse(this.memento.get(keyOf(server)));
    return kept.success ? kept.data : { kind: 'open' };
  }

  async keep(server: string, source: TicketSource): Promise<void> {
    await this.memento.update(keyOf(server), source.kind === 'open' ? undefined : source);
  }
}

function keyOf(server: string): string {
  return `veSupport.source:${server}`;
}
