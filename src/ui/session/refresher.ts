import * as vscode from 'vscode';
import type { Log } from '../../base/log';
import { ok, type Result } from '../../base/result';
import type { MantisError } from '../../mantis/errors';
import type { TicketSource } from '../../mantis/sync/ticketReader';
import type { LoadSummary } from '../../mantis/sync/ticketSync';
import { describeMantisError } from '../errors/describeMantisError';
import { queueViewId } from '../queue/viewId';
import { noteContact } from './noteContact';
import type { ServerSession } from './serverSession';
import type { SessionHolder } from './sessionHolder';
import type { SourceMemory } from './sourceMemory';

/** Reads the queue when a person wants it, one reading at a time, with progress in the view. */
export class Refresher {
  private running: { readonly session: ServerSession; readonly done: Promise<void> } | undefined;
  /** Sessions whose first load succeeded; what is asked for after that is only what changed. */
  private readonly loaded = new WeakSet<ServerSession>();

  constructor(
    private readonly holder: SessionHolder,
    private readonly sources: SourceMemory,
    private readonly log: Log,
  ) {}

  /** A second call while one is under way waits for that one. */
  async refresh(): Promise<void> {
    const { session } = this.holder;
    if (!session) return;
    if (this.running?.session !== session) {
      const done = this.read(session).finally(() => {
        if (this.running?.session === session) this.running = undefined;
      });
      this.running = { session, done };
    }
    await this.running.done;
  }

  /** Reads from the start, because other tickets are to be shown. */
  async reload(session: ServerSession): Promise<void> {
    await this.running?.done;
    this.loaded.delete(session);
    await this.refresh();
  }

  private async read(session: ServerSession): Promise<void> {
    if (session.isOffline) return;
    const source = this.sources.read(session.key);
    if (!isSame(source, session.tickets.shownSource)) session.tickets.show(source);
    const read = await vscode.window.withProgress({ location: { viewId: queueViewId } }, () =>
      this.loaded.has(session) ? refreshed(session) : firstLoad(session),
    );
    if (session !== this.holder.session) return;
    noteContact(session, read);
    if (read.ok) {
      this.loaded.add(session);
      this.report(session, read.value);
    } else if (read.error.kind !== 'cancelled') this.complain(read.error);
  }

  private report({ store }: ServerSession, { failedProjects }: LoadSummary): void {
    const unreadable = store.unreadableTickets().length;
    this.log.info(`${store.size} tickets, ${unreadable} unreadable, ${failedProjects.length} projects failed.`);
    for (const { projectId, error } of failedProjects) {
      const { message } = describeMantisError(error);
      void vscode.window.showWarningMessage(vscode.l10n.t('Project {0} could not be read. {1}', projectId, message));
    }
  }

  private complain(error: MantisError): void {
    this.log.warn(`Reading the tickets failed: ${error.kind}.`);
    const again = vscode.l10n.t('Try again');
    const { message } = describeMantisError(error);
    void vscode.window.showErrorMessage(message, again).then(answer => {
      if (answer === again) void this.refresh();
    });
  }
}

function isSame(a: TicketSource, b: TicketSource): boolean {
  return a.kind === 'filter' && b.kind === 'filter' ? a.filterId === b.filterId : a.kind === b.kind;
}

/** What is known from the last time is there at once; the server is asked for what has changed since. */
async function firstLoad(session: ServerSession): Promise<Result<LoadSummary, MantisError>> {
  await session.showLastKnown();
  return session.tickets.load();
}

/** What changed, and what is no longer there. */
async function refreshed({ tickets }: ServerSession): Promise<Result<LoadSummary, MantisError>> {
  const polled = await tickets.poll();
  if (!polled.ok) return polled;
  const swept = await tickets.sweep();
  return swept.ok ? ok({ failedProjects: [] }) : swept;
}
