import * as vscode from 'vscode';
import * as z from 'zod';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import { rowsOf } from '../queue/queueView';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { Claims } from './claims';
import { eventsOf, type TicketEvent } from './events';
import { eventText, summaryText } from './eventText';
import { isQuiet } from './quietHours';

/** Changes that come in together become one notification. */
const settleMs = 2_000;

const settings = z.object({ enabled: z.boolean().catch(true), quietHours: z.string().catch('') });

/** Tells of what should not wait until somebody looks at the tree: once per event and machine, together what comes together. */
export class Notifier implements Disposable {
  private readonly owned = new DisposableStore();
  private watching: SessionWatch | undefined;

  constructor(holder: SessionHolder, open: (ticketId: number) => void, log: Log) {
    const follow = (): void => {
      if (this.watching?.session === holder.session) return;
      this.watching?.dispose();
      this.watching = holder.session && new SessionWatch(holder.session, open, log);
    };
    this.owned.add(holder.onDidChangeSession(follow));
    this.owned.add({ dispose: () => this.watching?.dispose() });
    follow();
  }

  dispose(): void {
    this.owned.dispose();
  }
}

class SessionWatch implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly claims: Claims;
  private readonly since: number;
  private settling: NodeJS.Timeout | undefined;

  constructor(
    readonly session: ServerSession,
    private readonly open: (ticketId: number) => void,
    private readonly log: Log,
  ) {
    this.claims = new Claims(session.sharedFolder);
    this.since = session.now();
    this.owned.add(session.store.onDidChange(() => this.lookSoon()));
    this.owned.add(session.onDidPassTime(() => this.lookSoon()));
    this.owned.add(session.onDidChangeRegulation(() => this.lookSoon()));
  }

  dispose(): void {
    clearTimeout(this.settling);
    this.owned.dispose();
  }

  private lookSoon(): void {
    this.settling ??= setTimeout(() => {
      this.settling = undefined;
      this.look().catch((error: unknown) => this.log.error('Notifying failed.', error));
    }, settleMs);
  }

  private async look(): Promise<void> {
    const { session } = this;
    const configuration = vscode.workspace.getConfiguration('veSupport.notifications');
    const { enabled, quietHours } = settings.parse({
      enabled: configuration.inspect('enabled')?.globalValue,
      quietHours: configuration.inspect('quietHours')?.globalValue,
    });
    if (!enabled || isQuiet(quietHours, new Date())) return;
    const events = eventsOf(rowsOf(session), {
      meId: session.me.id,
      since: this.since,
      now: session.now(),
      sideOf: (note, ticket) => session.sideOf(note, ticket),
    });
    if (events.length === 0) return;
    const fresh = await this.claims.claim(events.map(({ key }) => key));
    const told = events.filter(({ key }) => fresh.has(key));
    if (told.length > 0) await this.tell(told);
  }

  private async tell(events: readonly TicketEvent[]): Promise<void> {
    const [first] = events;
    const now = this.session.now();
    const isBad = events.some(({ kind }) => kind === 'breached' || kind === 'blocker');
    const show = isBad ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    if (events.length === 1 && first) {
      const openIt = vscode.l10n.t('Open ticket');
      if ((await show(eventText(first, now), openIt)) === openIt) this.open(first.ticket.id);
      return;
    }
    const showThem = vscode.l10n.t('Show tickets');
    if ((await show(summaryText(events), showThem)) === showThem) {
      await vscode.commands.executeCommand('veSupport.queue.focus');
    }
  }
}
