import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { Wires } from './panelView';

/** Opens the page of the regulation at a clause. */
export function clauseLink(clause: string, { post }: Wires): TemplateResult {
  return html`<button class="link clause" type="button" @click=${() => post({ type: 'showClause', clause })}>
    ${l10n.t('Show in the regulation')}
  </button>`;
}
