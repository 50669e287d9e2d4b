import type { Disposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/emitter';
import type { ScriptsView } from '../../protocol/scripts';
import type { Ticket } from '../../tickets/ticket';

/** Finds the files of the workspace that have to do with a ticket. */
export interface ScriptFinder {
  readonly onDidChange: Event<void>;
  view(ticket: Ticket): ScriptsView;
  /** Opens a file that `view` has shown. */
  open(ticketId: number, key: string): Promise<void>;
}

const nothing: ScriptsView = { phase: 'off', files: [], hidden: 0 };

/** Where ticket panels ask for scripts; what finds them is loaded after the start. */
export class ScriptDesk implements ScriptFinder, Disposable {
  private finder: ScriptFinder | null = null;
  private readonly changes = new Emitter<void>();
  readonly onDidChange = this.changes.event;

  /** Takes the finder over; `null` when it is switched off. */
  attach(finder: ScriptFinder | null): void {
    this.finder = finder;
    finder?.onDidChange(() => this.changes.fire());
    this.changes.fire();
  }

  view(ticket: Ticket): ScriptsView {
    return this.finder?.view(ticket) ?? nothing;
  }

  async open(ticketId: number, key: string): Promise<void> {
    await this.finder?.open(ticketId, key);
  }

  dispose(): void {
    this.changes.dispose();
  }
}
