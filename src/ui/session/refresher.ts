import * as vscode from 'vscode';
import type { Log } from '../../base/log';
import { describeMantisError } from '../errors/describeMantisError';
import { queueViewId } from '../queue/viewId';
import type { SessionHolder } from './sessionHolder';

/** Loads the queue, one load at a time, with progress in the view. */
export class Refresher {
  private running: Promise<void> | undefined;

  constructor(
    private readonly holder: SessionHolder,
    private readonly log: Log,
  ) {}

  /** A second call while one is under way waits for that one. */
  async refresh(): Promise<void> {
    this.running ??= this.load().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async load(): Promise<void> {
    const session = this.holder.session;
    if (!session) return;
    const loaded = await vscode.window.withProgress({ location: { viewId: queueViewId } }, () => session.refresh());
    if (session !== this.holder.session) return;
    if (loaded.ok) {
      const { open, unreadable, failedProjects } = loaded.value;
      this.log.info(`Loaded ${open} open tickets, ${unreadable} unreadable, ${failedProjects.length} projects failed.`);
      for (const { projectId, error } of failedProjects) {
        const { message } = describeMantisError(error);
        void vscode.window.showWarningMessage(vscode.l10n.t('Project {0} could not be read. {1}', projectId, message));
      }
    } else if (loaded.error.kind !== 'cancelled') {
      this.log.warn(`Loading the tickets failed: ${loaded.error.kind}.`);
      const again = vscode.l10n.t('Try again');
      const { message } = describeMantisError(loaded.error);
      void vscode.window.showErrorMessage(message, again).then(answer => {
        if (answer === again) void this.refresh();
      });
    }
  }
}
