import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketView } from '../../../src/protocol/ticketView';
import type { PanelModel } from '../model';
import { isOpen, onFold } from './folding';
import type { Wires } from './panelView';

/** Who raised it and when, and the remaining fields. */
export function details(ticket: TicketView, model: PanelModel, wires: Wires): TemplateResult {
  const key = 'details';
  return html`<details class="details" ?open=${isOpen(key, model)} @toggle=${onFold(key, wires)}>
    <summary><h2>${l10n.t('Details')}</h2></summary>
    <dl>
      ${row(l10n.t('Reporter'), ticket.reporter?.name ?? null)}
      ${row(l10n.t('Submitted'), ticket.createdAt.text, ticket.createdAt.hint)}
      ${row(l10n.t('Updated'), ticket.updatedAt.text, ticket.updatedAt.hint)}
      ${row(l10n.t('Resolution'), ticket.resolution)} ${ticket.fields.map(field => row(field.name, field.value))}
    </dl>
  </details>`;
}

function row(name: string, value: string | null, hint?: string): unknown {
  if (value === null) return nothing;
  return html`<div class="row">
    <dt>${name}</dt>
    <dd title=${hint ?? nothing}>${value}</dd>
  </div>`;
}
