import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../shared/icon';
import { button, dropdown, progressRing } from '../../shared/kit';
import type { PanelModel } from '../model';
import { charactersAtRisk, excessOf, noteLimit, unseenCharacters } from '../noteText';
import { isLocked, sendBlock } from '../sendable';
import { composerBanners } from './composerBanners';
import { attachButton, composerFiles } from './composerFiles';
import { statusFields } from './statusFields';
import type { ReadyState, Wires } from './panelView';
import { pressSend } from './pressSend';

/** Where the reply is written. It stays at the bottom of the panel, whatever is scrolled above it. */
export function composer(model: PanelModel, panel: ReadyState, wires: Wires): TemplateResult {
  const { isPrivate, text } = model.composer;
  const locked = isLocked(model);
  const press = (): void => pressSend(wires);
  return html`<section
    class="composer ${isPrivate ? 'private' : 'public'}"
    aria-label=${l10n.t('Reply')}
    @keydown=${{ handleEvent: (event: KeyboardEvent) => sendByKeys(event, press), capture: true }}
  >
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
      </div>
      <textarea
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
        <span class="saved muted" role="status">${savedText(model, panel)}</span>
        ${sendButton(model, press)}
      </div>
    </div>
  </section>`;
}

/**
 * By the key's place, so that it works on every keyboard layout. From wherever the focus is in the composer: the
 * dropdown would open at this key, and VS Code may have a command on it.
 */
function sendByKeys(event: KeyboardEvent, press: () => void): void {
  const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
  if (!isEnter || event.altKey || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) press();
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

function sendButton(model: PanelModel, press: () => void): TemplateResult {
  const block = sendBlock(model);
  if (block === 'busy') {
    const { panel } = model;
    const sending = panel?.phase === 'ready' && panel.sending.phase === 'sending' ? panel.sending.file : null;
    const text = sending ?? l10n.t('Sending…');
    return html`<span class="sending" role="status">${progressRing(text)}<span>${text}</span></span>`;
  }
  const { composer: reply } = model;
  const hasText = reply.text.trim() !== '';
  const isFilesOnly = !hasText && waitsForSending(model);
  const isStatusOnly = !hasText && !isFilesOnly && reply.statusAfter !== null;
  const label = isFilesOnly
    ? l10n.t('Attach files')
    : isStatusOnly
      ? l10n.t('Change status')
      : reply.isPrivate
        ? l10n.t('Add private comment')
        : l10n.t('Send reply');
  return button({
    label,
    icon: isFilesOnly ? 'cloud-upload' : isStatusOnly ? 'check' : reply.isPrivate ? 'lock' : 'send',
    appearance: 'primary',
    className: 'send',
    title: l10n.t('{0} (Ctrl+Enter)', label),
    disabled: block !== null,
    onClick: press,
  });
}

function waitsForSending({ panel }: PanelModel): boolean {
  return panel?.phase === 'ready' && panel.files.pending.length > 0;
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
  if (text === '' && statusAfter === null) return nothing;
  if (rev > savedRev) return l10n.t('saving draft…');
  return html`${icon('check')} ${l10n.t('draft saved')}`;
}
