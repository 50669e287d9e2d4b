import { html, nothing, type TemplateResult } from 'lit';
import type { ActionKey, ProblemView } from '../../../src/protocol/problem';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';

/** A failure with what can be done about it; the first action is the one that most likely helps. */
export function problemBanner(
  problem: ProblemView,
  act: (action: ActionKey) => void,
  isImpossible: (action: ActionKey) => boolean = () => false,
): TemplateResult {
  return html`<div class="banner problem" role="alert">
    ${icon('error')}
    <div class="banner-text">
      <p>${problem.message}</p>
      ${problem.detail === null ? nothing : html`<p class="detail">${problem.detail}</p>`}
    </div>
    ${
      problem.actions.length === 0
        ? nothing
        : html`<div class="banner-actions">
            ${problem.actions.map(({ key, label }, index) =>
              button({
                label,
                appearance: index === 0 ? 'primary' : 'secondary',
                disabled: isImpossible(key),
                onClick: () => act(key),
              }),
            )}
          </div>`
    }
  </div>`;
}
