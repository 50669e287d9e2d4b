import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../shared/icon';
import { dropdown, iconButton } from '../../shared/kit';
import type { PanelModel } from '../model';
import { charactersAtRisk, excessOf, noteLimit, unseenCharacters } from '../noteText';
import { completionList } from '../completion';
import { openPlaces } from '../places';
import { isLocked, isTimeUnreadable } from '../sendable';
import { composerBanners } from './composerBanners';
import { attachButton, composerFiles } from './composerFiles';
import { completeByKeys, completionListId, completionView, optionId } from './completionView';
import { withKeys } from './help';
import { sendButtons } from './sendButtons';
import { statusFields } from './statusFields';
import { preview } from './textBlock';
import { timeField } from './timeField';
import type { ReadyState, Wires } from './panelView';

/** Where the reply is written. It stays at the bottom of the panel, whatever is scrolled above it. */
export function composer(model: PanelModel, panel: ReadyState, wires: Wires): TemplateResult {
  const { isPrivate, text } = model.composer;
  const locked = isLocked(model);
  const list = completionList(model);
  return html`<section class="composer ${isPrivate ? 'private' : 'public'}" aria-label=${l10n.t('Reply')}>
    <div class="composer-inner">
      ${composerBanners(model, panel, wires)}
      <div class="composer-top">
        ${privacySwitch(model, panel, wires)}
        <span class="audience" id="audience">
          ${
            isPrivate
              ? html`${icon('lock')} ${l10n.t('The customer will not see it')}`
              : html`${icon('eye')} ${l10n.t('The customer will see it')}`
          }
        </span>
        ${writingTools(model, panel, wires)}
      </div>
      ${completionView(model, wires)} ${model.writing.isPreview ? previewOf(model) : nothing}
      <textarea
        ?hidden=${model.writing.isPreview}
        aria-autocomplete="list"
        aria-controls=${list === null || list.items.length === 0 ? nothing : completionListId}
        aria-activedescendant=${list === null || list.items.length === 0 ? nothing : optionId(list.choice)}
        @keydown=${(event: KeyboardEvent) => completeByKeys(event, list, wires)}
        aria-label=${isPrivate ? l10n.t('Private comment') : l10n.t('Public reply')}
        aria-describedby="audience"
        placeholder=${isPrivate ? l10n.t('Private comment: only the staff will see it') : l10n.t('Reply to the customer')}
        spellcheck="true"
        rows="3"
        .value=${live(text)}
        ?readonly=${locked}
        @input=${(event: Event) => wires.dispatch({ kind: 'typed', text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      ${composerFiles(model, panel, wires)} ${statusFields(model, wires)}
      <div class="composer-bottom">
        ${attachButton(model, panel, wires)} ${statusChoice(model, panel, locked, wires)}
        ${timeField(model, panel, wires)}
        <span class="saved muted" role="status">${savedText(model, panel)}</span>
        ${sendButtons(model, panel, wires)}
      </div>
    </div>
  </section>`;
}

/** Macros, and how the text will look. */
function writingTools(model: PanelModel, panel: ReadyState, { actions }: Wires): TemplateResult {
  const { isPreview } = model.writing;
  return html`<span class="writing-tools">
    ${iconButton({
      icon: 'symbol-snippet',
      label: l10n.t('Insert a macro (/ at the beginning of a line)'),
      disabled: isLocked(model) || panel.composer.blockedReason !== null,
      onClick: () => actions.openMacros(),
    })}
    ${iconButton({
      icon: isPreview ? 'edit' : 'open-preview',
      label: withKeys(isPreview ? l10n.t('Back to writing') : l10n.t('Show how it will look'), 'preview'),
      onClick: () => actions.togglePreview(),
    })}
  </span>`;
}

function previewOf(model: PanelModel): TemplateResult {
  const { text } = model.composer;
  return html`<div class="preview" tabindex="0" role="region" aria-label=${l10n.t('Preview')}>
    ${text.trim() === '' ? html`<p class="muted">${l10n.t('No text')}</p>` : preview(text, model)}
  </div>`;
}

