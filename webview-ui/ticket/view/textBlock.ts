import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { richTextHtml } from '../../shared/richText';
import { collapsed } from '../collapse';
import type { PanelModel } from '../model';
import { isOpen } from './folding';
import type { Wires } from './panelView';

/** Rendered texts by their source, so that a refresh of the panel renders none of them again. */
const rendered = new Map<string, string>();
const renderedMax = 500;

/** A text from outside; a long one shows its beginning until the person wants all of it. */
export function textBlock(key: string, text: string, model: PanelModel, { dispatch }: Wires): TemplateResult {
  if (text.trim() === '') return html`<p class="muted">${l10n.t('No text')}</p>`;
  const foldKey = `text:${key}`;
  const short = collapsed(text);
  const isWhole = short === null || isOpen(foldKey, model);
  const toggle = (): void => dispatch({ kind: 'toggled', key: foldKey, isOpen: !isWhole });
  return html`<div class="rich">${unsafeHTML(renderedText(isWhole ? text : short))}</div>
    ${
      short === null
        ? nothing
        : html`<button class="link more" type="button" aria-expanded=${isWhole} @click=${toggle}>
            ${isWhole ? l10n.t('Show less') : l10n.t('Show all ({0} characters)', text.length.toLocaleString(document.documentElement.lang))}
          </button>`
    }`;
}

/** `unsafeHTML` takes nothing but what comes from here: the output of the sanitiser. */
function renderedText(text: string): string {
  const known = rendered.get(text);
  if (known !== undefined) return known;
  const made = richTextHtml(text);
  if (rendered.size >= renderedMax) rendered.clear();
  rendered.set(text, made);
  return made;
}
