import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionKey } from '../../../src/protocol/problem';
import type { FieldsView, FieldView } from '../../../src/protocol/fields';
import { button, progressRing } from '../../shared/kit';
import type { FieldEdit } from '../model';
import { fieldControl } from './fieldControl';
import { fieldConflict, type ConflictOptions } from './fieldConflict';
import type { ReadyState, Wires } from './panelView';
import { problemBanner } from './problemBanner';

/** The fields of the ticket as a form; nothing is written before «Save». */
export function fieldsForm({ fields: { fields, saving } }: ReadyState, edit: FieldEdit, wires: Wires): TemplateResult {
  const isBusy = saving.phase === 'saving';
  const changedKeys = fields.filter(({ key }) => edit.values[key] !== edit.base[key]);
  const close = (): void => {
    wires.post({ type: 'closeFieldsResult' });
    wires.dispatch({ kind: 'editClosed' });
  };
  const save = (): void => {
    if (isBusy || saving.phase === 'conflict') return;
    const id = crypto.randomUUID();
    wires.dispatch({ kind: 'fieldsSent', id });
    wires.post({ type: 'saveFields', id, base: edit.base, values: edit.values });
  };
  const act = (action: ActionKey): void => {
    if (action === 'retry') save();
    else if (action === 'dismiss') wires.post({ type: 'closeFieldsResult' });
    else wires.post({ type: 'action', action });
  };
  return html`<section
    class="section fields-form"
    aria-label=${l10n.t('Change fields')}
    @keydown=${(event: KeyboardEvent) => onKey(event, save, close)}
  >
    <h2>${l10n.t('Change fields')}</h2>
    ${saving.phase === 'failed' ? problemBanner(saving.problem, act) : nothing}
    ${
      saving.phase === 'conflict'
        ? fieldConflict(conflictOptions(saving, edit, wires, close))
        : html`${fields.map(field => control(field, edit, isBusy, wires))}
            <div class="form-buttons">
              ${button({
                label: l10n.t('Save'),
                icon: 'check',
                appearance: 'primary',
                disabled: isBusy || changedKeys.length === 0,
                title: l10n.t('{0} (Ctrl+Enter)', l10n.t('Save')),
                onClick: save,
              })}
              ${button({ label: l10n.t('Cancel'), disabled: isBusy, onClick: close })}
              ${isBusy ? html`<span role="status">${progressRing(l10n.t('Saving…'))}</span>` : nothing}
            </div>`
    }
  </section>`;
}

function conflictOptions(
  { rows, wasLost }: Extract<FieldsView['saving'], { phase: 'conflict' }>,
  { choices }: FieldEdit,
  { dispatch, post }: Wires,
  close: () => void,
): ConflictOptions {
  const theirs = rows.map(({ key, theirsValue }) => [key, theirsValue] as const);
  const isInForm = !wasLost && theirs.every(([, value]) => value !== null);
  return {
    rows,
    wasLost,
    choices,
    choose: (key, choice) => dispatch({ kind: 'fieldDecided', key, choice }),
    save: () => post({ type: 'decideFields', choices: { ...choices } }),
    edit: isInForm
      ? () => {
          post({ type: 'closeFieldsResult' });
          dispatch({ kind: 'editRebased', base: Object.fromEntries(theirs.map(([key, value]) => [key, value ?? ''])) });
        }
      : null,
    close: { label: l10n.t('Discard my changes'), act: close },
  };
}

function onKey(event: KeyboardEvent, save: () => void, close: () => void): void {
  if (event.isComposing) return;
  if (event.code === 'Escape') close();
  else if ((event.ctrlKey || event.metaKey) && (event.code === 'Enter' || event.code === 'NumpadEnter')) save();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function control(field: FieldView, { base, values }: FieldEdit, isBusy: boolean, { dispatch }: Wires): TemplateResult {
  return fieldControl(field, {
    id: `field-${field.key}`,
    value: values[field.key] ?? '',
    isChanged: values[field.key] !== base[field.key],
    isDisabled: isBusy || field.blocked !== null,
    change: value => dispatch({ kind: 'fieldChanged', key: field.key, value }),
  });
}
