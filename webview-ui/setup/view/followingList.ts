import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SetupView } from '../../../src/protocol/setupPanel';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import { findingItem } from './findingItem';
import type { Wires } from './wires';

/** What else has to be renamed: in the script itself, and in the other files, each taken along or left. */
export function followingList({ following, insidePlaces }: SetupView, wires: Wires): TemplateResult | typeof nothing {
  if (following.length === 0 && insidePlaces === 0) return nothing;
  const left = following.filter(file => !file.isTaken).map(file => file.path);
  return html`<section class="group following" aria-labelledby="following-title">
    <h3 id="following-title">${icon('references')} ${l10n.t('What follows from it')}</h3>
    ${
      insidePlaces === 0
        ? nothing
        : html`<div class="change">
            <p>${l10n.t('The script itself still uses the former name, in places: {0}.', insidePlaces)}</p>
            ${button({
              icon: 'replace-all',
              label: l10n.t('Rename there, too'),
              onClick: () => wires.post({ type: 'renameInside' }),
            })}
          </div>`
    }
    ${
      following.length === 0
        ? nothing
        : html`<p class="muted">
              ${l10n.t('Other scripts use the former name. What you take along is applied together with this change, all or nothing, and taken back with it.')}
            </p>
            <ul class="plain">
              ${following.map(file => followingItem(file, wires))}
            </ul>`
    }
    ${
      following.length > 1 && left.length > 1
        ? button({
            icon: 'check-all',
            label: l10n.t('Take all along ({0})', left.length),
            className: 'take-all',
            onClick: () => wires.post({ type: 'takeAlong', paths: left, isTaken: true }),
          })
        : nothing
    }
  </section>`;
}

function followingItem(file: SetupView['following'][number], { post }: Wires): TemplateResult {
  const { path, title, isTaken, lines, problems, findings, counts } = file;
  return html`<li class="change">
    <label class="accept">
      <input
        type="checkbox"
        .checked=${live(isTaken)}
        @change=${(event: Event) =>
          post({ type: 'takeAlong', paths: [path], isTaken: (event.target as HTMLInputElement).checked })}
      />
      <span class="change-text">${title} <span class="muted">${path}</span></span>
    </label>
    <ul class="following-lines">
      ${lines.map(line => html`<li>${line}</li>`)}
    </ul>
    ${problems.map(
      problem =>
        html`<div class="finding check">
          ${icon('warning')}
          <p>${l10n.t('To be changed by hand: {0}', problem)}</p>
        </div>`,
    )}
    ${findings.map(finding => findingItem(finding, { post }))}
    <button
      class="link following-text"
      type="button"
      title=${l10n.t('Show the text before and after')}
      @click=${() => post({ type: 'openText', path })}
    >
      ${l10n.t('Text: +{0} −{1}', counts.added, counts.removed)}
    </button>
  </li>`;
}
