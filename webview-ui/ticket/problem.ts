import { html, nothing, type TemplateResult } from 'lit';
import type { ProblemView } from '../../src/protocol/problem';
import { button, icon } from '../shared/kit';
import type { Actions } from './actions';

/** A failure in words, with the buttons that help. */
export function problem(
  { message, detail, actions: keys }: ProblemView,
  actions: Pick<Actions, 'run'>,
  kind: 'error' | 'warning' = 'error',
): TemplateResult {
  return html`<div class="problem problem-${kind}" role="alert">
    <p>${icon(kind)} ${message}</p>
    ${detail ? html`<p class="problem-detail">${detail}</p>` : nothing}
    <div class="buttons">${keys.map(({ key, label }) => button({ label, onClick: () => actions.run(key) }))}</div>
  </div>`;
}
