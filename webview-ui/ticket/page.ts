import type { PanelMemory } from '../../src/protocol/panelMemory';
import type { Place } from './memory';
import type { PanelModel } from './model';

const pauseMs = 200;
const spaceAbove = 12;

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

  focusComposer(): void {
    // Behind the rendering, which is a microtask of its own.
    requestAnimationFrame(() => this.composerText()?.focus());
  }

  /** Brings a comment into view, now or once it is there; `null` brings the ticket's own texts. */
  showNote(noteId: number | null, model: PanelModel): void {
    this.noteToShow = noteId;
    this.afterRender(model);
  }

  /** Puts the cursor into the first such element once it is there. */
  focusLater(selector: string): void {
    requestAnimationFrame(() => this.root.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Where the cursor stands in the reply. */
  caret(): number | null {
    return this.composerText()?.selectionEnd ?? null;
  }

  /**
   * Puts a text into the reply as typing does, so that it can be undone: in place of `range`, or where the cursor
   * stands. What was selected stays: the text comes after it.
   * @param next what to select afterwards, by the place where the text was put
   */
  insert(
    text: string,
    range: readonly [number, number] | null,
    next: (at: number) => readonly [number, number] | null,
  ): void {
    requestAnimationFrame(() => {
      const field = this.composerText();
      if (field === null || field.readOnly) return;
      const [from, to] = range ?? [field.selectionEnd, field.selectionEnd];
      field.focus();
      field.setSelectionRange(from, to);
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- without a successor: only this can be undone
      if (!document.execCommand('insertText', false, text)) {
        field.setRangeText(text, from, to, 'end');
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      const place = next(from);
      if (place !== null && place[1] <= from + text.length) field.setSelectionRange(place[0], place[1]);
      field.blur();
      field.focus();
    });
  }

  select([from, to]: readonly [number, number]): void {
    queueMicrotask(() => {
      const field = this.composerText();
      field?.focus();
      field?.setSelectionRange(from, to);
    });
  }

  /** Scrolls to an element and puts the focus there. */
  jumpTo(selector: string): void {
    const element = this.root.querySelector<HTMLElement>(selector);
    const scrolled = this.root.querySelector('.scroll');
    if (element === null || scrolled === null) return;
    const gap = element.getBoundingClientRect().top - scrolled.getBoundingClientRect().top;
    scrolled.scrollTop += gap - spaceAbove;
    element.focus({ preventScroll: true });
  }

  /** The text that is selected inside an element; `null` when none is, or some of it is elsewhere. */
  selectionIn(selector: string): string | null {
    const selection = document.getSelection();
    const text = selection?.toString().trim() ?? '';
    const element = this.root.querySelector(selector);
    if (selection === null || text === '' || element === null) return null;
    return element.contains(selection.anchorNode) && element.contains(selection.focusNode) ? text : null;
  }

  /** Tells where the cursor of the reply is; `null` when it is elsewhere, or something is selected. */
  onCaret(listener: (at: number | null) => void): void {
    const look = (): void => {
      const field = this.composerText();
      const isThere = field !== null && document.activeElement === field;
      listener(isThere && field.selectionStart === field.selectionEnd ? field.selectionEnd : null);
    };
    document.addEventListener('selectionchange', look);
    this.root.addEventListener('input', look);
    this.root.addEventListener('focusin', look);
    this.root.addEventListener('focusout', look);
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
