import { html, nothing, type TemplateResult } from 'lit';
import { badge } from '../../shared/kit';

/** A titled part of the page. */
export function section(title: string, count: number | null, content: unknown): TemplateResult {
  return html`<section class="section">
    <h2>${title}${count === null ? nothing : html` ${badge(count)}<span class="spoken">: ${count}</span>`}</h2>
    ${content}
  </section>`;
}