function privacySwitch(model: PanelModel, panel: ReadyState, { dispatch }: Wires): TemplateResult {
  const choice = (isPrivate: boolean, name: string): TemplateResult =>
    html`<label>
      <input
        type="radio"
        name="privacy"
        .checked=${live(model.composer.isPrivate === isPrivate)}
        ?disabled=${isLocked(model) || (isPrivate && !panel.composer.mayWritePrivate)}
        @change=${() => dispatch({ kind: 'privacyChosen', isPrivate })}
      />
      <span>${isPrivate ? icon('lock') : nothing}${name}</span>
    </label>`;
  return html`<div class="privacy" role="radiogroup" aria-label=${l10n.t('Who sees it')}>
    ${choice(false, l10n.t('Public'))}${choice(true, l10n.t('Private'))}
  </div>`;
}

function statusChoice(model: PanelModel, panel: ReadyState, locked: boolean, { dispatch }: Wires): unknown {
  const { statuses } = panel.composer;
  if (statuses.length === 0) return deniedStatuses(panel);
  return html`<div class="status-after">
    <span class="status-label" aria-hidden="true">${l10n.t('Status after sending')}</span>
    ${dropdown({
      label: l10n.t('Status after sending'),
      value: String(model.composer.statusAfter ?? ''),
      options: [
        { value: '', label: l10n.t('do not change') },
        ...statuses.map(({ id, label }) => ({ value: String(id), label })),
      ],
      disabled: locked,
      opens: 'above',
      onChange: value => dispatch({ kind: 'statusChosen', statusAfter: value === '' ? null : Number(value) }),
    })}
    ${deniedStatuses(panel)}
  </div>`;
}

/** Why the list has not all statuses. */
function deniedStatuses({ composer: { denied } }: ReadyState): unknown {
  if (denied.length === 0) return nothing;
  const lines = denied.map(({ label, reason }) => `«${label}»: ${reason}`).join('\n');
  return html`<span class="denied muted" tabindex="0" role="note" title=${lines} aria-label=${lines}
    >${icon('question')}</span
  >`;
}

/** Whether what is typed is safe already, and how the last sending ended. */
function savedText(model: PanelModel, { composer: { blockedReason } }: ReadyState): unknown {
  const { text, statusAfter, rev, savedRev, saveProblem } = model.composer;
  const doubtful = [...charactersAtRisk(text), ...unseenCharacters(text)];
  const excess = excessOf(text);
  if (saveProblem !== null || model.conflict !== null)
    return html`<span class="warn">${icon('warning')} ${l10n.t('Draft not saved')}</span>`;
  if (blockedReason !== null) return html`<span class="warn">${icon('info')} ${blockedReason}</span>`;
  if (excess > 0) {
    const number = (count: number): string => count.toLocaleString(document.documentElement.lang);
    const words = l10n.t('Too long by {0}: Mantis keeps {1} characters', number(excess), number(noteLimit));
    return html`<span class="warn">${icon('warning')} ${words}</span>`;
  }
  if (doubtful.length > 0) {
    return html`<span class="warn"
      >${icon('warning')} ${l10n.t('Mantis may lose: {0}', doubtful.slice(0, 5).join(' '))}</span
    >`;
  }
  if (isTimeUnreadable(model)) {
    return html`<span class="warn">${icon('warning')} ${l10n.t('Time as 0:15, 1:30 or «20 min»')}</span>`;
  }
  const places = openPlaces(text);
  if (places.length > 0) {
    const words = l10n.t('Not filled in yet: {0}', places.slice(0, 3).join(' '));
    return html`<span class="warn">${icon('edit')} ${words}</span>`;
  }
  if (text === '' && statusAfter === null && (model.composer.minutes ?? 0) === 0) return nothing;
  if (rev > savedRev) return l10n.t('saving draft…');
  return html`${icon('check')} ${l10n.t('draft saved')}`;
}
