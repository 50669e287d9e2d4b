import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../shared/kit';
import type { FieldView } from '../../../src/protocol/fields';
import { fieldText } from '../fieldText';
import type { PanelModel } from '../model';
import { isOpen, onFold } from './folding';
import { fieldsForm } from './fieldsForm';
import type { ReadyState, Wires } from './panelView';

/** Who raised it and when, and the remaining fields. */
export function details(panel: ReadyState, model: PanelModel, wires: Wires): TemplateResult {
  const key = 'details';
  const { ticket } = panel;
  const editable = new Set(panel.fields.fields.map(({ label }) => label));
  if (model.editing !== null) return fieldsForm(panel, model.editing, wires);
  return html`<details class="details" ?open=${isOpen(key, model)} @toggle=${onFold(key, wires)}>
      <summary><h2>${l10n.t('Details')}</h2></summary>
      <dl>
        ${row(l10n.t('Reporter'), ticket.reporter?.name ?? null)}
        ${row(l10n.t('Submitted'), ticket.createdAt.text, ticket.createdAt.hint)}
        ${row(l10n.t('Updated'), ticket.updatedAt.text, ticket.updatedAt.hint)}
        ${row(l10n.t('Resolution'), ticket.resolution)}
        ${ticket.fields.filter(({ name }) => !editable.has(name)).map(field => row(field.name, field.value))}
        ${panel.fields.fields.map(field => editableRow(field, wires))}
      </dl>
    </details>
    ${button({ label: l10n.t('Change fields…'), icon: 'edit', onClick: () => wires.dispatch({ kind: 'editStarted', focus: null }) })}`;
}

/** A click or Enter on a value opens it for changing. */
function editableRow(field: FieldView, { dispatch }: Wires): unknown {
  const value = fieldText(field, document.documentElement.lang);
  if (field.blocked !== null) return row(field.label, value, field.blocked);
  return html`<div class="row">
    <dt>${field.label}</dt>
    <dd>
      <button
        class="in-place"
        type="button"
        title=${l10n.t('Change')}
        aria-label=${l10n.t('{0}: {1}. Change', field.label, value ?? l10n.t('(empty)'))}
        @click=${() => dispatch({ kind: 'editStarted', focus: field.key })}
      >
        ${value ?? '—'}
      </button>
    </dd>
  </div>`;
}

function row(name: string, value: string | null, hint?: string): unknown {
  if (value === null) return nothing;
  return html`<div class="row">
    <dt>${name}</dt>
    <dd title=${hint ?? nothing}>${value}</dd>
  </div>`;
}
