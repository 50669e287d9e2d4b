import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { MappingFinding } from '../../../src/protocol/mappingPanel';
import { icon } from '../../shared/icon';

/** What is wrong or doubtful; `id` lets a control refer to it. */
export function findingList(findings: readonly MappingFinding[], id?: string): unknown {
  if (findings.length === 0) return nothing;
  return html`<ul class="plain findings-of" id=${id ?? nothing}>
    ${findings.map(
      ({ weight, text }) =>
        html`<li class="finding ${weight}">
          ${icon(weight === 'wrong' ? 'error' : 'warning')}
          <span><span class="spoken">${weight === 'wrong' ? l10n.t('Error:') : l10n.t('Warning:')} </span>${text}</span>
        </li>`,
    )}
  </ul>`;
}
