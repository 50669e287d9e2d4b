import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SlaBlock, SlaMilestone, SlaState } from '../../src/protocol/sla';
import { icon } from '../shared/kit';
import type { Actions } from './actions';

const icons: Readonly<Record<SlaState, string>> = {
  breached: 'flame',
  dueSoon: 'warning',
  unknown: 'question',
  onTrack: 'clock',
  met: 'pass',
};

/** The regulation's deadlines of the ticket, each with its reason folded below. */
export function slaSection(sla: SlaBlock, open: ReadonlySet<string>, actions: Pick<Actions, 'open'>): TemplateResult {
  return html`<section class="sla sla-${sla.state}" aria-label=${l10n.t('Deadlines')}>
    <p class="sla-headline" role="status">${icon(icons[sla.state])} ${sla.headline}</p>
    ${sla.milestones.map(entry => milestone(entry, open, actions))}
    ${sla.remarks.map(remark => html`<p class="sla-remark">${icon('info')} ${remark}</p>`)}
    ${sla.queueReason ? html`<p class="sla-remark">${icon('list-ordered')} ${sla.queueReason}</p>` : nothing}
  </section>`;
}

function milestone(
  { key, state, late, title, due, dueHint, progress, explanation }: SlaMilestone,
  open: ReadonlySet<string>,
  actions: Pick<Actions, 'open'>,
): TemplateResult {
  const name = `milestone-${key}`;
  return html`<details
    class="milestone milestone-${state} ${late ? 'milestone-late' : ''}"
    ?open=${open.has(name)}
    @toggle=${(event: Event) => actions.open(name, (event.target as HTMLDetailsElement).open)}
  >
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
