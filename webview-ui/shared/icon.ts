import { html, type TemplateResult } from 'lit';

/** A codicon beside words that say the same: screen readers pass over it. */
export function icon(name: string, extraClass = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${extraClass}" aria-hidden="true"></span>`;
}
