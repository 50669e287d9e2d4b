import type { PanelMemory } from '../../src/protocol/panelMemory';
import type { Place } from './memory';
import type { PanelModel } from './model';
import { asParagraph } from './paragraph';

const pauseMs = 200;

/** The parts of the page that are not rendered from the model: scroll position, cursor, focus. */
export class Page {
  private placeToRestore: Pick<PanelMemory, 'scrollTop' | 'selection'> | null;
  private lastPlace: Place;
  /** Undefined when none is wanted. */
  private noteToShow: number | null | undefined;

  constructor(
    private readonly root: HTMLElement,
    memory: PanelMemory | null,
  ) {
    this.placeToRestore = memory;
    this.lastPlace = { scrollTop: memory?.scrollTop ?? 0, selection: memory?.selection ?? null };
  }

  place(): Place {
    const scrolled = this.root.querySelector('.scroll');
    const text = this.composerText();
    if (scrolled === null || this.placeToRestore !== null) return this.lastPlace;
    this.lastPlace = {
      scrollTop: scrolled.scrollTop,
      selection: text === null ? this.lastPlace.selection : [text.selectionStart, text.selectionEnd],
    };
    return this.lastPlace;
  }

  /** Brings back the scroll position once there is something to scroll. */
  afterRender(model: PanelModel): void {
    if (model.panel?.phase !== 'ready') return;
    if (this.noteToShow !== undefined) this.bringIntoView(this.noteToShow);
    if (this.placeToRestore === null) return;
    const scrolled = this.root.querySelector('.scroll');
    if (scrolled !== null) scrolled.scrollTop = this.placeToRestore.scrollTop;
    this.placeToRestore = null;
  }

  /** Puts the cursor where it was, without taking the focus. */
  restoreSelection(): void {
    const { selection } = this.lastPlace;
    queueMicrotask(() => {
      if (selection !== null) this.composerText()?.setSelectionRange(selection[0], selection[1]);
    });
  }

  /** @param cursor where to put it; undefined leaves it. */
  focusComposer(cursor?: number): void {
    // Behind the rendering, which is a microtask of its own.
    requestAnimationFrame(() => {
      const text = this.composerText();
      text?.focus();
      if (cursor !== undefined) text?.setSelectionRange(cursor, cursor);
    });
  }

  /** Where the cursor is in the composer, behind what is selected. */
  cursor(): number | null {
    return this.composerText()?.selectionEnd ?? null;
  }

  /** The place behind what was put in, given the text before and after. */
  cursorAfter(before: string, after: string): number {
    let rest = 0;
    while (rest < before.length && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest++;
    return after.length - Math.min(rest, before.length - Math.min(this.cursor() ?? before.length, before.length));
  }

  /** Brings a comment into view, now or once it is there; `null` brings the ticket's own texts. */
  showNote(noteId: number | null, model: PanelModel): void {
    this.noteToShow = noteId;
    this.afterRender(model);
  }

  /** Puts a text where the cursor is, as a paragraph of its own. What is typed or selected stays; Ctrl+Z takes it back. */
  insert(text: string): void {
    const field = this.composerText();
    if (field === null || field.readOnly) return;
    const at = field.selectionEnd;
    const inserted = asParagraph(field.value.slice(0, at), text, field.value.slice(at));
    field.focus();
    field.setSelectionRange(at, at);
    // The one way of changing a text field that its own undoing knows.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no successor
    if (document.execCommand('insertText', false, inserted)) return;
    field.setRangeText(inserted, at, at, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  /** Puts the cursor into a field of the form, or into its first one that may be changed. */
  focusField(key: string | null): void {
    queueMicrotask(() => {
      const form = this.root.querySelector('.fields-form');
      const wanted = key === null ? null : form?.querySelector<HTMLElement>(`#${CSS.escape(`field-${key}`)}`);
      const field = wanted ?? form?.querySelector<HTMLElement>('.field:not(:disabled)');
      field?.scrollIntoView({ block: 'center' });
      field?.focus();
    });
  }

  /** Tells when the person has scrolled or moved the cursor, and rests. */
  onMove(listener: () => void): void {
    let timer: number | undefined;
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(listener, pauseMs);
    };
    this.root.addEventListener('scroll', later, { capture: true, passive: true });
    document.addEventListener('selectionchange', later);
  }

  private bringIntoView(noteId: number | null): void {
    const target = this.root.querySelector(noteId === null ? '.main > .section' : `#note-${noteId}`);
    if (target === null) return;
    this.noteToShow = undefined;
    for (const former of this.root.querySelectorAll('.used')) former.classList.remove('used');
    target.classList.add('used');
    requestAnimationFrame(() => target.scrollIntoView({ block: 'center' }));
  }

  private composerText(): HTMLTextAreaElement | null {
    return this.root.querySelector<HTMLTextAreaElement>('.composer textarea');
  }
}
