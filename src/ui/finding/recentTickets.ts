import * as z from 'zod';
import type * as vscode from 'vscode';

const most = 12;
const kept = z.record(z.string(), z.array(z.int().positive())).catch({});
const mementoKey = 'veSupport.recentTickets';

/** Numbers of the tickets that were opened last, for each server; nothing else of them. */
export class RecentTickets {
  constructor(private readonly memento: vscode.Memento) {}

  /** The last one first. */
  of(origin: string): readonly number[] {
    return this.read()[origin] ?? [];
  }

  note(origin: string, ticketId: number): void {
    const all = this.read();
    const before = all[origin] ?? [];
    if (before[0] === ticketId) return;
    const ids = [ticketId, ...before.filter(id => id !== ticketId)].slice(0, most);
    void this.memento.update(mementoKey, { ...all, [origin]: ids });
  }

  private read(): Record<string, number[]> {
    return kept.parse(this.memento.get(mementoKey) ?? {});
  }
}
