import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { MentionsView } from '../../../src/protocol/writing';
import { noMentions, type Mentions } from '../../shared/mentions';
import { richTextHtml } from '../../shared/richText';
import { collapsed } from '../collapse';
import type { PanelModel } from '../model';
import { isOpen } from './folding';
import type { Wires } from './panelView';

/** Rendered texts by their source, so that a refresh of the panel renders none of them again. */
const rendered = new Map<string, string>();
const renderedMax = 500;
/** What the rendered texts could refer to. */
let renderedWith: MentionsView | null = null;
let mentions = noMentions;

/** A text from outside; a long one shows its beginning until the person wants all of it. */
export function textBlock(key: string, text: string, model: PanelModel, { dispatch }: Wires): TemplateResult {
  if (text.trim() === '') return html`<p class="muted">${l10n.t('No text')}</p>`;
  const foldKey = `text:${key}`;
  const short = collapsed(text);
  const isWhole = short === null || isOpen(foldKey, model);
  const toggle = (): void => dispatch({ kind: 'toggled', key: foldKey, isOpen: !isWhole });
  takeMentions(model);
  return html`<div class="rich">${unsafeHTML(renderedText(isWhole ? text : short))}</div>
    ${
      short === null
        ? nothing
        : html`<button class="link more" type="button" aria-expanded=${isWhole} @click=${toggle}>
            ${isWhole ? l10n.t('Show less') : l10n.t('Show all ({0} characters)', text.length.toLocaleString(document.documentElement.lang))}
          </button>`
    }`;
}

/** A text of the person's own, as it will look. */
export function preview(text: string, model: PanelModel): TemplateResult {
  takeMentions(model);
  return html`<div class="rich">${unsafeHTML(renderedText(text))}</div>`;
}

/** Other references make other links of the same texts. */
function takeMentions({ panel }: PanelModel): void {
  const now = panel?.phase === 'ready' ? panel.ticket.mentions : null;
  if (now === renderedWith) return;
  if (JSON.stringify(now) !== JSON.stringify(renderedWith)) {
    rendered.clear();
    mentions = now === null ? noMentions : mentionsOf(now);
  }
  renderedWith = now;
}

function mentionsOf({ tickets, notes, people }: MentionsView): Mentions {
  return {
    tickets: new Map(tickets.map(({ id, summary }) => [id, summary])),
    notes: new Map(notes.map(({ id, ticketId }) => [id, ticketId])),
    people: new Map(people.map(({ login, name }) => [login.toLowerCase(), name])),
  };
}

/** `unsafeHTML` takes nothing but what comes from here: the output of the sanitiser. */
function renderedText(text: string): string {
  const known = rendered.get(text);
  if (known !== undefined) return known;
  const made = richTextHtml(text, mentions);
  if (rendered.size >= renderedMax) rendered.clear();
  rendered.set(text, made);
  return made;
}
