import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { DraftSourceView } from '../../../src/protocol/draftPanel';
import { icon } from '../../shared/icon';
import type { DraftModel } from '../model';
import type { DraftWires } from './draftPanelView';

/** Where the draft comes from. A click opens the ticket or the article at the passage. */
export function sources(all: readonly DraftSourceView[], model: DraftModel, wires: DraftWires): unknown {
  if (all.length === 0) return nothing;
  return html`<section class="sources" aria-label=${l10n.t('Sources')}>
    <h2>${l10n.t('Sources')}</h2>
    <ol class="plain">
      ${all.map(each => source(each, model, wires))}
    </ol>
  </section>`;
}

function source(
  { number, title, place, isFile, excerpt, isCited }: DraftSourceView,
  model: DraftModel,
  { dispatch, post }: DraftWires,
): TemplateResult {
  return html`<li class="source ${isCited ? '' : 'uncited'}">
    <div class="source-head">
      <span class="number">${number}</span>
      ${icon(isFile ? 'markdown' : 'issue-closed')}
      <button class="link" @click=${() => post({ type: 'openSource', number })}>${title === '' ? place : title}</button>
      <span class="place muted">${place}</span>
    </div>
    <details
      ?open=${model.open.has(number)}
      @toggle=${(event: Event) => dispatch({ kind: 'toggled', number, isOpen: (event.target as HTMLDetailsElement).open })}
    >
      <summary>${l10n.t('Passage')}</summary>
      <blockquote>${excerpt}</blockquote>
    </details>
  </li>`;
}
