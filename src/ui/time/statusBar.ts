import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { singleLine } from '../../base/plainText';
import { stateIconName } from '../queue/decorations';
import type { QueueRow } from '../queue/groups';
import { rowsOf } from '../queue/queueView';
import { ticketTooltip } from '../queue/ticketTooltip';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { mostUrgent } from './mostUrgent';

const countdownMs = 30_000;
const settleMs = 300;
const summaryLength = 40;

/** The most urgent own ticket with its countdown, in the status bar; nothing while there is none. */
export class UrgentTicket implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly item: vscode.StatusBarItem;
  private listening = new DisposableStore();
  private settling: NodeJS.Timeout | undefined;

  constructor(private readonly holder: SessionHolder) {
    this.item = this.owned.add(
      vscode.window.createStatusBarItem('veSupport.urgent', vscode.StatusBarAlignment.Left, 50),
    );
    this.item.name = vscode.l10n.t('Most urgent own ticket');
    this.owned.add(holder.onDidChangeSession(() => this.follow()));
    const timer = setInterval(() => this.show(), countdownMs);
    this.owned.add({ dispose: () => clearInterval(timer) });
    this.follow();
  }

  dispose(): void {
    clearTimeout(this.settling);
    this.listening.dispose();
    this.owned.dispose();
  }

  private follow(): void {
    this.listening.dispose();
    this.listening = new DisposableStore();
    const { session } = this.holder;
    if (session) {
      this.listening.add(session.store.onDidChange(() => this.showSoon()));
      this.listening.add(session.onDidPassTime(() => this.showSoon()));
      this.listening.add(session.onDidChangeRegulation(() => this.showSoon()));
    }
    this.show();
  }

  private showSoon(): void {
    this.settling ??= setTimeout(() => {
      this.settling = undefined;
      this.show();
    }, settleMs);
  }

  private show(): void {
    const { session } = this.holder;
    const row = session && mostUrgent(rowsOf(session), session.me.id);
    if (!row) {
      this.item.hide();
      return;
    }
    this.fill(row, session);
    this.item.show();
  }

  private fill({ ticket, sla }: QueueRow, session: ServerSession): void {
    const summary = singleLine(ticket.summary, summaryLength).replaceAll('$(', '$\u200B(');
    this.item.text = `$(${stateIconName[sla.state]}) #${ticket.id} ${session.compactProgress(ticket)} · ${summary}`;
    this.item.tooltip = ticketTooltip(ticket, session);
    this.item.accessibilityInformation = { label: `#${ticket.id} ${summary}, ${session.shortProgress(ticket)}` };
    this.item.command = { command: 'veSupport.openTicket', title: '', arguments: [ticket.id] };
    this.item.backgroundColor =
      sla.state === 'breached'
        ? new vscode.ThemeColor('statusBarItem.errorBackground')
        : sla.state === 'dueSoon'
          ? new vscode.ThemeColor('statusBarItem.warningBackground')
          : undefined;
  }
}
