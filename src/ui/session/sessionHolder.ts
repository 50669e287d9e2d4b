import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { TicketSessionSource } from '../ticketPanel/session';
import type { ServerSession } from './serverSession';

/** Where the connection stands; drives the welcome view and everything that waits for a server. */
export type ConnectionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly session: ServerSession };

/** The one connection of this window. Owns the session and ends it when another takes its place. */
export class SessionHolder implements Disposable, TicketSessionSource {
  private state: ConnectionState = { kind: 'none' };
  private readonly changes = new Emitter<ConnectionState>();
  readonly onDidChangeSession = this.changes.event;

  get current(): ConnectionState {
    return this.state;
  }

  get session(): ServerSession | undefined {
    return this.state.kind === 'ready' ? this.state.session : undefined;
  }

  set(state: ConnectionState): void {
    const previous = this.session;
    this.state = state;
    if (previous && previous !== this.session) previous.dispose();
    this.changes.fire(state);
  }

  dispose(): void {
    this.set({ kind: 'none' });
    this.changes.dispose();
  }
}
