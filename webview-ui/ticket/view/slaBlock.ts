import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SlaBlock, SlaMilestone, SlaState } from '../../../src/protocol/sla';
import { icon } from '../../shared/icon';
import type { PanelModel } from '../model';
import { clauseLink } from './clauseLink';
import { isOpen, onFold } from './folding';
import type { Wires } from './panelView';

const icons: Readonly<Record<SlaState, string>> = {
  breached: 'error',
  dueSoon: 'warning',
  unknown: 'question',
  onTrack: 'watch',
  met: 'pass-filled',
};

/** The regulation's deadlines: one row each, with the reasons behind a click. */
export function slaBlock(sla: SlaBlock, model: PanelModel, wires: Wires): TemplateResult {
  return html`<section class="sla state-${sla.state}" aria-label=${l10n.t('Deadlines')}>
    <h2 class="headline">${icon(icons[sla.state])}<span>${sla.headline}</span></h2>
    ${
      sla.milestones.length === 0
        ? nothing
        : html`<ul class="milestones plain">
            ${sla.milestones.map(milestone => html`<li>${milestoneRow(milestone, model, wires)}</li>`)}
          </ul>`
    }
    ${sla.queueReason === null ? nothing : html`<p class="remark">${icon('list-ordered')}<span>${sla.queueReason} ${sla.queueClause === null ? nothing : clauseLink(sla.queueClause, wires)}</span></p>`}
    ${sla.remarks.map(remark => html`<p class="remark">${icon('info')}<span>${remark}</span></p>`)}
  </section>`;
}

function milestoneRow(milestone: SlaMilestone, model: PanelModel, wires: Wires): TemplateResult {
  const key = `milestone:${milestone.key}`;
  const isLate = milestone.state === 'met' && milestone.late;
  const row = html`<span class="milestone-state">
      ${icon(isLate ? 'pass' : icons[milestone.state])}<span class="spoken">${stateText(milestone)}: </span>
    </span>
    <span class="milestone-title">${milestone.title}</span>
    ${milestone.due === null ? nothing : html`<span class="milestone-due" title=${milestone.dueHint ?? nothing}>${milestone.due}</span>`}
    ${milestone.progress === null ? nothing : html`<span class="milestone-progress">${milestone.progress}</span>`}`;
  const className = `milestone state-${milestone.state}${isLate ? ' late' : ''}`;
  if (milestone.explanation.length === 0) return html`<div class=${className}>${row}</div>`;
  return html`<details class=${className} ?open=${isOpen(key, model)} @toggle=${onFold(key, wires)}>
    <summary title=${l10n.t('How this was computed')}>${row}${icon('chevron-right', 'fold')}</summary>
    <ul class="explanation plain">
      ${milestone.explanation.map(line => html`<li>${line}</li>`)}
      ${milestone.clause === null ? nothing : html`<li>${clauseLink(milestone.clause, wires)}</li>`}
    </ul>
  </details>`;
}

function stateText({ state, late }: SlaMilestone): string {
  switch (state) {
    case 'breached':
      return l10n.t('breached');
    case 'dueSoon':
      return l10n.t('due soon');
    case 'unknown':
      return l10n.t('unknown');
    case 'onTrack':
      return l10n.t('on track');
    case 'met':
      return late ? l10n.t('met late') : l10n.t('met');
  }
}
