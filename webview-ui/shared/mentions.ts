import type { MarkdownIt as Parser, Token } from 'markdown-it';

/** What texts may refer to, checked by the host: nothing else becomes a link. */
export interface Mentions {
  /** Number → summary. */
  readonly tickets: ReadonlyMap<number, string>;
  /** Number → its ticket. */
  readonly notes: ReadonlyMap<number, number>;
  /** Login in lower case → name. */
  readonly people: ReadonlyMap<string, string>;
}

export const noMentions: Mentions = { tickets: new Map(), notes: new Map(), people: new Map() };

/** Mantis's own syntax: `#1234`, `~56`, `@login`. */
const reference = /(?<![\p{L}\d&/#~@])([#~])(\d{1,9})(?![\p{L}\d])|(?<![\p{L}\d.])@([\p{L}\d._-]{1,64})/gu;

/** Turns references into links, in running text only: code and other links stay as they are. */
export function mentionsPlugin(markdown: Parser): void {
  markdown.core.ruler.push('mentions', state => {
    const mentions = (state.env as { readonly mentions?: Mentions }).mentions ?? noMentions;
    for (const block of state.tokens) {
      if (block.type !== 'inline' || block.children === null) continue;
      let inLink = 0;
      block.children = block.children.flatMap(token => {
        if (token.type === 'link_open') inLink++;
        if (token.type === 'link_close') inLink--;
        if (token.type !== 'text' || inLink > 0) return [token];
        return parts(token, mentions, (type, content) => {
          const made = new state.Token(type, '', 0);
          made.content = content;
          return made;
        });
      });
    }
  });
  markdown.renderer.rules['mention'] = (tokens, index) => tokens[index]?.content ?? '';
}

function parts(token: Token, mentions: Mentions, make: (type: string, content: string) => Token): readonly Token[] {
  const made: Token[] = [];
  let at = 0;
  for (const found of token.content.matchAll(reference)) {
    const link = linkOf(found, mentions);
    if (link === null) continue;
    if (found.index > at) made.push(make('text', token.content.slice(at, found.index)));
    made.push(make('mention', link.html));
    at = found.index + link.length;
  }
  if (at === 0) return [token];
  if (at < token.content.length) made.push(make('text', token.content.slice(at)));
  return made;
}

function linkOf(
  [whole, sign, number, login]: RegExpMatchArray,
  { tickets, notes, people }: Mentions,
): { readonly html: string; readonly length: number } | null {
  if (login !== undefined) {
    const name = login.replace(/[._-]+$/, '');
    const person = people.get(name.toLowerCase());
    if (person === undefined) return null;
    return { html: `<span title="${escaped(person)}">@${escaped(name)}</span>`, length: name.length + 1 };
  }
  const id = Number(number);
  const ticketId = sign === '#' ? id : notes.get(id);
  const title = sign === '#' ? tickets.get(id) : '';
  if (ticketId === undefined || title === undefined) return null;
  const note = sign === '~' ? ` data-note="${id}"` : '';
  const html = `<a role="link" tabindex="0" data-ticket="${ticketId}"${note} title="${escaped(title)}">${whole}</a>`;
  return { html, length: whole.length };
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** Gives clicks and Enter on references to `open`; `noteId` when it is about a note. */
export function listenForMentions(root: HTMLElement, open: (ticketId: number, noteId: number | null) => void): void {
  const follow = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('a[data-ticket]') : null;
    const ticketId = Number(link?.getAttribute('data-ticket') ?? Number.NaN);
    if (link === null || !root.contains(link) || !Number.isInteger(ticketId)) return;
    event.preventDefault();
    event.stopPropagation();
    const noteId = link.getAttribute('data-note');
    open(ticketId, noteId === null ? null : Number(noteId));
  };
  root.addEventListener('click', follow);
  root.addEventListener('keydown', event => {
    if (event.code === 'Enter' || event.code === 'NumpadEnter') follow(event);
  });
}
