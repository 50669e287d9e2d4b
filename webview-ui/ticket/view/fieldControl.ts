import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldView } from '../../../src/protocol/fields';
import { icon } from '../../shared/icon';
import { withChoice } from '../fieldEdit';

export interface FieldControlOptions {
  readonly id: string;
  readonly value: string;
  readonly isChanged: boolean;
  readonly isDisabled: boolean;
  readonly change: (value: string) => void;
}

/** A field with its label, as something to fill in. */
export function fieldControl(field: FieldView, options: FieldControlOptions): TemplateResult {
  const { id, isChanged } = options;
  return html`<div class="form-row ${isChanged ? 'changed' : ''}">
    ${
      field.kind === 'choices'
        ? html`<span class="form-label" id=${id}>${field.label}</span>`
        : html`<label class="form-label" for=${id}>${field.label}</label>`
    }
    ${input(field, options)}
    ${field.blocked === null ? nothing : html`<p class="blocked muted">${icon('lock')} ${field.blocked}</p>`}
  </div>`;
}

function input(field: FieldView, { id, value, isDisabled, change }: FieldControlOptions): TemplateResult {
  const onInput = (event: Event): void => change((event.target as HTMLInputElement).value);
  switch (field.kind) {
    case 'choice':
      return html`<select class="field" id=${id} ?disabled=${isDisabled} @change=${onInput}>
        ${field.options.map(
          option => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`,
        )}
      </select>`;
    case 'choices':
      return html`<div class="form-choices" role="group" aria-labelledby=${id}>
        ${field.options.map(
          option =>
            html`<label
              ><input
                type="checkbox"
                .checked=${live(value.split('|').includes(option.value))}
                ?disabled=${isDisabled}
                @change=${(event: Event) =>
                  change(withChoice(field, value, option.value, (event.target as HTMLInputElement).checked))}
              />${option.label}</label
            >`,
        )}
      </div>`;
    case 'textarea':
      return html`<textarea
        class="field"
        id=${id}
        rows="3"
        .value=${live(value)}
        ?disabled=${isDisabled}
        @input=${onInput}
      ></textarea>`;
    case 'date':
    case 'number':
    case 'text':
      return html`<input
        class="field"
        id=${id}
        type=${field.kind === 'date' ? 'date' : 'text'}
        inputmode=${field.kind === 'number' ? 'decimal' : nothing}
        .value=${live(value)}
        ?disabled=${isDisabled}
        @input=${onInput}
      />`;
  }
}
