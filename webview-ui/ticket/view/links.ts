import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { LinksView } from '../../../src/protocol/links';
import type { PanelModel } from '../model';
import { followers } from './followers';
import { isOpen, onFold } from './folding';
import type { Wires } from './panelView';
import { relations } from './relations';
import { tags } from './tags';

/** Tags, relations and followers: one line until it is unfolded, so that the customer's words come first. */
export function links(view: LinksView, model: PanelModel, wires: Wires): TemplateResult {
  const key = 'links';
  return html`<details class="links" ?open=${isOpen(key, model)} @toggle=${onFold(key, wires)}>
    <summary>
      <h2>${l10n.t('Tags and relations')}</h2>
      <span class="muted digest">${digest(view)}</span>
    </summary>
    ${tags(view, model, wires)} ${relations(view, model, wires)} ${followers(view, wires)}
  </details>`;
}

function digest({ tags: named, relations: groups, followers: people }: LinksView): string {
  const related = groups?.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  const parts = [
    named.map(({ name }) => name).join(', '),
    related > 0 ? l10n.t('relations: {0}', related) : '',
    people && people.length > 0 ? l10n.t('followers: {0}', people.length) : '',
  ].filter(part => part !== '');
  return parts.length === 0 ? l10n.t('none') : parts.join(' · ');
}
