import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ComposerView } from '../../src/protocol/ticketView';
import { button, dropdown, icon, progressRing } from '../shared/kit';
import type { Actions } from './actions';
import { isBusy, maySend, sendingOf, type Model } from './model';
import { problem } from './problem';

/** Where the reply is written. Public and private look unmistakably different, down to the button. */
export function composer(model: Model, view: ComposerView, actions: Actions): TemplateResult {
  const { text, isPrivate } = model.composer;
  const isBlocked = view.blockedReason !== null;
  return html`<section class="composer ${isPrivate ? 'composer-private' : ''}" aria-label=${l10n.t('Reply')}>
    ${notices(model, actions)}
    ${isBlocked ? html`<p class="blocked" role="status">${icon('circle-slash')} ${view.blockedReason}</p>` : nothing}
    <textarea
      rows="4"
      aria-label=${isPrivate ? l10n.t('Private comment') : l10n.t('Public reply')}
      placeholder=${isPrivate ? l10n.t('Private comment: only the staff will see it') : l10n.t('Reply to the customer')}
      .value=${live(text)}
      ?readonly=${sendingOf(model).phase === 'sending'}
      @input=${(event: Event) => actions.compose({ text: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    <div class="composer-bar">
      ${privacySwitch(model, view, actions)}
      ${dropdown({
        label: l10n.t('Status after sending'),
        disabled: isBusy(model) || isBlocked,
        choices: [
          { value: '', label: l10n.t('Status: do not change') },
          ...view.statuses.map(({ id, label }) => ({ value: String(id), label: `→ ${label}` })),
        ],
        onChange: value => actions.compose({ statusAfter: value === '' ? null : Number(value) }),
      })}
      <span class="composer-state quiet" role="status">${state(model)}</span>
      ${button({
        label: sendLabel(model),
        appearance: 'primary',
        disabled: !maySend(model),
        title: l10n.t('Ctrl+Enter'),
        onClick: actions.send,
      })}
    </div>
  </section>`;
}

function sendLabel({ composer: { text, isPrivate } }: Model): string {
  if (text.trim() === '') return l10n.t('Change status');
  return isPrivate ? l10n.t('Add private comment') : l10n.t('Send reply');
}

function privacySwitch(model: Model, view: ComposerView, actions: Actions): TemplateResult | typeof nothing {
  if (!view.mayWritePrivate) return nothing;
  const { isPrivate } = model.composer;
  const choice = (value: boolean, label: string, name: string): TemplateResult =>
    html`<label class="privacy ${isPrivate === value ? 'privacy-chosen' : ''}">
      <input
        type="radio"
        name="privacy"
        .checked=${live(isPrivate === value)}
        ?disabled=${isBusy(model)}
        @change=${() => actions.compose({ isPrivate: value })}
      />${icon(name)} ${label}</label
    >`;
  return html`<div class="privacy-switch" role="radiogroup" aria-label=${l10n.t('Who sees it')}>
    ${choice(false, l10n.t('Public'), 'globe')} ${choice(true, l10n.t('Private'), 'lock')}
  </div>`;
}

function state(model: Model): TemplateResult | string | typeof nothing {
  const sending = sendingOf(model);
  const { text, statusAfter, rev, savedRev, saveError } = model.composer;
  if (model.askedToSend !== null || sending.phase === 'sending') {
    return html`${progressRing(l10n.t('Sending…'))} ${sendingText(sending)}`;
  }
  if (saveError !== null) return html`<span class="not-saved">${icon('warning')} ${saveError}</span>`;
  if (sending.phase === 'done' && text === '' && statusAfter === null) return html`${icon('check')} ${sending.message}`;
  if (text === '' && statusAfter === null) return nothing;
  return savedRev >= rev ? html`${icon('check')} ${l10n.t('draft saved')}` : l10n.t('saving draft…');
}

function sendingText(sending: ReturnType<typeof sendingOf>): string {
  if (sending.phase !== 'sending') return l10n.t('Sending…');
  switch (sending.step) {
    case 'note':
      return l10n.t('Sending the comment…');
    case 'status':
      return l10n.t('Changing the status…');
    case 'looking':
      return l10n.t('Looking whether it arrived…');
  }
}

function notices(model: Model, actions: Actions): TemplateResult {
  const sending = sendingOf(model);
  return html`
    ${sending.phase === 'failed' ? problem(sending.problem, actions) : nothing}
    ${sending.phase === 'uncertain' ? problem(sending.problem, actions, 'warning') : nothing}
    ${sending.phase === 'elsewhere' ? note(sending.message) : nothing}
    ${model.notice ? note(model.notice, button({ label: l10n.t('Close'), onClick: actions.closeNotice })) : nothing}
    ${
      model.warnsOfEmoji
        ? note(
            l10n.t('The text has emoji or rare characters. Many Mantis databases lose them.'),
            button({ label: l10n.t('Send all the same'), onClick: actions.sendAllTheSame }),
          )
        : nothing
    }
    ${model.conflict ? conflict(model.conflict, actions) : nothing}
  `;
}

function note(message: string, action?: TemplateResult): TemplateResult {
  return html`<div class="problem problem-warning" role="alert">
    <p>${icon('warning')} ${message}</p>
    ${action ? html`<div class="buttons">${action}</div>` : nothing}
  </div>`;
}

function conflict({ theirs, theirsAt }: NonNullable<Model['conflict']>, actions: Actions): TemplateResult {
  return html`<div class="problem problem-warning" role="alert">
    <p>${icon('git-merge')} ${l10n.t('Another window has a different draft of this reply ({0}):', theirsAt)}</p>
    <pre class="other-draft">${theirs.text}</pre>
    <div class="buttons">
      ${button({ label: l10n.t('Keep what is here'), onClick: () => actions.decideConflict('mine') })}
      ${button({ label: l10n.t('Take the other'), onClick: () => actions.decideConflict('theirs') })}
      ${button({ label: l10n.t('Keep both'), onClick: () => actions.decideConflict('both') })}
    </div>
  </div>`;
}
