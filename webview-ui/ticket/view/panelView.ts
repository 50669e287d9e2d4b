import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { ProblemView } from '../../../src/protocol/problem';
import type { PanelState, WebviewMessage } from '../../../src/protocol/ticketPanel';
import { button, progressRing } from '../../shared/kit';
import type { PanelActions } from '../actions';
import type { Dispatch, PanelModel } from '../model';
import { ticketFiles } from './attachments';
import { composer } from './composer';
import { dropHint } from './composerFiles';
import { details } from './details';
import { header } from './header';
import { help } from './help';
import { history } from './history';
import { imageView } from './imageView';
import { largeEffortNotice } from './largeEffortNotice';
import { links } from './links';
import { newsBanner } from './news';
import { problemBanner } from './problemBanner';
import { scripts } from './scripts';
import { section } from './section';
import { similar } from './similar';
import { slaBlock } from './slaBlock';
import { templateNotice } from './templateNotice';
import { textBlock } from './textBlock';
import { thread } from './thread';

export interface Wires {
  readonly dispatch: Dispatch;
  readonly post: (message: WebviewMessage) => void;
  readonly actions: PanelActions;
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
      return unavailable(identity.ticketId, panel.problem, wires);
    case 'ready':
      return ready(model, panel, wires);
  }
}

/** Nothing to show yet, or nothing to be had: calm, with what can be done about it. */
function unavailable(ticketId: number, { message, detail, actions }: ProblemView, { post }: Wires): TemplateResult {
  return html`<div class="whole" role="alert">
    <h1 class="number">#${ticketId}</h1>
    <p>${message}</p>
    ${detail === null ? nothing : html`<p class="detail">${detail}</p>`}
    <div class="banner-actions">
      ${actions.map(({ key, label }, index) =>
        button({
          label,
          appearance: index === 0 ? 'primary' : 'secondary',
          onClick: () => post({ type: 'action', action: key }),
        }),
      )}
    </div>
  </div>`;
}

function ready(model: PanelModel, panel: ReadyState, wires: Wires): TemplateResult {
  const { ticket, stale } = panel;
  return html`<div class="ticket frame">
    <div class="scroll" tabindex="0" role="region" aria-label=${`#${ticket.id}`}>
      <div class="page">
        ${stale === null ? nothing : problemBanner(stale, action => wires.post({ type: 'action', action }))}
        ${header(ticket, panel.isRefreshing, wires)} ${newsBanner(panel, wires)}
        <div class="columns">
          <aside class="side" aria-label=${l10n.t('Deadlines and details')}>
            ${slaBlock(ticket.sla, model, wires)} ${details(panel, model, wires)} ${ticketFiles(panel, wires)}
            ${scripts(panel.scripts, wires)} ${similar(panel.similar, model, wires)} ${links(panel.links, model, wires)}
          </aside>
          <div class="main">
            ${ticket.template === null ? nothing : templateNotice(ticket.template, model, wires)}
            ${ticket.largeEffort === null ? nothing : largeEffortNotice(ticket.largeEffort, model, wires)}
            ${section(l10n.t('Description'), null, textBlock('description', ticket.description, model, wires))}
            ${extraText(l10n.t('Steps to reproduce'), 'steps', ticket.stepsToReproduce, model, wires)}
            ${extraText(l10n.t('Additional information'), 'additional', ticket.additionalInformation, model, wires)}
            ${thread(panel, model, wires)} ${history(ticket, model, wires)}
          </div>
        </div>
      </div>
    </div>
    ${composer(model, panel, wires)} ${model.image === null ? nothing : imageView(model.image, wires)}
    ${model.isDropping ? dropHint(panel) : nothing} ${model.isHelpOpen ? help(wires) : nothing}
  </div>`;
}

function extraText(title: string, key: string, text: string, model: PanelModel, wires: Wires): unknown {
  return text.trim() === '' ? nothing : section(title, null, textBlock(key, text, model, wires));
}
