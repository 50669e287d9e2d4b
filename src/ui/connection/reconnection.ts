import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import { nextPollIn } from '../../mantis/sync/pollPace';
import type { SessionHolder } from '../session/sessionHolder';
import type { Connector } from './connector';

const everyMs = 15_000;
const longestPauseMs = 5 * 60_000;

/** While a window works without its server: tries now and then, and at once when the window comes to the front. */
export class Reconnection implements Disposable {
  private readonly owned = new DisposableStore();
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private isTrying = false;

  constructor(
    private readonly holder: SessionHolder,
    private readonly connector: Pick<Connector, 'returnFromOffline'>,
    private readonly log: Log,
  ) {
    this.owned.add(
      holder.onDidChangeSession(() => {
        this.failures = 0;
        this.schedule();
      }),
    );
    this.owned.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && void this.tryNow()));
    this.schedule();
  }

  /** On a person's wish; says so when the server still does not answer. */
  async retry(): Promise<void> {
    if (await this.tryNow()) return;
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Mantis still does not answer. What you see is the last known state; what you type is kept.'),
    );
  }

  /** Resolves when it is known whether the server answers. */
  async tryNow(): Promise<boolean> {
    if (this.isTrying || this.holder.session?.isOffline !== true) return false;
    this.isTrying = true;
    clearTimeout(this.timer);
    try {
      return await this.connector.returnFromOffline();
    } catch (error) {
      this.log.error('Trying to reach the server failed.', error);
      return false;
    } finally {
      this.isTrying = false;
      this.failures++;
      this.schedule();
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.owned.dispose();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.holder.session?.isOffline !== true) return;
    const pause = nextPollIn({
      everyMs,
      isIdle: false,
      failures: this.failures,
      longestMs: longestPauseMs,
      random: Math.random(),
    });
    this.timer = setTimeout(() => void this.tryNow(), pause);
  }
}
