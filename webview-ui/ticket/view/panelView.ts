import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelState, WebviewMessage } from '../../../src/protocol/ticketPanel';
import { progressRing } from '../../shared/kit';
import type { Dispatch, PanelModel } from '../model';
import { composer } from './composer';
import { details } from './details';
import { header } from './header';
import { history } from './history';
import { problemBanner } from './problemBanner';
import { section } from './section';
import { slaBlock } from './slaBlock';
import { textBlock } from './textBlock';
import { thread } from './thread';

export interface Wires {
  readonly dispatch: Dispatch;
  readonly post: (message: WebviewMessage) => void;
}

export type ReadyState = Extract<PanelState, { phase: 'ready' }>;

/** The whole panel. */
export function panelView(model: PanelModel, wires: Wires): TemplateResult {
  const { panel, identity } = model;
  if (identity === null || panel === null) return html`<div class="whole" role="status">${progressRing('…')}</div>`;
  switch (panel.phase) {
    case 'waiting':
      return html`<div class="whole" role="status">
        ${progressRing(panel.message)}
        <p>${panel.message}</p>
      </div>`;
    case 'unavailable':
      return html`<div class="whole">
        <h1 class="number">#${identity.ticketId}</h1>
        ${problemBanner(panel.problem, action => wires.post({ type: 'action', action }))}
      </div>`;
    case 'ready':
      return ready(model, panel, wires);
  }
}

function ready(model: PanelModel, panel: ReadyState, wires: Wires): TemplateResult {
  const { ticket, stale } = panel;
  return html`<div class="ticket">
    <div class="scroll" tabindex="-1">
      <div class="page">
        ${stale === null ? nothing : problemBanner(stale, action => wires.post({ type: 'action', action }))}
        ${header(ticket, panel.isRefreshing, wires)}
        <div class="columns">
          <aside class="side" aria-label=${l10n.t('Deadlines and details')}>
            ${slaBlock(ticket.sla, model, wires)} ${details(ticket, model, wires)}
          </aside>
          <div class="main">
            ${section(l10n.t('Description'), null, textBlock('description', ticket.description, model, wires))}
            ${extraText(l10n.t('Steps to reproduce'), 'steps', ticket.stepsToReproduce, model, wires)}
            ${extraText(l10n.t('Additional information'), 'additional', ticket.additionalInformation, model, wires)}
            ${thread(ticket, model, wires)} ${history(ticket, model, wires)}
          </div>
        </div>
      </div>
    </div>
    ${composer(model, panel, wires)}
  </div>`;
}

function extraText(title: string, key: string, text: string, model: PanelModel, wires: Wires): unknown {
  return text.trim() === '' ? nothing : section(title, null, textBlock(key, text, model, wires));
}
