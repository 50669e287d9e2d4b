import { DisposableStore, type Disposable } from '../../../base/disposable';
import type { Log } from '../../../base/log';
import type { HostMessage, WebviewMessage } from '../../../protocol/ticketPanel';
import type { DraftReference, ReplyDraft } from '../../../tickets/replyDraft';
import type { PendingFiles } from '../../../tickets/pendingFiles';
import type { DraftConversation } from '../draftConversation';
import { alongWith } from '../fields/statusFields';
import type { FeedState, TicketFeed } from '../ticketFeed';
import type { Reply, Seen } from './reply';
import type { ReplySenders } from './replySenders';
import { SendDelay } from './sendDelay';
import type { SendingState } from './sendingState';
import type { ReplySender } from './sendReply';

type SendMessage = Extract<WebviewMessage, { type: 'send' }>;
type Shown = Extract<FeedState, { kind: 'shown' }>;

export interface PanelSendingDeps {
  readonly reference: DraftReference;
  readonly feed: TicketFeed;
  readonly conversation: DraftConversation;
  readonly pending: PendingFiles;
  readonly senders: ReplySenders;
  readonly post: (message: Extract<HostMessage, { type: 'landed' | 'sendSettled' | 'sendingIn' }>) => void;
  /** How it stands is to be shown. */
  readonly onChange: () => void;
  /** A reply that was to be followed by the next ticket is in Mantis, all of it. */
  readonly onSent: (state: Extract<SendingState, { phase: 'done' }>) => void;
  /** Seconds for which a sending waits. */
  readonly delay: () => number;
  readonly log: Log;
}

/** How often to look whether another window is done with its sending. */
const elsewhereMs = 3_000;

/** The sending of replies from one panel: what waits, what is under way, and what follows. */
export class PanelSending implements Disposable {
  private readonly owned = new DisposableStore();
  private ofSender = new DisposableStore();
  private readonly waiting: SendDelay;
  private sender: ReplySender | null = null;
  /** What the person saw when the sending that waits was begun. */
  private seen: Seen | null = null;
  /** What the disk had when the webview came up: an earlier sending may have to be looked after. */
  private found: ReplyDraft | null = null;
  private isBegun = false;

  constructor(private readonly deps: PanelSendingDeps) {
    this.waiting = this.owned.add(new SendDelay((id, seconds) => deps.post({ type: 'sendingIn', id, seconds })));
    this.owned.add(deps.feed.onDidChange(() => this.stopForNews()));
  }

  get current(): SendingState {
    return this.sender?.current ?? { phase: 'idle' };
  }

  /** Nothing is under way, and nothing has to be read or decided. */
  get isAtRest(): boolean {
    const { phase } = this.current;
    return !this.waiting.isRunning && (phase === 'idle' || phase === 'done');
  }

  /** A page has come up, and this is what the disk has. */
  async begin(found: ReplyDraft | null): Promise<void> {
    this.isBegun = true;
    this.found = found;
    this.waiting.tellAgain();
    await this.sender?.resume(found);
  }

  /** The page is gone for now. */
  pause(): void {
    this.isBegun = false;
  }

  /** Takes the sender of the present connection. */
  follow(): void {
    const { reference, feed, senders } = this.deps;
    if (feed.connected === null) return;
    const sender = senders.of(reference, feed.connected);
    if (sender === this.sender) return;
    this.ofSender.dispose();
    this.ofSender = new DisposableStore();
    this.sender = sender;
    this.ofSender.add(sender.onDidReadTicket(ticket => feed.take(ticket)));
    this.ofSender.add(
      sender.onDidLand(landed => {
        this.deps.conversation.landed(landed);
        this.deps.post({ type: 'landed', ...landed });
      }),
    );
    this.ofSender.add(sender.onDidChange(state => this.hear(state)));
    if (this.isBegun) this.inBackground(sender.resume(this.found));
  }

  async handle(
    message: Extract<WebviewMessage, { type: 'send' | 'cancelSending' | 'hurrySending' | 'decideSending' }>,
  ): Promise<void> {
    switch (message.type) {
      case 'send':
        return this.send(message);
      case 'cancelSending':
        this.cancel(message.id);
        return;
      case 'hurrySending':
        this.waiting.hurry(message.id);
        return;
      case 'decideSending':
        return this.sender?.decide(message.id, message.choices);
    }
  }

