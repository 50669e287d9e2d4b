import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { DraftReference } from '../../tickets/replyDraft';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { DraftWork, type DraftWorkParts } from './draftWork';

type DraftDeskParts = Omit<DraftWorkParts, 'session'> & { readonly holder: SessionHolder };

/** The drafts of all tickets: one work for each server and ticket, whether its panel is open or not. */
export class DraftDesk implements Disposable {
  private readonly works = new Map<string, DraftWork>();
  private readonly owned = new DisposableStore();
  private readonly changes: Emitter<number>;
  /** Tickets of the present server with a draft on the disk that waits for somebody. */
  private ready: ReadonlySet<number> = new Set();

  constructor(private readonly parts: DraftDeskParts) {
    this.changes = this.owned.add(new Emitter(error => parts.log.error('A listener of drafts failed', error)));
    this.onDidChangeReadiness = this.changes.event;
    this.owned.add(parts.holder.onDidChangeSession(({ kind }) => kind === 'ready' && this.lookForKept()));
    this.lookForKept();
    parts.store
      .tidy(Date.now())
      .catch((error: unknown) => parts.log.error('The kept drafts could not be tidied', error));
  }

  /** Id of a ticket whose draft has become ready, or is no longer. */
  readonly onDidChangeReadiness;

  of(reference: DraftReference): DraftWork {
    const key = `${reference.ticketId} ${reference.origin}`;
    const known = this.works.get(key);
    if (known !== undefined) return known;
    const work = new DraftWork(reference, {
      ...this.parts,
      session: () => this.sessionOf(reference.origin),
    });
    let wasReady = this.ready.has(reference.ticketId);
    work.onDidChange(({ kept }) => {
      const isReady = kept?.standing === 'ready' && kept.draft.provider.kind !== 'robot';
      if (isReady === wasReady || kept === null) return;
      wasReady = isReady;
      this.setReady(reference.ticketId, isReady);
    });
    this.works.set(key, work);
    return work;
  }

  /** Whether a draft on the disk waits for somebody. */
  isKept(ticketId: number): boolean {
    return this.ready.has(ticketId);
  }

  /** The present connection to this server. */
  sessionOf(origin: string): ServerSession | null {
    const { session } = this.parts.holder;
    return session?.origin === origin ? session : null;
  }

  /** A reply has reached Mantis. */
  async sent(reference: DraftReference, text: string): Promise<void> {
    await this.of(reference).sent(text);
  }

  /** Removes the drafts of a server and what is known of it, from the memory and from the disk. */
  async forgetServer(origin: string): Promise<void> {
    for (const [key, work] of this.works) {
      if (work.reference.origin !== origin) continue;
      work.forget();
      this.works.delete(key);
    }
    const session = this.sessionOf(origin);
    if (session !== null) {
      const gone = this.ready;
      this.ready = new Set();
      for (const id of gone) this.changes.fire(id);
      await this.parts.knowledge.close(session);
    }
    await this.parts.store.removeOf(origin);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private lookForKept(): void {
    const { session } = this.parts.holder;
    if (!session) return;
    this.parts.store
      .ticketsOf(session.origin)
      .then(async ids => {
        const ready = new Set<number>();
        for (const id of ids.filter(each => session.known(each) !== undefined)) {
          const kept = await this.parts.store.load(session.origin, id);
          if (kept?.standing === 'ready') ready.add(id);
        }
        this.ready = ready;
        for (const id of ready) this.changes.fire(id);
      })
      .catch((error: unknown) => this.parts.log.error('The kept drafts could not be read', error));
  }

  private setReady(ticketId: number, isReady: boolean): void {
    const ready = new Set(this.ready);
    if (isReady) ready.add(ticketId);
    else ready.delete(ticketId);
    this.ready = ready;
    this.changes.fire(ticketId);
  }
}
