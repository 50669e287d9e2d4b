import { html, nothing } from 'lit';
import type { MappingWebviewMessage } from '../../../src/protocol/mappingPanel';
import type { ProblemView } from '../../../src/protocol/problem';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';

/** A failure with what can be done about it. */
export function problem(view: ProblemView | null, post: (message: MappingWebviewMessage) => void): unknown {
  if (view === null) return nothing;
  return html`<div class="problem" role="alert">
    <p>
      ${icon('error')}
      ${view.message}${view.detail === null ? nothing : html` <span class="muted">${view.detail}</span>`}
    </p>
    <div class="buttons">
      ${view.actions.map(({ key, label }) => button({ label, onClick: () => post({ type: 'action', action: key }) }))}
    </div>
  </div>`;
}
