import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../shared/kit';
import type { PanelModel } from '../model';
import { isOpen, onFold } from './folding';
import { fieldsForm } from './fieldsForm';
import type { ReadyState, Wires } from './panelView';

/** Who raised it and when, and the remaining fields. */
export function details(panel: ReadyState, model: PanelModel, wires: Wires): TemplateResult {
  const key = 'details';
  const { ticket } = panel;
  if (model.editing !== null) return fieldsForm(panel, model.editing, wires);
  return html`<details class="details" ?open=${isOpen(key, model)} @toggle=${onFold(key, wires)}>
      <summary><h2>${l10n.t('Details')}</h2></summary>
      <dl>
        ${row(l10n.t('Reporter'), ticket.reporter?.name ?? null)}
        ${row(l10n.t('Submitted'), ticket.createdAt.text, ticket.createdAt.hint)}
        ${row(l10n.t('Updated'), ticket.updatedAt.text, ticket.updatedAt.hint)}
        ${row(l10n.t('Resolution'), ticket.resolution)} ${ticket.fields.map(field => row(field.name, field.value))}
      </dl>
    </details>
    ${button({ label: l10n.t('Change fields…'), icon: 'edit', onClick: () => wires.dispatch({ kind: 'editStarted', focus: null }) })}`;
}

function row(name: string, value: string | null, hint?: string): unknown {
  if (value === null) return nothing;
  return html`<div class="row">
    <dt>${name}</dt>
    <dd title=${hint ?? nothing}>${value}</dd>
  </div>`;
}
