import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketView } from '../../../src/protocol/ticketView';
import { badge } from '../../shared/kit';
import type { PanelModel } from '../model';
import { isOpen, onFold } from './folding';
import type { Wires } from './panelView';

/** Folded until it is wanted; its lines are made only then. */
export function history({ history: lines }: TicketView, model: PanelModel, wires: Wires): TemplateResult {
  const key = 'history';
  if (lines === null) return html`<p class="muted">${l10n.t('The server sent no history.')}</p>`;
  const isUnfolded = isOpen(key, model);
  return html`<details class="history" ?open=${isUnfolded} @toggle=${onFold(key, wires)}>
    <summary><h2>${l10n.t('History')} ${badge(lines.length)}</h2></summary>
    ${
      isUnfolded
        ? html`<ol class="plain">
            ${lines.map(
              line =>
                html`<li>
                  <span class="muted" title=${line.at.hint}>${line.at.text}</span>
                  <span>${line.who}</span>
                  <span class="what"
                    >${line.what}${line.change === null ? nothing : html`: <span class="change">${line.change}</span>`}</span
                  >
                </li>`,
            )}
          </ol>`
        : nothing
    }
  </details>`;
}
