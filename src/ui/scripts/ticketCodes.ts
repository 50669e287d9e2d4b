import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import { mapInSlices } from '../../base/slices';
import type { ServerSession } from '../session/serverSession';
import { CodeIndex } from './codeIndex';

/** Changes that come in one after another become one step. */
const settleMs = 200;

/** Keeps the index of codes in step with a session's open tickets, without holding anything up. */
export class TicketCodes implements Disposable {
  readonly index = new CodeIndex();
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<void>());
  readonly onDidChange = this.changes.event;
  private readonly waiting = new Set<number>();
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(private readonly session: ServerSession) {
    this.owned.add(session.store.onDidChange(({ changed, removed }) => this.soon([...changed, ...removed])));
    this.soon(session.store.all().map(({ id }) => id));
  }

  dispose(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    this.owned.dispose();
  }

  private soon(ids: readonly number[]): void {
    for (const id of ids) this.waiting.add(id);
    if (this.waiting.size > 0) this.timer ??= setTimeout(() => void this.takeOver(), settleMs);
  }

  private async takeOver(): Promise<void> {
    const ids = [...this.waiting];
    this.waiting.clear();
    const changed = await mapInSlices(ids, id => {
      const ticket = this.isOver ? undefined : this.session.store.get(id);
      const isOpen = ticket !== undefined && !this.session.isResolved(ticket);
      return isOpen ? this.index.put(ticket) : this.index.remove(id);
    });
    this.timer = undefined;
    if (this.isOver) return;
    if (changed.includes(true)) this.changes.fire();
    this.soon([]);
  }
}
