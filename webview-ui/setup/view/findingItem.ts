import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FindingView } from '../../../src/protocol/setupPanel';
import { icon } from '../../shared/icon';
import type { Wires } from './wires';

export const severityIcons = {
  safe: 'pass',
  check: 'eye',
  dangerous: 'warning',
  irreversible: 'flame',
  error: 'error',
} as const;

/** What is to be known about a change; a consequence is accepted here. */
export function findingItem(
  { severity, text, risk, isAccepted }: FindingView,
  { post }: Pick<Wires, 'post'>,
): TemplateResult {
  return html`<div class="finding ${severity}">
    ${icon(severityIcons[severity])}
    <div>
      <p>${text}</p>
      ${
        risk === null
          ? nothing
          : html`<label class="understood">
              <input
                type="checkbox"
                .checked=${live(isAccepted)}
                @change=${(event: Event) =>
                  post({ type: 'acceptRisk', risk, isAccepted: (event.target as HTMLInputElement).checked })}
              />
              ${severity === 'irreversible' ? l10n.t('I understand: this cannot be undone') : l10n.t('I understand the consequence')}
            </label>`
      }
    </div>
  </div>`;
}
