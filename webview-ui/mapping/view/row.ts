import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MappingRow } from '../../../src/protocol/mappingPanel';
import type { MappingModel } from '../model';
import { shownValue } from '../reducer';
import { findingList } from './findingList';
import type { Wires } from './wires';

/** One place of the mapping: its name, its control, where the value comes from, what is wrong with it. */
export function mappingRow(row: MappingRow, model: MappingModel, wires: Wires): TemplateResult {
  const id = idOf(row.slot);
  const described = [row.origin === '' ? '' : `${id}-origin`, row.findings.length === 0 ? '' : `${id}-findings`];
  return html`<div class="row" data-slot=${row.slot}>
    <label for=${id}
      >${row.label}${row.detail === null ? nothing : html`<span class="detail muted">${row.detail}</span>`}</label
    >
    <div class="entry">
      ${control(row, id, described.filter(Boolean).join(' '), model, wires)}
      ${
        row.origin === ''
          ? nothing
          : html`<span class="origin ${row.isProposed ? 'muted' : 'own'}" id="${id}-origin">${row.origin}</span>`
      }
      ${findingList(row.findings, `${id}-findings`)}
    </div>
  </div>`;
}

function control(
  { slot, control: shown, findings }: MappingRow,
  id: string,
  describedBy: string,
  model: MappingModel,
  { dispatch }: Wires,
): TemplateResult {
  const value = shownValue(model, slot, shown.value);
  const isInvalid = findings.some(({ weight }) => weight === 'wrong') ? 'true' : nothing;
  const enter = (event: Event): void => {
    const { value: entered } = event.target as HTMLSelectElement | HTMLInputElement | HTMLTextAreaElement;
    dispatch({ kind: 'entered', slot, value: entered });
  };
  const description = describedBy === '' ? nothing : describedBy;
  switch (shown.kind) {
    case 'choice':
      return html`<select id=${id} aria-describedby=${description} aria-invalid=${isInvalid} @change=${enter}>
        ${shown.options.map(
          option =>
            html`<option value=${option.value} .selected=${live(option.value === value)}>${option.label}</option>`,
        )}
      </select>`;
    case 'text':
      return html`<input
        id=${id}
        type="text"
        spellcheck="false"
        placeholder=${shown.placeholder}
        aria-describedby=${description}
        aria-invalid=${isInvalid}
        .value=${live(value)}
        @input=${enter}
      />`;
    case 'lines':
      return html`<textarea
        id=${id}
        rows=${Math.min(8, Math.max(2, value.split('\n').length))}
        spellcheck="false"
        placeholder=${shown.placeholder}
        aria-describedby=${description}
        aria-invalid=${isInvalid}
        .value=${live(value)}
        @input=${enter}
      ></textarea>`;
  }
}

/** A place may be named by any text of the server: as an id it is spelled by its characters' numbers. */
function idOf(slot: string): string {
  return `slot-${slot.replace(/[^a-z0-9]/gi, character => `_${character.charCodeAt(0)}`)}`;
}
