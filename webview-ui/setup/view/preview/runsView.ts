import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { RunsPreview } from '../../../../src/protocol/setupPreview';
import { presenceWord } from '../presenceWord';

const marks = { same: '', added: '+', removed: '−', changed: '≠' } as const;

/** When the tasks of the planner run next, before and after. */
export function runsView({ tasks, zone }: RunsPreview): TemplateResult {
  return html`<section class="runs">
    <h2>${l10n.t('Next runs')}</h2>
    <p class="muted">${l10n.t('Times of the zone {0}', zone)}</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label=${l10n.t('Next runs')}>
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="spoken">${l10n.t('Change')}</span></th>
            <th scope="col">${l10n.t('Task')}</th>
            <th scope="col">${l10n.t('Before')}</th>
            <th scope="col">${l10n.t('After')}</th>
          </tr>
        </thead>
        <tbody>
          ${tasks.map(
            task =>
              html`<tr class=${task.presence}>
                <td class="mark">
                  <span aria-hidden="true">${marks[task.presence]}</span
                  ><span class="spoken">${presenceWord(task.presence)}</span>
                </td>
                <th scope="row">${task.title}</th>
                <td>${times(task.before)}</td>
                <td>
                  ${task.presence === 'same' ? html`<span class="muted">${l10n.t('the same')}</span>` : times(task.after)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function times(run: RunsPreview['tasks'][number]['before']): unknown {
  if (run === null) return html`<span class="muted">—</span>`;
  return html`<code>${run.cron}</code> ${run.isOff ? html`<p class="off">${l10n.t('switched off')}</p>` : nothing}
    ${
      run.runs.length === 0
        ? html`<p class="off">${l10n.t('never')}</p>`
        : html`<ul class="plain">
            ${run.runs.map(at => html`<li>${at}</li>`)}
          </ul>`
    }`;
}
