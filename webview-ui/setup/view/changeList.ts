import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { ChangeView, SetupView } from '../../../src/protocol/setupPanel';
import { icon } from '../../shared/icon';
import { findingItem, severityIcons } from './findingItem';
import { followingList } from './followingList';
import type { Wires } from './wires';

/** Every change by its risk: accepted or refused on its own, with what follows from it. */
export function changeList(state: SetupView, wires: Wires): TemplateResult {
  return html`<h2 id="changes-title">${l10n.t('What changes')}</h2>
    ${
      state.groups.length === 0
        ? html`<p class="muted">
            ${l10n.t('Nothing yet. Change values in the form, or the text; everything is reviewed here.')}
          </p>`
        : nothing
    }
    ${state.groups.map(
      group =>
        html`<section class="group ${group.severity}" aria-label=${group.title}>
          <h3>
            ${icon(severityIcons[group.severity])} ${group.title} <span class="count">${group.changes.length}</span>
          </h3>
          <ul class="plain">
            ${repeat(
              group.changes,
              change => change.id,
              change => changeItem(change, wires),
            )}
          </ul>
        </section>`,
    )}
    ${followingList(state, wires)}
    ${
      state.findings.length === 0
        ? nothing
        : html`<section class="group" aria-label=${l10n.t('The result as a whole')}>
            <h3>${l10n.t('The result as a whole')}</h3>
            <ul class="plain">
              ${state.findings.map(finding => html`<li class="change">${findingItem(finding, wires)}</li>`)}
            </ul>
          </section>`
    }
    ${
      state.known.length === 0
        ? nothing
        : html`<details class="known">
            <summary>${l10n.t('It was so before ({0})', state.known.length)}</summary>
            <ul>
              ${state.known.map(text => html`<li>${text}</li>`)}
            </ul>
          </details>`
    }`;
}

function changeItem(change: ChangeView, wires: Wires): TemplateResult {
  const { id, text, isAccepted, canRefuse } = change;
  return html`<li class="change ${isAccepted ? '' : 'refused'}">
    <label class="accept">
      <input
        type="checkbox"
        .checked=${live(isAccepted)}
        ?disabled=${!canRefuse}
        title=${canRefuse ? nothing : l10n.t('A change of the file as a whole cannot be refused by itself')}
        @change=${(event: Event) =>
          wires.post({ type: 'accept', id, isAccepted: (event.target as HTMLInputElement).checked })}
      />
      <span class="change-text">${text}</span>
      ${isAccepted ? nothing : html`<span class="refused-mark">${l10n.t('refused')}</span>`}
    </label>
    ${change.findings.map(finding => findingItem(finding, wires))}
    ${change.targets.map(target => targetChoice(target, wires))}
  </li>`;
}

function targetChoice(target: ChangeView['targets'][number], { post }: Wires): TemplateResult {
  return html`<label class="target"
    >${target.label}
    <select
      .value=${live(target.value)}
      @change=${(event: Event) =>
        post({
          type: 'chooseTarget',
          script: target.script,
          state: target.state,
          target: (event.target as HTMLSelectElement).value,
        })}
    >
      ${target.options.map(
        option =>
          html`<option value=${option.value} ?selected=${option.value === target.value}>${option.label}</option>`,
      )}
    </select>
  </label>`;
}
