import * as l10n from '@vscode/l10n';
import type { NoteView } from '../../src/protocol/ticketView';
import type { WebviewMessage } from '../../src/protocol/ticketPanel';
import type { WalkTarget } from '../../src/protocol/walk';
import type { CompletionList, ListItem } from './completion';
import type { Dispatch, Doubt, PanelModel, Then } from './model';
import type { Page } from './page';
import { asParagraph } from './paragraph';
import { placeAfter } from './places';
import { quoted } from './quote';
import type { ReadingWatch } from './readingWatch';
import type { ShortcutAction } from './shortcuts';

export interface PanelActionsDeps {
  readonly model: () => PanelModel;
  readonly dispatch: Dispatch;
  readonly post: (message: WebviewMessage) => void;
  readonly page: Page;
  readonly reading: ReadingWatch;
}

/** What the person can do in the panel beyond changing its model; by key or by button it is the same. */
export class PanelActions {
  constructor(private readonly deps: PanelActionsDeps) {}

  private readonly byKey: Readonly<Record<ShortcutAction, () => void>> = {
    send: () => this.send('stay'),
    sendNext: () => this.send('next'),
    sendResolve: () => this.sendResolved(),
    insertDraft: () => this.deps.post({ type: 'insertDraft' }),
    next: () => this.walk('next'),
    previous: () => this.walk('previous'),
    takeNext: () => this.walk('queue'),
    reply: () => this.deps.page.focusComposer(),
    news: () => this.showNews(),
    quote: () => this.quoteSelection(),
    preview: () => this.togglePreview(),
    markUnread: () => this.markUnread(),
    help: () => this.deps.dispatch({ kind: 'helpToggled', isOpen: !this.deps.model().isHelpOpen }),
  };

  run(action: ShortcutAction): void {
    this.byKey[action]();
  }

  /** Asks for a sending; whether it comes to one, and to only one, is decided in the reducer. One that waits goes now. */
  send(then: Then | null, accept?: Doubt): void {
    const { delay } = this.deps.model();
    if (delay !== null) this.deps.post({ type: 'hurrySending', id: delay.id });
    else {
      const id = crypto.randomUUID();
      this.deps.dispatch({ kind: 'sendPressed', id, then, ...(accept === undefined ? {} : { accept }) });
    }
  }

  /** Sends what is written and resolves the ticket; what that demands is asked for first. */
  sendResolved(): void {
    const { delay } = this.deps.model();
    if (delay !== null) this.deps.post({ type: 'hurrySending', id: delay.id });
    else this.deps.dispatch({ kind: 'resolvePressed', id: crypto.randomUUID() });
    const { request, doubt } = this.deps.model();
    if (request === null && doubt === null) this.deps.page.focusLater('.status-fields .field');
  }

  cancelSending(): void {
    const { delay } = this.deps.model();
    if (delay !== null) this.deps.post({ type: 'cancelSending', id: delay.id });
    this.deps.page.focusComposer();
  }

  walk(to: WalkTarget): void {
    this.deps.post({ type: 'walk', to, isClean: isClean(this.deps.model()) });
  }

  markUnread(): void {
    this.deps.reading.leaveUnread();
    this.deps.post({ type: 'markUnread' });
  }

  togglePreview(): void {
    this.deps.dispatch({ kind: 'previewToggled' });
    if (!this.deps.model().writing.isPreview) this.deps.page.focusComposer();
  }

  showNews(): void {
    this.deps.page.jumpTo('#news');
  }

  showNote(noteId: number): void {
    this.deps.page.jumpTo(`#note-${noteId}`);
  }

  /** A reference in a text was followed. */
  open(ticketId: number, noteId: number | null): void {
    const { identity, panel } = this.deps.model();
    const isHere = identity?.ticketId === ticketId;
    if (isHere && noteId !== null && panel?.phase === 'ready') this.showNote(noteId);
    else if (!isHere) this.deps.post({ type: 'openTicket', ticketId });
  }

  /** Puts a text where the cursor stands; nothing that is typed goes, and Ctrl+Z takes it out again. */
  insert(text: string, range: readonly [number, number] | null = null): void {
    if (this.deps.model().writing.isPreview) this.deps.dispatch({ kind: 'previewToggled' });
    this.deps.page.insert(text, range, inserted => placeAfter(this.deps.model().composer.text, inserted));
  }

  /** The same as a paragraph of its own. */
  insertParagraph(text: string): void {
    const typed = this.deps.model().composer.text;
    const at = this.deps.page.caret() ?? typed.length;
    this.insert(asParagraph(typed.slice(0, at), text, typed.slice(at)), [at, at]);
  }

  /** Takes an entry of the list beside the cursor. */
  choose({ from, to }: CompletionList, item: ListItem): void {
    this.insert(item.insert, [from, to]);
  }

  openMacros(): void {
    const { text } = this.deps.model().composer;
    const { page } = this.deps;
    const caret = page.caret() ?? text.length;
    const isLineStart = caret === 0 || text[caret - 1] === '\n';
    this.insert(isLineStart ? '/' : '\n/');
  }

  /** What is selected in a note, or else the whole of it. */
  quote(note: NoteView): void {
    const selected = this.deps.page.selectionIn(`#note-${note.id}`);
    const name = note.author?.name ?? l10n.t('somebody');
    this.insert(quoted(selected ?? note.text, l10n.t('{0}, {1}', name, note.createdAt.text)));
    if (note.isPrivate) this.deps.dispatch({ kind: 'privateQuoted' });
  }

  selectPlace(): void {
    const place = placeAfter(this.deps.model().composer.text, 0);
    if (place !== null) this.deps.page.select(place);
  }

  /** The note in which something is selected, or else the customer's last one. */
  private quoteSelection(): void {
    const { panel } = this.deps.model();
    if (panel?.phase !== 'ready') return;
    const notes = panel.ticket.notes ?? [];
    const selected = notes.find(({ id }) => this.deps.page.selectionIn(`#note-${id}`) !== null);
    const note = selected ?? notes.findLast(({ side, isPrivate }) => side === 'customer' && !isPrivate) ?? notes.at(-1);
    if (note !== undefined) this.quote(note);
  }
}

/** Whether nothing is open in the page that would be lost if it showed another ticket. */
function isClean({ editing, noteEdit, inputs, arriving, refused }: PanelModel): boolean {
  const isTyped = inputs.tag.trim() !== '' || inputs.relatedTo.trim() !== '';
  return editing === null && noteEdit === null && !isTyped && arriving.length + refused.length === 0;
}
