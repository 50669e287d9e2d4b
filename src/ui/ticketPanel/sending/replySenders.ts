import type { Clock } from '../../../base/clock';
import { DisposableStore, type Disposable } from '../../../base/disposable';
import type { Log } from '../../../base/log';
import type { DraftReference } from '../../../tickets/replyDraft';
import type { ReplyDrafts } from '../../../tickets/replyDrafts';
import { ReplySender } from './sendReply';
import type { TicketSession } from '../session';

/** One sender for each server and ticket: it outlives the panel, so that closing a panel does not break off a sending. */
export class ReplySenders implements Disposable {
  private readonly senders = new Map<string, ReplySender>();
  private readonly sessions = new Map<string, TicketSession>();
  private readonly owned = new DisposableStore();

  constructor(
    private readonly drafts: ReplyDrafts,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** @param session the present connection to the server of `reference`; used by what is sent from now on. */
  of(reference: DraftReference, session: TicketSession): ReplySender {
    this.sessions.set(reference.origin, session);
    const key = `${reference.ticketId} ${reference.origin}`;
    const known = this.senders.get(key);
    if (known !== undefined) return known;
    const sender = this.owned.add(
      new ReplySender({
        ticketId: reference.ticketId,
        session: () => this.sessions.get(reference.origin) ?? session,
        draft: this.drafts.of(reference),
        files: this.drafts.filesOf(reference),
        writer: this.drafts.writer,
        clock: this.clock,
        log: this.log,
      }),
    );
    this.senders.set(key, sender);
    return sender;
  }

  dispose(): void {
    this.owned.dispose();
  }
}
