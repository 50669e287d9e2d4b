import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import type { PanelModel } from '../model';
import type { ReadyState, Wires } from './panelView';

/** Which statuses wait for a field, and a way to fill it in. */
export function neededFields(model: PanelModel, { composer, fields }: ReadyState, { dispatch }: Wires): unknown {
  const [first] = composer.needed;
  if (first === undefined || model.editing !== null) return nothing;
  const statuses = composer.needed.map(({ status }) => `«${status.label}»`).join(', ');
  const names = [...new Set(composer.needed.flatMap(each => each.fields))];
  const focus = fields.fields.find(({ label }) => label === names[0])?.key ?? null;
  return html`<div class="needed muted">
    ${icon('info')}
    <span>${l10n.t('For the status {0} fill in: {1}', statuses, names.join(', '))}</span>
    ${button({ label: l10n.t('Fill in'), onClick: () => dispatch({ kind: 'editStarted', focus }) })}
  </div>`;
}
