import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldsView } from '../../../src/protocol/fields';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import type { FieldEdit } from '../model';
import type { Wires } from './panelView';

type Conflict = Extract<FieldsView['saving'], { phase: 'conflict' }>;

/** Fields that a colleague has changed as well: what it was, what I want, what it is now. Nothing is written undecided. */
export function fieldConflict(
  { rows, wasLost }: Conflict,
  edit: FieldEdit,
  wires: Wires,
  close: () => void,
): TemplateResult {
  const isDecided = rows.every(({ key }) => edit.choices[key] !== undefined);
  return html`<div class="conflict" role="alert">
    <p class="conflict-head">
      ${icon('git-merge')}
      ${
        wasLost
          ? l10n.t('A colleague saved at the same moment, and one of the two values was lost. Decide which counts.')
          : l10n.t('A colleague has changed the same meanwhile. Nothing was overwritten; decide which value counts.')
      }
    </p>
    ${rows.map(row => conflictRow(row, edit, wires))}
    <div class="form-buttons">
      ${button({
        label: l10n.t('Save the decision'),
        appearance: 'primary',
        disabled: !isDecided,
        onClick: () => wires.post({ type: 'decideFields', choices: { ...edit.choices } }),
      })}
      ${button({ label: l10n.t('Discard my changes'), onClick: close })}
    </div>
  </div>`;
}

function conflictRow(row: Conflict['rows'][number], edit: FieldEdit, { dispatch }: Wires): TemplateResult {
  const option = (choice: 'mine' | 'theirs', name: string, value: string): TemplateResult =>
    html`<label class="conflict-choice">
      <input
        type="radio"
        name=${`conflict-${row.key}`}
        .checked=${live(edit.choices[row.key] === choice)}
        @change=${() => dispatch({ kind: 'fieldDecided', key: row.key, choice })}
      />
      <span class="muted">${name}</span> <span class="conflict-value">${value}</span>
    </label>`;
  return html`<fieldset class="conflict-row">
    <legend>${row.label}</legend>
    <p class="muted">${l10n.t('It was: {0}', row.base)}</p>
    ${option('mine', l10n.t('mine:'), row.mine)} ${option('theirs', l10n.t('theirs, in Mantis now:'), row.theirs)}
  </fieldset>`;
}
