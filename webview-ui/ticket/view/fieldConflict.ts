import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ConflictRow } from '../../../src/protocol/fields';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import type { FieldChoices } from '../model';

export interface ConflictOptions {
  readonly rows: readonly ConflictRow[];
  /** Somebody saved at the same moment, and a value was lost. */
  readonly wasLost: boolean;
  readonly choices: FieldChoices;
  readonly choose: (key: string, choice: 'mine' | 'theirs') => void;
  readonly save: () => void;
  /** Back to the form, over what is in Mantis now; `null` where there is no form. */
  readonly edit: (() => void) | null;
  readonly close: { readonly label: string; readonly act: () => void };
}

/** Fields that a colleague has changed as well: what it was, what I want, what it is now. Nothing is written undecided. */
export function fieldConflict(options: ConflictOptions): TemplateResult {
  const { rows, wasLost, choices, save, edit, close } = options;
  return html`<div class="conflict" role="alert">
    <p class="conflict-head">
      ${icon('git-merge')}
      ${
        wasLost
          ? l10n.t('A colleague saved at the same moment, and one of the two values was lost. Decide which counts.')
          : l10n.t('A colleague has changed the same meanwhile. Nothing was overwritten; decide which value counts.')
      }
    </p>
    ${rows.map(row => conflictRow(row, options))}
    <div class="form-buttons">
      ${button({
        label: l10n.t('Save the decision'),
        appearance: 'primary',
        disabled: rows.some(({ key }) => choices[key] === undefined),
        onClick: save,
      })}
      ${edit === null ? nothing : button({ label: l10n.t('Edit'), icon: 'edit', onClick: edit })}
      ${button({ label: close.label, onClick: close.act })}
    </div>
  </div>`;
}

function conflictRow(row: ConflictRow, { choices, choose }: ConflictOptions): TemplateResult {
  const option = (choice: 'mine' | 'theirs', name: string, value: string): TemplateResult =>
    html`<label class="conflict-choice">
      <input
        type="radio"
        name=${`conflict-${row.key}`}
        .checked=${live(choices[row.key] === choice)}
        @change=${() => choose(row.key, choice)}
      />
      <span class="muted">${name}</span> <span class="conflict-value">${value}</span>
    </label>`;
  return html`<fieldset class="conflict-row">
    <legend>${row.label}</legend>
    <p class="muted">${l10n.t('It was: {0}', row.base)}</p>
    ${option('mine', row.isOverwritten ? l10n.t('in Mantis now:') : l10n.t('mine:'), row.mine)}
    ${option(
      'theirs',
      row.isOverwritten ? l10n.t('theirs, which was lost:') : l10n.t('theirs, in Mantis now:'),
      row.theirs,
    )}
  </fieldset>`;
}
