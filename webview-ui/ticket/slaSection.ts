import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SlaBlock, SlaMilestone, SlaState } from '../../src/protocol/sla';
import { icon } from '../shared/kit';

const icons: Readonly<Record<SlaState, string>> = {
  breached: 'flame',
  dueSoon: 'warning',
  unknown: 'question',
  onTrack: 'clock',
  met: 'pass',
};

/** The regulation's deadlines of the ticket, each with its reason folded below. */
export function slaSection(sla: SlaBlock): TemplateResult {
  return html`<section class="sla sla-${sla.state}" aria-label=${l10n.t('Deadlines')}>
    <p class="sla-headline" role="status">${icon(icons[sla.state])} ${sla.headline}</p>
    ${sla.milestones.map(milestone)}
    ${sla.remarks.map(remark => html`<p class="sla-remark">${icon('info')} ${remark}</p>`)}
    ${sla.queueReason ? html`<p class="sla-remark">${icon('list-ordered')} ${sla.queueReason}</p>` : nothing}
  </section>`;
}

function milestone({ state, late, title, due, dueHint, progress, explanation }: SlaMilestone): TemplateResult {
  return html`<details class="milestone milestone-${state} ${late ? 'milestone-late' : ''}">
    <summary>
      ${icon(icons[state])}<span class="milestone-title">${title}</span>
      <span class="milestone-due" title=${dueHint ?? nothing}>${due ?? ''}</span>
      <span class="milestone-progress">${progress ?? ''}</span>
    </summary>
    <ul>
      ${explanation.map(line => html`<li>${line}</li>`)}
    </ul>
  </details>`;
}
