import type { MacroView } from '../../src/protocol/writing';
import type { NoteView } from '../../src/protocol/ticketView';
import type { PanelModel } from './model';
import { isLocked } from './sendable';

/** `/` a macro, `#` a ticket, `~` a note of this ticket, `@` a person. */
export type ListTrigger = '/' | '#' | '~' | '@';

/** What is being typed that a list can complete. */
export interface Begun {
  readonly trigger: ListTrigger;
  /** Where it begins in the text, and where the cursor stands. */
  readonly from: number;
  readonly to: number;
  readonly query: string;
}

export interface ListItem {
  readonly key: string;
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
  readonly macro: MacroView | null;
}

export interface CompletionList extends Begun {
  readonly items: readonly ListItem[];
  readonly choice: number;
  /** Why there is nothing to choose from. */
  readonly problem: string | null;
}

const mostMacros = 50;
const mostNotes = 8;
const excerptLength = 90;

/** What stands before the cursor, when it begins something. A macro begins a line; the others begin a word. */
export function begunAt(text: string, caret: number): Begun | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  const macro = /^\/([^/\n]{0,60})$/.exec(line);
  if (macro !== null) return { trigger: '/', from: caret - line.length, to: caret, query: macro[1] ?? '' };
  const word = /(?:^|[\s(«"'])([#~@])([\p{L}\p{N}._-]{0,40})$/u.exec(line);
  if (word === null) return null;
  const [, trigger = '#', query = ''] = word;
  // «# » begins a heading; a list for a single «#» would be in the way.
  if (trigger === '#' && query === '') return null;
  return { trigger: trigger as ListTrigger, from: caret - query.length - 1, to: caret, query };
}

/** What the person is beginning at the cursor; `null` when nothing, or when they closed the list for it. */
export function begunIn(model: PanelModel): Begun | null {
  const { caret, closedAt, isPreview } = model.writing;
  if (caret === null || isPreview || isLocked(model)) return null;
  const begun = begunAt(model.composer.text, caret);
  return begun === null || begun.from === closedAt ? null : begun;
}

/** The list beside the cursor; `null` for none. */
export function completionList(model: PanelModel): CompletionList | null {
  const begun = begunIn(model);
  if (begun === null) return null;
  const { writing } = model;
  const items = itemsOf(begun, model);
  const problem = begun.trigger === '/' ? writing.macrosProblem : null;
  if (items.length === 0 && problem === null) return null;
  return { ...begun, items, problem, choice: Math.min(writing.choice, Math.max(0, items.length - 1)) };
}

/** Macros with all the words in title, tags or text; those with them in the title first. */
export function searchMacros(macros: readonly MacroView[], query: string): readonly MacroView[] {
  const words = normal(query)
    .split(/\s+/)
    .filter(word => word !== '');
  const has = (text: string): boolean => words.every(word => normal(text).includes(word));
  const matching = macros.filter(({ title, tags, text }) => has([title, ...tags, text].join(' ')));
  const rank = ({ title, tags }: MacroView): number => (has(title) ? 0 : has([title, ...tags].join(' ')) ? 1 : 2);
  return [...matching].sort((a, b) => rank(a) - rank(b)).slice(0, mostMacros);
}

function itemsOf({ trigger, query }: Begun, model: PanelModel): readonly ListItem[] {
  const { macros, completions } = model.writing;
  switch (trigger) {
    case '/':
      return searchMacros(macros ?? [], query).map(macro => ({
        key: macro.id,
        insert: macro.text,
        label: macro.title,
        detail: macro.tags.join(', '),
        macro,
      }));
    case '~':
      return notesOf(model)
        .filter(note => isNoteMeant(note, query))
        .slice(0, mostNotes)
        .map(noteItem);
    case '#':
    case '@':
      return completions?.trigger !== trigger
        ? []
        : completions.items.map(item => ({ ...item, key: item.insert, insert: `${item.insert} `, macro: null }));
  }
}

/** The latest first. */
function notesOf({ panel }: PanelModel): readonly NoteView[] {
  return panel?.phase === 'ready' ? [...(panel.ticket.notes ?? [])].reverse() : [];
}

function isNoteMeant({ id, author, text }: NoteView, query: string): boolean {
  if (String(id).startsWith(query)) return true;
  return normal(`${author?.name ?? ''} ${text}`).includes(normal(query));
}

function noteItem({ id, author, text }: NoteView): ListItem {
  const excerpt = text.replaceAll(/\s+/g, ' ').trim().slice(0, excerptLength);
  return { key: String(id), insert: `~${id} `, label: `~${id} ${author?.name ?? ''}`, detail: excerpt, macro: null };
}

function normal(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
