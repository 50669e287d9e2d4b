import type * as vscode from 'vscode';
import * as z from 'zod';
import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import { queueFilterSchema, type QueueFilter } from './queueFilter';

const mementoKey = 'veSupport.savedSearches';
const savedSearch = z.object({ id: z.string().min(1), name: z.string(), filter: queueFilterSchema });
/** By server; one entry that cannot be read takes no other with it. */
const kept = z.record(z.string(), z.array(z.unknown())).catch({});

export type SavedSearch = Readonly<z.infer<typeof savedSearch>>;

/** Filters that the person keeps under a name, for each server. */
export class SavedSearches implements Disposable {
  private readonly changes = new Emitter<void>();
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly memento: vscode.Memento,
    private readonly newId: () => string,
  ) {}

  /** In the order in which they were saved. */
  of(origin: string): readonly SavedSearch[] {
    return (this.read()[origin] ?? []).flatMap(each => {
      const parsed = savedSearch.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    });
  }

  async add(origin: string, name: string, filter: QueueFilter): Promise<void> {
    await this.write(origin, [...this.of(origin), { id: this.newId(), name, filter }]);
  }

  async rename(origin: string, id: string, name: string): Promise<void> {
    await this.write(
      origin,
      this.of(origin).map(search => (search.id === id ? { ...search, name } : search)),
    );
  }

  async remove(origin: string, id: string): Promise<void> {
    await this.write(
      origin,
      this.of(origin).filter(search => search.id !== id),
    );
  }

  dispose(): void {
    this.changes.dispose();
  }

  private read(): Record<string, unknown[]> {
    return kept.parse(this.memento.get(mementoKey) ?? {});
  }

  private async write(origin: string, searches: readonly SavedSearch[]): Promise<void> {
    await this.memento.update(mementoKey, { ...this.read(), [origin]: searches });
    this.changes.fire();
  }
}
