import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { TicketView } from '../../src/protocol/ticketView';
import { icon, progressRing, tag } from '../shared/kit';

/** Number, summary, and the facts by which a ticket is recognised. */
export function header(ticket: TicketView, isRefreshing: boolean): TemplateResult {
  return html`<header class="ticket-header">
    <h1>
      <span class="number">#${ticket.id}</span> ${ticket.summary}
      ${ticket.isPrivate ? html`<span class="private-mark">${icon('lock')} ${l10n.t('private ticket')}</span>` : nothing}
      ${isRefreshing ? progressRing(l10n.t('Refreshing…')) : nothing}
    </h1>
    <dl class="facts">
      ${fact(l10n.t('Status'), statusChip(ticket))}
      ${fact(l10n.t('Priority'), html`<span class="chip priority-${ticket.priority.kind}">${ticket.priority.label}</span>`)}
      ${fact(l10n.t('Type'), ticket.type ?? l10n.t('type not given'))} ${fact(l10n.t('Category'), ticket.category)}
      ${fact(l10n.t('Customer'), ticket.customer)}
      ${fact(l10n.t('Handler'), ticket.handler?.name ?? l10n.t('nobody assigned'))}
      ${fact(l10n.t('Reporter'), ticket.reporter?.name ?? null)}
      ${fact(l10n.t('Submitted'), html`<span title=${ticket.createdAt.hint}>${ticket.createdAt.text}</span>`)}
      ${fact(l10n.t('Updated'), html`<span title=${ticket.updatedAt.hint}>${ticket.updatedAt.text}</span>`)}
      ${ticket.fields.map(field => fact(field.name, field.value))}
      ${ticket.tags.length > 0 ? fact(l10n.t('Tags'), html`${ticket.tags.map(name => tag(name))}`) : nothing}
    </dl>
  </header>`;
}

function fact(name: string, value: TemplateResult | string | null): TemplateResult | typeof nothing {
  if (value === null || value === '') return nothing;
  return html`<div class="fact">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function statusChip({ status, resolution }: TicketView): TemplateResult {
  // A style attribute would be refused by the content security policy; the property is not.
  const paint = ref(dot => {
    if (dot instanceof HTMLElement) dot.style.backgroundColor = status.color ?? 'transparent';
  });
  return html`<span class="chip"><span class="status-dot" ${paint}></span>${status.label}</span>${
      resolution ? html` <span class="quiet">${resolution}</span>` : nothing
    }`;
}
