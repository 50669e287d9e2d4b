import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../shared/icon';
import type { PanelModel } from '../model';
import { clockText } from '../minutes';
import { isLocked, isTimeUnreadable } from '../sendable';
import type { ReadyState, Wires } from './panelView';

/** The time to book with the note. What the panel has counted is a proposal: only a click takes it over. */
export function timeField(model: PanelModel, { composer }: ReadyState, { dispatch }: Wires): unknown {
  if (!composer.mayBookTime) return nothing;
  const { timeText, workedMinutes } = model.writing;
  const minutes = model.composer.minutes ?? 0;
  const value = timeText ?? (minutes === 0 ? '' : clockText(minutes));
  const isProposed = value.trim() === '' && workedMinutes > 0 && !isLocked(model);
  return html`<span class="time">
    <label title=${l10n.t('Time spent, booked with the comment')}>
      ${icon('watch')}<span class="spoken">${l10n.t('Time spent')}</span>
      <input
        type="text"
        size="5"
        placeholder="0:00"
        autocomplete="off"
        aria-invalid=${isTimeUnreadable(model)}
        .value=${live(value)}
        ?readonly=${isLocked(model)}
        @input=${(event: Event) => dispatch({ kind: 'timeTyped', text: (event.target as HTMLInputElement).value })}
      />
    </label>
    ${isProposed ? proposal(workedMinutes, () => dispatch({ kind: 'timeTyped', text: clockText(workedMinutes) })) : nothing}
  </span>`;
}

function proposal(minutes: number, take: () => void): TemplateResult {
  return html`<button
    class="link"
    type="button"
    title=${l10n.t('So long this ticket has been before you. A click takes it over; nothing is booked by itself.')}
    @click=${take}
  >
    ${l10n.t('{0}?', clockText(minutes))}
  </button>`;
}
