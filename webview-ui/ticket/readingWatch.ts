import type { ReadUpTo } from '../../src/protocol/reading';
import type { PanelModel } from './model';

/** A glance is no reading. */
const lookMs = 1_000;
/** So much of the newest note must be on the screen. */
const leastVisible = 24;

/** Notices that the person has read a ticket: its newest note on the screen, and they in this panel, for a moment. */
export class ReadingWatch {
  private timer: number | undefined;
  private told = '';

  constructor(
    private readonly root: HTMLElement,
    private readonly model: () => PanelModel,
    private readonly tell: (upTo: ReadUpTo) => void,
  ) {}

  /** Something moved, appeared, or came to the front. */
  look(): void {
    if (this.timer !== undefined || this.unseen() === null) return;
    this.timer = window.setTimeout(() => {
      this.timer = undefined;
      const upTo = this.unseen();
      if (upTo === null) return;
      this.told = JSON.stringify(upTo);
      this.tell(upTo);
    }, lookMs);
  }

  /** The person wants it unread: it stays so until there is something newer. */
  leaveUnread(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    const { panel } = this.model();
    if (panel?.phase === 'ready') this.told = JSON.stringify(panel.reading.upTo);
  }

  private unseen(): ReadUpTo | null {
    const { panel } = this.model();
    if (panel?.phase !== 'ready' || !document.hasFocus() || document.visibilityState !== 'visible') return null;
    const { upTo, news } = panel.reading;
    if (JSON.stringify(upTo) === this.told) return null;
    if (news === null || news.isRead || news.noteId === null) return upTo;
    return this.isOnScreen(panel.ticket.notes?.at(-1)?.id ?? null) ? upTo : null;
  }

  private isOnScreen(noteId: number | null): boolean {
    const scrolled = this.root.querySelector('.scroll');
    const note = noteId === null ? null : this.root.querySelector(`#note-${noteId}`);
    if (scrolled === null || note === null) return true;
    const frame = scrolled.getBoundingClientRect();
    const { top, bottom } = note.getBoundingClientRect();
    return top < frame.bottom - leastVisible && bottom > frame.top + leastVisible;
  }
}
