import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { progressRing } from '../shared/kit';
import type { Actions } from './actions';
import { composer } from './composer';
import { header } from './header';
import type { Model } from './model';
import { problem } from './problem';
import { slaSection } from './slaSection';
import { thread } from './thread';

export function view(model: Model, actions: Actions): TemplateResult {
  const { panel } = model;
  if (panel === null) return html`<p class="waiting">${progressRing('')}</p>`;
  switch (panel.phase) {
    case 'waiting':
      return html`<p class="waiting" role="status">${progressRing(l10n.t('Waiting'))} ${panel.message}</p>`;
    case 'unavailable':
      return html`<div class="unavailable">${problem(panel.problem, actions)}</div>`;
    case 'ready':
      return html`<div class="page">
          ${panel.stale ? problem(panel.stale, actions, 'warning') : nothing}
          ${header(panel.ticket, panel.isRefreshing)} ${slaSection(panel.ticket.sla, model.open, actions)}
          ${thread(panel.ticket, model.open, actions)}
        </div>
        ${composer(model, panel.composer, actions)}`;
  }
}
