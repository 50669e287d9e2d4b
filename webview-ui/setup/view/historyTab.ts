import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SetupView } from '../../../src/protocol/setupPanel';
import { button } from '../../shared/kit';
import type { Wires } from './wires';

/** The changes of this script and of this ticket, newest first. */
export function historyTab(state: SetupView, { post }: Wires): TemplateResult {
  if (state.plans.length === 0) return html`<p class="muted">${l10n.t('No change has been applied here yet.')}</p>`;
  return html`<ol class="plain plans">
    ${state.plans.map(
      plan =>
        html`<li class="plan">
          <div>
            <p class="plan-title">${plan.title}</p>
            <p class="muted">
              ${plan.when}${plan.author === '' ? nothing : html`, ${plan.author}`}${
                plan.ticketId === null ? nothing : html`, #${plan.ticketId}`
              }
              — ${plan.standing}
            </p>
          </div>
          ${
            plan.canTakeBack
              ? button({
                  icon: 'history',
                  label: l10n.t('Take back'),
                  disabled: state.isBusy,
                  title: l10n.t('Take back: {0}', plan.title),
                  onClick: () => post({ type: 'takeBack', plan: plan.id }),
                })
              : nothing
          }
        </li>`,
    )}
  </ol>`;
}
