import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormView, SetupView } from '../../../src/protocol/setupPanel';
import { iconButton } from '../../shared/kit';
import type { SetupModel } from '../model';
import { cell, type CellContext } from './cell';
import { presenceWord } from './presenceWord';
import type { Wires } from './wires';

/** The proposal as fields and tables, old values beside new ones. */
export function formTab(state: SetupView, model: SetupModel, wires: Wires): TemplateResult {
  const show = (onlyChanged: boolean, search: string): void => wires.post({ type: 'showRows', onlyChanged, search });
  return html`<div class="filter">
      <label>
        <input
          type="checkbox"
          .checked=${live(state.onlyChanged)}
          @change=${(event: Event) => show((event.target as HTMLInputElement).checked, state.search)}
        />
        ${l10n.t('Only what is changed')}
      </label>
      <input
        class="search"
        type="search"
        aria-label=${l10n.t('Find rows')}
        placeholder=${l10n.t('Find rows')}
        .value=${live(state.search)}
        @change=${(event: Event) => show(state.onlyChanged, (event.target as HTMLInputElement).value)}
      />
    </div>
    ${state.forms.map(form => formSection(form, state, model, wires))}`;
}

function formSection(form: FormView, state: SetupView, model: SetupModel, wires: Wires): TemplateResult {
  const context: CellContext = { document: form.document, rev: state.rev, typing: model.typing, wires };
  return html`<section class="form" aria-label=${form.title}>
    ${state.forms.length > 1 ? html`<h2>${form.title}</h2>` : nothing}
    ${
      form.fields.length === 0
        ? nothing
        : html`<dl class="fields">
            ${form.fields.map(
              field =>
                html`<div class="field ${field.was === null ? '' : 'changed'}">
                  <dt>${field.label}</dt>
                  <dd>${cell(field, field.label, context)}</dd>
                </div>`,
            )}
          </dl>`
    }
    ${form.tables.map(table => formTable(table, context))}
  </section>`;
}

type Table = FormView['tables'][number];
type Row = Table['rows'][number];

const marks = { same: '', added: '+', removed: '−', changed: '≠' } as const;

function formTable(table: Table, context: CellContext): TemplateResult {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${table.title}>
      <table class="rows">
        <caption>
          ${table.title}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="spoken">${l10n.t('Change')}</span></th>
            ${table.columns.map(column => html`<th scope="col">${column}</th>`)}
            <th scope="col"><span class="spoken">${l10n.t('Row')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(row => tableRow(row, table, context))}
        </tbody>
      </table>
    </div>
    ${table.hidden === 0 ? nothing : html`<p class="muted">${l10n.t('{0} more rows: narrow them down above.', table.hidden)}</p>`}`;
}

function tableRow(row: Row, table: Table, context: CellContext): TemplateResult {
  return html`<tr class=${row.presence}>
    <td class="mark" title=${presenceWord(row.presence)}>
      <span aria-hidden="true">${marks[row.presence]}</span><span class="spoken">${presenceWord(row.presence)}</span>
    </td>
    ${row.cells.map(
      one =>
        html`<td class=${one.was === null ? '' : 'changed'}>
          ${row.index === null ? html`<del>${one.was ?? one.text}</del>` : cell(one, `${one.label}: ${row.name}`, context)}
        </td>`,
    )}
    <td class="row-tools">${row.index === null ? nothing : rowTools(row.index, row.name, table, context)}</td>
  </tr>`;
}

function rowTools(index: number, name: string, table: Table, { document, rev, wires }: CellContext): TemplateResult {
  const act = (action: 'copy' | 'remove' | 'up' | 'down') => () =>
    wires.post({ type: 'row', rev, document, path: table.path, index, action });
  return html`<span class="row-buttons">
    ${iconButton({ icon: 'copy', label: l10n.t('Copy the row: {0}', name), onClick: act('copy') })}
    ${iconButton({ icon: 'arrow-up', label: l10n.t('Move up: {0}', name), onClick: act('up') })}
    ${iconButton({ icon: 'arrow-down', label: l10n.t('Move down: {0}', name), onClick: act('down') })}
    ${iconButton({ icon: 'trash', label: l10n.t('Remove the row: {0}', name), onClick: act('remove') })}
  </span>`;
}
