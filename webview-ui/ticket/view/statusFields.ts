import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { icon } from '../../shared/icon';
import type { PanelModel } from '../model';
import { isLocked } from '../sendable';
import { fieldsOfStatus, missingFields, valueOfStatusField } from '../statusFields';
import { fieldControl } from './fieldControl';
import type { Wires } from './panelView';

/** What the chosen status asks for, to be filled in right here; it goes into the same change as the status. */
export function statusFields(model: PanelModel, { dispatch }: Wires): unknown {
  const fields = fieldsOfStatus(model);
  if (fields.length === 0) return nothing;
  const missing = missingFields(model).map(({ label }) => label);
  return html`<div class="status-fields" role="group" aria-label=${l10n.t('Goes with the status')}>
    ${
      missing.length === 0
        ? nothing
        : html`<p class="needed" role="status">
            ${icon('info')} ${l10n.t('This status needs: {0}', missing.join(', '))}
          </p>`
    }
    <div class="status-fields-grid">
      ${fields.map(field =>
        fieldControl(field, {
          id: `status-field-${field.key}`,
          value: valueOfStatusField(model, field),
          isChanged: false,
          isDisabled: isLocked(model),
          change: value => dispatch({ kind: 'statusFieldChanged', key: field.key, value }),
        }),
      )}
    </div>
  </div>`;
}
