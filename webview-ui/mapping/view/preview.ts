import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { MappingPreview } from '../../../src/protocol/mappingPanel';
import { icon } from '../../shared/icon';
import { progressRing } from '../../shared/kit';
import { problem } from './problem';
import type { Wires } from './wires';

type Ready = Extract<MappingPreview, { phase: 'ready' }>;
type Row = Ready['rows'][number];

/** Real tickets under the mapping as it stands. */
export function preview(view: MappingPreview, { post }: Wires): TemplateResult {
  switch (view.phase) {
    case 'reading':
      return html`<h2>${l10n.t('Preview')}</h2>
        <div class="reading" role="status">
          ${progressRing(l10n.t('Reading tickets…'))}
          <p>${l10n.t('Reading tickets…')}</p>
        </div>`;
    case 'failed':
      return html`<h2>${l10n.t('Preview')}</h2>
        ${problem(view.problem, post)}`;
    case 'ready':
      return ready(view);
  }
}

function ready({ rows, counts }: Ready): TemplateResult {
  if (rows.length === 0) {
    return html`<h2>${l10n.t('Preview')}</h2>
      <p class="muted">${l10n.t('There are no tickets in these projects yet.')}</p>`;
  }
  return html`<div class="overview">
      <h2>${l10n.t('Preview: the {0} tickets changed last', rows.length)}</h2>
      <div class="counts" role="status">
        ${counts.map(
          group =>
            html`<dl class="count-group" data-group=${group.key}>
              <dt>${group.title}</dt>
              ${group.counts.map(
                ({ key, label, count, isUnclassified }) =>
                  html`<dd class=${isUnclassified && count > 0 ? 'lack' : ''} data-count=${key}>
                    ${isUnclassified && count > 0 ? icon('warning') : nothing}<span>${label}</span> <b>${count}</b>
                  </dd>`,
              )}
            </dl>`,
        )}
      </div>
    </div>
    <div class="table-frame" tabindex="0" role="region" aria-label=${l10n.t('Tickets')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${l10n.t('Ticket')}</th>
            <th scope="col">${l10n.t('Priority')}</th>
            <th scope="col">${l10n.t('Type')}</th>
            <th scope="col">${l10n.t('Customer')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(tableRow)}
        </tbody>
      </table>
    </div>`;
}

function tableRow({ id, summary, priority, type, customer }: Row): TemplateResult {
  return html`<tr>
    <th scope="row"><span class="number">#${id}</span> ${summary}</th>
    <td>
      <span class="term ${priority.kind === 'outside' ? 'lack' : priority.kind}">${priority.term}</span>
      ${said(priority.own, priority.term)}
    </td>
    <td>
      <span class="term ${type.term === null ? 'lack' : ''}">${type.term ?? l10n.t('no type')}</span>
      ${said(type.own, type.term ?? '')}
    </td>
    <td class=${customer === null ? 'lack' : ''}>${customer ?? l10n.t('not known')}</td>
  </tr>`;
}

/** What the server calls it, where that is another word. */
function said(own: string, term: string): unknown {
  return own === '' || own === term ? nothing : html`<span class="said muted">${own}</span>`;
}
