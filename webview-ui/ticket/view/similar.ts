import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SimilarView } from '../../../src/protocol/similar';
import { icon } from '../../shared/icon';
import { progressRing } from '../../shared/kit';
import type { PanelModel } from '../model';
import { isOpen, onFold } from './folding';
import type { Wires } from './panelView';

type Other = SimilarView['similar'][number];

/** Similar tickets, the customer's other ones and related ones: one line until it is unfolded. */
export function similar(view: SimilarView, model: PanelModel, wires: Wires): TemplateResult {
  const key = 'similar';
  const fold = onFold(key, wires);
  // Also when the panel comes up with the part unfolded.
  const onToggle = (event: Event): void => {
    fold(event);
    if ((event.currentTarget as HTMLDetailsElement).open) wires.post({ type: 'wantSimilar' });
  };
  return html`<details class="links similar" ?open=${isOpen(key, model)} @toggle=${onToggle}>
    <summary>
      <h2>${l10n.t('Similar and duplicates')}</h2>
      <span class="muted digest">${digest(view)}</span>
    </summary>
    <h3>${l10n.t('Similar tickets')}</h3>
    <div aria-live="polite">${found(view, wires)}</div>
    ${group(l10n.t('Other open tickets of the customer'), view.ofCustomer, view, wires)}
    ${view.hidden === 0 ? nothing : html`<p class="muted">${l10n.t('and {0} more', view.hidden)}</p>`}
    ${group(l10n.t('Related tickets'), view.linked, view, wires)}
    ${view.closeBlocked === null ? nothing : html`<p class="muted blocked">${view.closeBlocked}</p>`}
  </details>`;
}

function digest({ ofCustomer, hidden, linked }: SimilarView): string {
  const parts = [
    ofCustomer.length > 0 ? l10n.t('of the customer: {0}', ofCustomer.length + hidden) : '',
    linked.length > 0 ? l10n.t('related: {0}', linked.length) : '',
  ].filter(part => part !== '');
  return parts.join(' · ');
}

function found(view: SimilarView, wires: Wires): unknown {
  switch (view.phase) {
    case 'closed':
      return nothing;
    case 'reading':
      return html`<p class="muted">${progressRing('')} ${l10n.t('Looking for similar tickets…')}</p>`;
    case 'unavailable':
      return html`<p class="muted">
        ${l10n.t('Similar tickets cannot be looked for now. Unfold this part again later.')}
      </p>`;
    case 'ready':
      return view.similar.length === 0
        ? html`<p class="muted">${l10n.t('Nothing like it was found')}</p>`
        : list(view.similar, view, wires);
  }
}

function group(title: string, tickets: readonly Other[], view: SimilarView, wires: Wires): unknown {
  return tickets.length === 0
    ? nothing
    : html`<h3>${title}</h3>
        ${list(tickets, view, wires)}`;
}

function list(tickets: readonly Other[], view: SimilarView, wires: Wires): TemplateResult {
  return html`<ul class="others plain">
    ${tickets.map(ticket => html`<li>${row(ticket, view, wires)}</li>`)}
  </ul>`;
}

function row(other: Other, { closeBlocked }: SimilarView, wires: Wires): TemplateResult {
  const { ticketId, summary, status, facts, isResolved, answer } = other;
  return html`<div class="other">
    <button class="link" type="button" title=${summary} @click=${() => wires.post({ type: 'openTicket', ticketId })}>
      <span class="relation-number">#${ticketId}</span> ${summary}
    </button>
    <span class="other-facts muted">
      ${isResolved ? icon('pass') : nothing} ${[status, facts].filter(part => part !== '').join(' · ')}
      ${closeBlocked === null ? duplicateButton(ticketId, wires) : nothing}
    </span>
    ${answer === null ? nothing : html`<span class="other-answer" title=${answer}>${icon('comment')} ${answer}</span>`}
  </div>`;
}

function duplicateButton(ticketId: number, { post }: Wires): TemplateResult {
  const label = l10n.t('Close this ticket as a duplicate of #{0}…', ticketId);
  return html`<button
    class="link"
    type="button"
    title=${label}
    aria-label=${label}
    @click=${() => post({ type: 'closeAsDuplicate', of: ticketId })}
  >
    ${l10n.t('Duplicate…')}
  </button>`;
}
