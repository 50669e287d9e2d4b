import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { writeAtomically } from '../../base/atomicFile';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import type { Result } from '../../base/result';
import type { ComposedDraft } from '../../vellii/drafting/compose';
import type { DraftRequest } from '../../vellii/drafting/request';
import type { TicketBatch } from '../../vellii/knowledge/worker/calls';
import { KnowledgeWorker, type WorkerProblem } from '../../vellii/knowledge/worker/knowledgeWorker';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { knowledgeFolder, readKnowledgeFiles } from './articles';
import { readSeenProjects } from './seenProjects';

/** New solutions are looked for this often. */
const refreshMs = 30 * 60_000;
/** Files are often saved several at a time. */
const settleMs = 1_500;

/**
 * The department's knowledge, kept by a worker: filled from the resolved tickets of the connected server and from the
 * articles of the knowledge base. Opened with the first draft that is wanted, not with the window.
 */
export class KnowledgeDesk implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly worker: KnowledgeWorker;
  private opened: {
    readonly session: ServerSession;
    readonly isReady: Promise<void>;
    readonly end: AbortController;
  } | null = null;
  /** What reads or writes at the moment. */
  private readonly running = new Set<Promise<void>>();

  constructor(
    extensionPath: string,
    private readonly holder: SessionHolder,
    /** Every resolved ticket that is read passes here as well. */
    private readonly onResolved: (batch: TicketBatch) => Promise<void>,
    private readonly log: Log,
  ) {
    this.worker = this.owned.add(
      new KnowledgeWorker(join(extensionPath, 'dist', 'knowledge.js'), log, () => this.forget()),
    );
    this.owned.add(
      holder.onDidChangeSession(() => {
        if (holder.session !== this.opened?.session) this.forget();
      }),
    );
    const timer = setInterval(() => this.refresh(), refreshMs);
    this.owned.add({ dispose: () => clearInterval(timer) });
  }

  /** What the built-in composer makes of the ticket, with the passages that it found. */
  async draft(session: ServerSession, request: DraftRequest): Promise<Result<ComposedDraft, WorkerProblem>> {
    await this.open(session);
    return this.worker.call('draft', request);
  }

  /** The file of an article by its path in the knowledge base; undefined when it would lie outside. */
  fileOf(path: string): vscode.Uri | undefined {
    const folder = knowledgeFolder();
    const isInside = !path.split(/[\\/]/).includes('..') && !/^(?:[\\/]|[a-z]:)/i.test(path);
    return folder === undefined || !isInside ? undefined : vscode.Uri.joinPath(folder, path);
  }

  /** Forgets what is known, on the disk and in the worker. Nothing is written for this session once it is done. */
  async close(session: ServerSession): Promise<void> {
    const wasOpen = this.opened?.session === session;
    if (wasOpen) this.forget();
    await Promise.all(this.running);
    if (wasOpen) await this.worker.call('closeKnowledge', null);
    for (const path of [indexOf(session), seenOf(session)]) await rm(path, { force: true });
  }

  dispose(): void {
    this.forget();
    this.owned.dispose();
  }

  private open(session: ServerSession): Promise<void> {
    if (this.opened?.session === session) return this.opened.isReady;
    this.forget();
    const end = new AbortController();
    const isReady = this.track('The knowledge base could not be opened', this.fill(session, end.signal));
    this.opened = { session, isReady, end };
    return isReady;
  }

  /** Settles with the work, whatever becomes of it. */
  private track(complaint: string, work: Promise<void>): Promise<void> {
    const done = work
      .catch((error: unknown) => this.log.error(complaint, error))
      .finally(() => this.running.delete(done));
    this.running.add(done);
    return done;
  }

  private forget(): void {
    this.opened?.end.abort();
    this.opened = null;
  }

  /** Ready with the first solutions and all articles; the rest of the resolved tickets comes in behind it. */
  private async fill(session: ServerSession, signal: AbortSignal): Promise<void> {
    const folder = knowledgeFolder();
    const files = folder === undefined ? { articles: [], thesaurus: '' } : await readKnowledgeFiles(folder, this.log);
    if (hasEnded(signal)) return;
    const file = indexOf(session);
    const opened = await this.worker.call('openKnowledge', { file, thesaurus: files.thesaurus });
    const isNew = !opened.ok || opened.value.found !== 'read';
    await this.worker.call('setArticles', files.articles);
    if (hasEnded(signal)) return;
    if (folder !== undefined) this.watch(folder, signal);
    const firstPage = new Promise<void>(resolve => {
      void this.track(
        'The resolved tickets could not be read',
        this.takeResolved(session, isNew, signal, resolve).finally(resolve),
      );
    });
    await firstPage;
  }

  private async takeResolved(
    session: ServerSession,
    isNew: boolean,
    signal: AbortSignal,
    onPage: () => void = () => undefined,
  ): Promise<void> {
    const path = seenOf(session);
    const seen = isNew ? {} : await readSeenProjects(path);
    for (const projectId of session.projectIds) {
      const latest = await session.readResolved(projectId, seen[projectId] ?? 0, signal, async batch => {
        // What arrives after the session has ended belongs to nobody any more.
        if (hasEnded(signal)) return;
        await this.worker.call('updateTickets', batch);
        onPage();
        await this.onResolved(batch);
      });
      if (hasEnded(signal)) return;
      if (latest.ok) seen[projectId] = latest.value;
      else this.log.warn(`The resolved tickets of a project could not be read: ${latest.error.kind}.`);
    }
    if (hasEnded(signal)) return;
    const saved = await this.worker.call('save', null);
    if (saved.ok && !hasEnded(signal)) await writeAtomically(path, JSON.stringify(seen));
  }

  private refresh(): void {
    if (this.opened === null) return;
    const { session, end } = this.opened;
    void this.track('The resolved tickets could not be read', this.takeResolved(session, false, end.signal));
  }

  private async takeArticles(folder: vscode.Uri, signal: AbortSignal): Promise<void> {
    const { articles } = await readKnowledgeFiles(folder, this.log);
    if (hasEnded(signal)) return;
    await this.worker.call('setArticles', articles);
    if (!hasEnded(signal)) await this.worker.call('save', null);
  }

  /** Articles that are written or removed while the window is open count at once. */
  private watch(folder: vscode.Uri, signal: AbortSignal): void {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*.md'));
    let timer: NodeJS.Timeout | undefined;
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void this.track('The articles could not be read', this.takeArticles(folder, signal));
      }, settleMs);
    };
    watcher.onDidChange(later);
    watcher.onDidCreate(later);
    watcher.onDidDelete(later);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      watcher.dispose();
    });
  }
}

/** Asked again after every wait: a session ends at any time. */
function hasEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}

function indexOf({ sharedFolder }: ServerSession): string {
  return join(sharedFolder, 'knowledge.index');
}

/** How far the resolved tickets of each project have been read. */
function seenOf({ sharedFolder }: ServerSession): string {
  return join(sharedFolder, 'knowledge.seen.json');
}
