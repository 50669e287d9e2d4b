import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../base/atomicFile';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { Log } from '../../base/log';
import type { Ticket } from '../../tickets/ticket';
import type { FoundTicket, SearchHit } from '../../vellii/knowledge/ticketSearch';
import type { AnswerRules } from '../../vellii/knowledge/units/answers';
import { looksLikeRobot } from '../../vellii/knowledge/units/robots';
import { KnowledgeWorker } from '../../vellii/knowledge/worker/knowledgeWorker';
import { descriptionOf, TicketSearch } from '../../vellii/knowledge/worker/ticketSearch';
import { readSeenProjects } from '../knowledge/seenProjects';
import { sampleKey, type ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';

/** Changes that come in one after another become one message to the worker. */
const settleMs = 400;
/** Resolved tickets are looked for again when somebody searches and the last look is older. */
const lookAgainMs = 2 * 60_000;
/** What was not written is indexed anew at the next start. */
const saveAfterMs = 5 * 60_000;

interface Open {
  readonly session: ServerSession;
  readonly end: AbortController;
  /** Resolves once the open tickets are indexed, or could not be. */
  isReady: Promise<void>;
  ready: boolean;
  lookedAt: number;
}

/**
 * The index of all tickets of the connected server, open and resolved, kept up to date in a worker of its own: a
 * keystroke never waits for a draft, and private notes are never where drafts are made. Opened with the first search.
 */
export class IndexDesk implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly worker: KnowledgeWorker;
  private readonly search: TicketSearch;
  private readonly changes: Emitter<void>;
  private opened: Open | null = null;

  constructor(
    extensionPath: string,
    private readonly holder: SessionHolder,
    private readonly log: Log,
  ) {
    this.worker = this.owned.add(
      new KnowledgeWorker(join(extensionPath, 'dist', 'knowledge.js'), log, () => this.forget()),
    );
    this.search = new TicketSearch(this.worker);
    this.changes = this.owned.add(new Emitter(error => log.error('A listener of the search failed', error)));
    this.onDidBecomeReady = this.changes.event;
    this.owned.add(
      holder.onDidChangeSession(() => {
        if (holder.session !== this.opened?.session) this.forget();
      }),
    );
  }

  /** More can be found than before. */
  readonly onDidBecomeReady;

  /** Begins to index; whoever asks before it is ready does without. */
  open(session: ServerSession): void {
    const { opened } = this;
    if (opened?.session !== session) {
      this.begin(session);
      return;
    }
    if (Date.now() - opened.lookedAt > lookAgainMs) this.inBackground(this.takeResolved(opened));
  }

  isReady(session: ServerSession): boolean {
    return this.opened?.session === session && this.opened.ready;
  }

  /** `null` while there is no index; the best first. */
  async find(session: ServerSession, text: string, limit: number): Promise<readonly SearchHit[] | null> {
    this.open(session);
    if (!this.isReady(session)) return null;
    const found = await this.search.search(text, limit);
    return found.ok ? found.value : null;
  }

  async named(session: ServerSession, ids: readonly number[]): Promise<readonly FoundTicket[]> {
    if (!this.isReady(session)) return [];
    const found = await this.search.named(ids);
    return found.ok ? found.value : [];
  }

  /** `null` when there is no index. */
  async similar(session: ServerSession, ticket: Ticket, limit: number): Promise<readonly FoundTicket[] | null> {
    this.open(session);
    await this.opened?.isReady;
    const like = { id: ticket.id, summary: ticket.summary, description: descriptionOf(ticket) };
    const found = await this.search.similar(like, limit);
    return found.ok ? found.value : null;
  }

  dispose(): void {
    this.forget();
    this.owned.dispose();
  }

  private begin(session: ServerSession): void {
    this.forget();
    const end = new AbortController();
    const opened: Open = { session, end, isReady: Promise.resolve(), ready: false, lookedAt: Date.now() };
    this.opened = opened;
    opened.isReady = this.fill(opened).catch((error: unknown) => this.log.error('The index of the tickets', error));
  }

  private forget(): void {
    this.opened?.end.abort();
    this.opened = null;
  }

  private async fill(opened: Open): Promise<void> {
    const { session } = opened;
    const found = await this.search.open(indexOf(session));
    if (!found.ok || this.opened !== opened) return;
    await this.index(session, session.store.all());
    if (this.opened !== opened) return;
    opened.ready = true;
    this.changes.fire();
    this.follow(opened);
    this.inBackground(this.takeResolved(opened, found.value.found !== 'read'));
  }

  /** What is open changes while the window is used. */
  private follow({ session, end }: Open): void {
    const waiting = new Set<number>();
    let settling: NodeJS.Timeout | undefined;
    let saving: NodeJS.Timeout | undefined;
    const flush = (): void => {
      settling = undefined;
      const tickets = [...waiting].flatMap(id => session.known(id) ?? []);
      waiting.clear();
      this.inBackground(this.index(session, tickets));
      saving ??= setTimeout(() => {
        saving = undefined;
        this.inBackground(this.save(session));
      }, saveAfterMs);
    };
    const listening = session.store.onDidChange(({ changed }) => {
      for (const id of changed) waiting.add(id);
      if (waiting.size > 0) settling ??= setTimeout(flush, settleMs);
    });
    end.signal.addEventListener('abort', () => {
      clearTimeout(settling);
      clearTimeout(saving);
      listening.dispose();
    });
  }

  /** Page by page, the newest first, down to what is indexed. */
  private async takeResolved(opened: Open, isNew = false): Promise<void> {
    const { session, end } = opened;
    opened.lookedAt = Date.now();
    const path = join(session.sharedFolder, 'search.seen.json');
    const seen = isNew ? {} : await readSeenProjects(path);
    for (const projectId of session.projectIds) {
      const latest = await session.readResolved(projectId, seen[projectId] ?? 0, end.signal, ({ tickets }) =>
        this.index(session, tickets),
      );
      if (end.signal.aborted) return;
      if (latest.ok) seen[projectId] = latest.value;
      else this.log.warn(`The resolved tickets of a project could not be read: ${latest.error.kind}.`);
    }
    this.changes.fire();
    if (session.key === sampleKey) return;
    if (await this.save(session)) await writeAtomically(path, JSON.stringify(seen));
  }

  private async index(session: ServerSession, tickets: readonly Ticket[]): Promise<void> {
    for (const projectId of new Set(tickets.map(({ project }) => project.id))) {
      const ofProject = tickets.filter(({ project }) => project.id === projectId);
      const [first] = ofProject;
      if (first !== undefined) await this.search.update(ofProject, rulesFor(session, first));
    }
  }

  private isOpen(session: ServerSession): boolean {
    return this.opened?.session === session;
  }

  /** The sample begins anew at each start and keeps nothing. */
  private async save(session: ServerSession): Promise<boolean> {
    if (session.key === sampleKey || !this.isOpen(session)) return false;
    const saved = await this.search.save();
    if (this.isOpen(session)) return saved.ok;
    // It has ended meanwhile, perhaps by signing out: nothing of it may be left behind.
    await rm(indexOf(session), { force: true });
    return false;
  }

  private inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.log.error('The index of the tickets', error));
  }
}

function indexOf({ sharedFolder }: ServerSession): string {
  return join(sharedFolder, 'search.index');
}

function rulesFor(session: ServerSession, ticket: Ticket): AnswerRules {
  const { robots } = session.contextOf(ticket);
  return {
    resolvedThreshold: session.dictionaryOf(ticket.project.id).specialStatuses.resolvedFrom,
    isRobot: person => robots.has(person.id) || looksLikeRobot(person),
  };
}
