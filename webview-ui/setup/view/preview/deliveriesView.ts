import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveriesPreview } from '../../../../src/protocol/setupPreview';

/** Day by day what will be delivered: what comes, what goes, and on demand what stays. */
export function deliveriesView({ period, days }: DeliveriesPreview): TemplateResult {
  return html`<section class="deliveries" aria-label=${l10n.t('Next deliveries')}>
    <h2>${l10n.t('Next deliveries')}</h2>
    <p class="muted">${period}</p>
    <ol class="plain days">
      ${days.map(day => dayItem(day))}
    </ol>
    ${days.length === 0 ? html`<p>${l10n.t('Nothing is delivered in these days.')}</p>` : nothing}
  </section>`;
}

function dayItem({ day, added, removed, same }: DeliveriesPreview['days'][number]): TemplateResult {
  const isChanged = added.length + removed.length > 0;
  return html`<li class="day ${isChanged ? 'changed' : ''}">
    <h3>${day}</h3>
    <ul class="plain">
      ${added.map(line => html`<li class="added"><strong>+</strong> ${line} <span class="spoken">${l10n.t('added')}</span></li>`)}
      ${removed.map(
        line =>
          html`<li class="removed">
            <strong>−</strong> <del>${line}</del> <span class="spoken">${l10n.t('removed')}</span>
          </li>`,
      )}
    </ul>
    ${
      same.length === 0
        ? nothing
        : html`<details>
            <summary>${l10n.t('Unchanged: {0}', same.length)}</summary>
            <ul>
              ${same.map(line => html`<li>${line}</li>`)}
            </ul>
          </details>`
    }
  </li>`;
}
