import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { button } from '../shared/kit';
import { renderMarkdown } from '../shared/markdown';
import type { Actions } from './actions';

/** UTF-16 units of a text that are shown before the person asks for all of it. */
const previewLength = 6000;

/** A text of the ticket, sanitised; a very long one is cut until the person wants it whole. */
export function richText(
  name: string,
  text: string,
  open: ReadonlySet<string>,
  actions: Pick<Actions, 'open'>,
): TemplateResult {
  const isCut = text.length > previewLength && !open.has(name);
  const shown = isCut ? text.slice(0, previewLength) : text;
  // What renderMarkdown gives back has gone through the sanitiser.
  const body = html`<div class="rich-text">${unsafeHTML(renderMarkdown(shown))}</div>`;
  if (!isCut) return body;
  const label = l10n.t('Show all ({0} characters)', text.length.toLocaleString());
  return html`<div class="cut">${body}</div>
    ${button({ label, onClick: () => actions.open(name, true) })}`;
}