  async check(): Promise<void> {
    await this.sender?.check();
  }

  async dismiss(): Promise<void> {
    await this.sender?.dismiss();
  }

  /** Another window may have typed or sent since. */
  async lookForNews(): Promise<void> {
    await this.deps.pending.load();
    const news = await this.deps.conversation.lookForNews();
    if (news !== null) this.found = news;
    await this.sender?.resume(this.found);
  }

  dispose(): void {
    this.ofSender.dispose();
    this.owned.dispose();
  }

  private async send(message: SendMessage): Promise<void> {
    const { feed, pending } = this.deps;
    if (this.waiting.isRunning) return;
    // Another window may have sent or removed some meanwhile.
    await pending.load();
    const { current } = feed;
    if (current.kind !== 'shown' || !current.isConnected) {
      this.settle(message.id);
      return;
    }
    const seen = seenIn(current);
    const reply = replyOf(message, current);
    if (typeof reply === 'string') {
      this.sender?.refuse(message.id, reply);
      this.settle(message.id);
      return;
    }
    this.seen = seen;
    this.waiting.start(message.id, this.deps.delay(), () => this.inBackground(this.go(message, reply, seen)));
  }

  private async go(message: SendMessage, reply: Reply, seen: Seen): Promise<void> {
    this.seen = null;
    try {
      if (this.deps.feed.connected !== null) await this.sender?.send(reply, seen);
    } finally {
      this.settle(message.id);
    }
    const state = this.current;
    if (message.then === 'next' && state.phase === 'done' && state.id === message.id) this.deps.onSent(state);
  }

  private cancel(id: string): void {
    if (!this.waiting.cancel(id)) return;
    this.seen = null;
    this.settle(id);
  }

  /** Who is answered while their sending waits has to see that first. */
  private stopForNews(): void {
    const { current, connected } = this.deps.feed;
    const { seen } = this;
    if (seen === null || current.kind !== 'shown' || connected === null) return;
    const isNews = current.ticket.notes?.some(
      ({ id, author }) => !seen.noteIds.has(id) && author?.id !== connected.me.id,
    );
    const id = this.waiting.id;
    if (isNews === true && id !== null) this.cancel(id);
  }

  private hear(state: SendingState): void {
    this.deps.onChange();
    if (state.phase === 'elsewhere') this.lookAgainSoon();
    if (state.phase !== 'failed') return;
    if (state.failure.kind === 'draft' && state.failure.error.kind === 'conflict') {
      this.deps.conversation.ask(state.failure.error.theirs);
    }
    if (state.failure.kind === 'mantis') this.inBackground(this.deps.feed.refresh());
  }

  /** Until the other window is done with its sending, or gone. */
  private lookAgainSoon(): void {
    const timer = setTimeout(() => this.inBackground(this.lookForNews()), elsewhereMs);
    this.ofSender.add({ dispose: () => clearTimeout(timer) });
  }

  private settle(id: string): void {
    this.deps.post({ type: 'sendSettled', id });
  }

  private inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.deps.log.error(`Sending to ticket ${this.deps.reference.ticketId}`, error));
  }
}

function seenIn({ ticket }: Shown): Seen {
  return {
    noteIds: new Set(ticket.notes?.map(note => note.id)),
    fileIds: new Set(ticket.attachments.map(file => file.id)),
    statusId: ticket.status.id,
  };
}

/** The reply that the person has before them, or why it cannot be sent. */
function replyOf({ id, draft, fileIds }: SendMessage, { ticket, session }: Shown): Reply | string {
  const { rev, ...content } = draft;
  const { statusAfter, fieldsAfter = {} } = content;
  if (statusAfter === null || statusAfter === ticket.status.id) return { id, content, rev, fileIds };
  const along = alongWith(ticket, session, statusAfter, fieldsAfter);
  return along.ok ? { id, content, rev, fileIds, along: along.value } : along.error;
}
