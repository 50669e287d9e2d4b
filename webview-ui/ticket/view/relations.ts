import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LinksView } from '../../../src/protocol/links';
import { button, dropdown, iconButton } from '../../shared/kit';
import type { PanelModel } from '../model';
import { linkProgress } from './linkProblem';
import type { Wires } from './panelView';
import { section } from './section';
import { statusDot } from './statusDot';

type Group = NonNullable<LinksView['relations']>[number];

/** Relations by type; the other ticket opens with a click. */
export function relations(links: LinksView, model: PanelModel, wires: Wires): TemplateResult {
  const count = links.relations?.reduce((sum, { items }) => sum + items.length, 0) ?? null;
  return section(
    l10n.t('Relations'),
    count,
    html`${groups(links, wires)} ${addForm(links, model, wires)} ${linkProgress(links, 'relations', wires)}`,
  );
}

function groups(links: LinksView, wires: Wires): unknown {
  if (links.relations === null) return html`<p class="muted">${l10n.t('Reading…')}</p>`;
  if (links.relations.length === 0) return html`<p class="muted">${l10n.t('No related tickets')}</p>`;
  return links.relations.map(
    group =>
      html`<h3 class="relation-type">${group.type}</h3>
        <ul class="relations plain">
          ${group.items.map(item => html`<li>${row(item, links, wires)}</li>`)}
        </ul>`,
  );
}

function row(item: Group['items'][number], links: LinksView, { post }: Wires): TemplateResult {
  const { ticketId, summary, status } = item;
  return html`<button
      class="link relation"
      type="button"
      title=${summary}
      @click=${() => post({ type: 'openTicket', ticketId })}
    >
      <span class="relation-number">#${ticketId}</span> ${summary}
    </button>
    ${status === null ? nothing : html`<span class="relation-status muted">${statusDot(status)}${status.label}</span>`}
    ${iconButton({
      icon: 'trash',
      label: links.relateBlocked ?? l10n.t('Delete the relation to #{0}', ticketId),
      disabled: links.relateBlocked !== null || links.busy !== null,
      onClick: () => post({ type: 'removeRelation', id: item.id }),
    })}`;
}

function addForm(links: LinksView, { inputs }: PanelModel, wires: Wires): TemplateResult {
  const blocked = links.relateBlocked;
  const ticketId = numberOf(inputs.relatedTo);
  const add = (): void => {
    if (ticketId !== null) wires.post({ type: 'addRelation', ticketId, relation: inputs.relation });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
    event.preventDefault();
    add();
  };
  if (blocked !== null) return html`<p class="muted blocked">${blocked}</p>`;
  return html`<div class="add-row">
    ${dropdown({
      label: l10n.t('Type of the relation'),
      value: inputs.relation,
      options: links.relationTypes.map(({ name, label }) => ({ value: name, label })),
      onChange: relation => wires.dispatch({ kind: 'linkTyped', inputs: { relation } }),
    })}
    <input
      class="field number-field"
      inputmode="numeric"
      autocomplete="off"
      aria-label=${l10n.t('Number of the other ticket')}
      placeholder=${l10n.t('Number')}
      .value=${live(inputs.relatedTo)}
      @input=${(event: Event) => wires.dispatch({ kind: 'linkTyped', inputs: { relatedTo: (event.target as HTMLInputElement).value } })}
      @keydown=${onKey}
    />
    ${button({ label: l10n.t('Add'), disabled: ticketId === null || links.busy !== null, onClick: add })}
  </div>`;
}

/** «1234», «#1234», «0001234» as Mantis writes it. */
function numberOf(text: string): number | null {
  const digits = /^\s*#?0*([1-9]\d{0,8})\s*$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
