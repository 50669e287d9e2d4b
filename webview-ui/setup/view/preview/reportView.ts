import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { PivotView, ReportPreview } from '../../../../src/protocol/setupPreview';

/** The skeleton of a report with sample headings, before and after. */
export function reportView({ before, after, isSame }: ReportPreview): TemplateResult {
  if (isSame) return pivot(l10n.t('Report'), after, null);
  return html`${pivot(l10n.t('After'), after, before)} ${pivot(l10n.t('Before'), before, after)}`;
}

/** @param other what the headings are compared with: those that only this one has are marked. */
function pivot(
  title: string,
  { rowHeadings, header, rows, filters }: PivotView,
  other: PivotView | null,
): TemplateResult {
  const known = other === null ? null : new Set([...other.rowHeadings, ...other.header.flat().map(cell => cell.text)]);
  const mark = (text: string) => (known === null || known.has(text) ? text : html`<mark>≠ ${text}</mark>`);
  return html`<section class="pivot">
    <h3>${title}</h3>
    ${filters.length === 0 ? nothing : html`<p class="muted">${l10n.t('Filters: {0}', filters.join(', '))}</p>`}
    <div class="table-scroll" tabindex="0" role="region" aria-label=${title}>
      <table>
        <thead>
          ${header.map(
            (line, level) =>
              html`<tr>
                ${
                  level === 0
                    ? rowHeadings.map(heading => html`<th scope="col" rowspan=${header.length}>${mark(heading)}</th>`)
                    : nothing
                }
                ${line.map(({ text, span }) => html`<th scope="col" colspan=${span}>${mark(text)}</th>`)}
              </tr>`,
          )}
        </thead>
        <tbody>
          ${rows.map(
            row =>
              html`<tr class=${row.isSubtotal ? 'subtotal' : ''}>
                ${row.cells.map(text => html`<th scope="row">${text}</th>`)}
                ${row.numbers.map(text => html`<td class="number">${text}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="muted">${l10n.t('Headings and numbers are samples, not data.')}</p>
  </section>`;
}
