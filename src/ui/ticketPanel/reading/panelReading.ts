import * as vscode from 'vscode';
import type { ReadingView } from '../../../protocol/reading';
import type { WebviewMessage } from '../../../protocol/ticketPanel';
import { markOf } from '../../../tickets/unread/seenMark';
import type { Unread } from '../../../tickets/unread/unread';
import { unreadName } from '../../queue/unreadText';
import { moscowTime } from '../../sla/timeText';
import type { FeedState } from '../ticketFeed';

type Shown = Extract<FeedState, { kind: 'shown' }>;
type Message = Extract<WebviewMessage, { type: 'seen' | 'markUnread' }>;

/** What is new in the ticket of one panel: it stays marked there until the panel is left, also when it has been read. */
export class PanelReading {
  private news: Unread | null = null;
  private isRead = false;

  view({ ticket, session }: Shown): ReadingView {
    const unread = session.unread.of(ticket);
    if (unread !== null && (this.news === null || this.isRead)) this.news = unread;
    else if (unread !== null && this.news !== null) this.news = { ...this.news, kinds: unread.kinds };
    this.isRead = unread === null;
    const { noteId, at, lines } = markOf(ticket);
    return { news: this.newsView(session.now()), upTo: { noteId, at, lines } };
  }

  /** The person has had the ticket before them up to there, or wants it to count as unread. */
  handle(message: Message, current: FeedState): void {
    if (current.kind !== 'shown') return;
    const { ticket, session } = current;
    if (message.type === 'seen') session.unread.read(ticket.id, message.upTo);
    else session.unread.markUnread(ticket);
  }

  /** The panel is left: what was read is no news when the person comes back. */
  leave(): void {
    if (this.isRead) this.news = null;
  }

  private newsView(now: number): ReadingView['news'] {
    if (this.news === null) return null;
    const { kinds, since, noteId } = this.news;
    return {
      what: kinds.map(unreadName).join(', '),
      since: since === null ? null : sinceText(since, now),
      noteId,
      isReply: kinds.includes('customerReplied'),
      isRead: this.isRead,
    };
  }
}

/** «с 14:05» today, with the day before that; Moscow's time (RULES B7). */
function sinceText(since: number, now: number): string {
  const day = (at: number): string => new Date(at + moscowOffsetMs).toISOString().slice(0, 10);
  if (day(since) !== day(now)) return moscowTime(since, now);
  return vscode.l10n.t('{0} MSK', new Date(since + moscowOffsetMs).toISOString().slice(11, 16));
}

/** Since 2014 there is no other. */
const moscowOffsetMs = 3 * 3_600_000;
