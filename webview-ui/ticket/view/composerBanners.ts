import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { contentOf } from '../../../src/protocol/draft';
import type { SendingConflict } from '../../../src/protocol/fields';
import type { ActionKey } from '../../../src/protocol/problem';
import { icon } from '../../shared/icon';
import { button, iconButton } from '../../shared/kit';
import type { Conflict, PanelModel } from '../model';
import { charactersAtRisk, unseenCharacters } from '../noteText';
import { sendBlock } from '../sendable';
import { arrivalsBanner } from './arrivalsBanner';
import { fieldConflict } from './fieldConflict';
import { openPlaces } from '../places';
import type { ReadyState, Wires } from './panelView';
import { problemBanner } from './problemBanner';

/** What the person must know or decide before the next sending, and how the last one ended. */
export function composerBanners(model: PanelModel, panel: ReadyState, wires: Wires): TemplateResult {
  const { conflict, notice, doubt, composer } = model;
  return html`${notice === null ? nothing : noticeBanner(notice, wires)}
  ${composer.saveProblem === null ? nothing : plainBanner('problem', 'error', composer.saveProblem)}
  ${conflict === null || conflict.isDecided ? nothing : conflictBanner(conflict, model, wires)}
  ${arrivalsBanner(model, panel, wires)} ${doubt === 'variables' ? placesBanner(composer.text, wires) : nothing}
  ${doubt === 'characters' ? emojiBanner(composer.text, wires) : nothing} ${sendingBanner(model, panel, wires)}`;
}

function sendingBanner(model: PanelModel, { sending, sendingConflict }: ReadyState, wires: Wires): unknown {
  if (sendingConflict !== null) return statusConflict(model, sendingConflict, wires);
  switch (sending.phase) {
    case 'idle':
      return nothing;
    case 'sending':
      return sending.step === 'looking'
        ? plainBanner('info', 'search', l10n.t('Looking whether it arrived…'))
        : nothing;
    case 'done':
      // Whoever writes on has seen it.
      if (model.composer.text !== '') return nothing;
      return html`<div class="banner done" role="status">
        ${icon('pass-filled')}
        <div class="banner-text"><p>${sending.message}</p></div>
        ${closeButton(() => wires.post({ type: 'action', action: 'dismiss' }))}
      </div>`;
    case 'failed':
    case 'uncertain':
      return problemBanner(
        sending.problem,
        action => act(action, wires),
        action => action === 'retry' && sendBlock(model) !== null,
      );
    case 'elsewhere':
      return plainBanner('info', 'info', sending.message);
  }
}

/** The status met a colleague's change: nothing of it is written before the person has decided. */
function statusConflict(model: PanelModel, { id, rows, wasLost }: SendingConflict, wires: Wires): TemplateResult {
  const { sendingChoices: choices } = model;
  return html`<div class="banner question">
    ${fieldConflict({
      rows,
      wasLost,
      choices,
      choose: (key, choice) => wires.dispatch({ kind: 'sendingDecided', key, choice }),
      save: () => wires.post({ type: 'decideSending', id, choices: { ...choices } }),
      edit: null,
      close: { label: l10n.t('Close'), act: () => wires.post({ type: 'action', action: 'dismiss' }) },
    })}
  </div>`;
}

/** Trying again is a new sending of what stands in the composer now. */
function act(action: ActionKey, wires: Wires): void {
  if (action === 'retry') wires.actions.send(null);
  else wires.post({ type: 'action', action });
}

function conflictBanner({ theirs, theirsAt }: Conflict, { composer }: PanelModel, wires: Wires): TemplateResult {
  const decide = (choice: 'mine' | 'theirs' | 'both') => (): void => {
    wires.dispatch({ kind: 'conflictDecided' });
    wires.post({ type: 'resolveDraftConflict', choice, mine: { ...contentOf(composer), rev: composer.rev } });
  };
  return html`<div class="banner question" role="alert">
    ${icon('versions')}
    <div class="banner-text">
      <p>${l10n.t('Another window has a different draft of this reply ({0}):', theirsAt)}</p>
      <blockquote class="their-text">${theirs.text === '' ? l10n.t('(empty)') : theirs.text}</blockquote>
    </div>
    <div class="banner-actions">
      ${button({ label: l10n.t('Keep both'), appearance: 'primary', onClick: decide('both') })}
      ${button({ label: l10n.t('Keep what is here'), onClick: decide('mine') })}
      ${button({ label: l10n.t('Take the other'), onClick: decide('theirs') })}
    </div>
  </div>`;
}

function emojiBanner(text: string, wires: Wires): TemplateResult {
  const lost = charactersAtRisk(text).slice(0, 10).join(' ');
  const unseen = unseenCharacters(text).slice(0, 10).join(' ');
  return html`<div class="banner question" role="alert">
    ${icon('warning')}
    <div class="banner-text">
      ${lost === '' ? nothing : html`<p>${l10n.t('Many Mantis databases cannot keep these characters and store «�» instead: {0}', lost)}</p>`}
      ${unseen === '' ? nothing : html`<p>${l10n.t('The text has control characters that nobody sees: {0}', unseen)}</p>`}
    </div>
    <div class="banner-actions">
      ${button({ label: l10n.t('Remove them'), appearance: 'primary', onClick: () => wires.dispatch({ kind: 'doubtfulRemoved' }) })}
      ${button({ label: l10n.t('Edit the text'), onClick: () => wires.dispatch({ kind: 'doubtDeclined' }) })}
      ${button({ label: l10n.t('Send all the same'), onClick: () => wires.actions.send(null, 'characters') })}
    </div>
  </div>`;
}

/** A macro left places open that only the person can fill in. */
function placesBanner(text: string, wires: Wires): TemplateResult {
  return html`<div class="banner question" role="alert">
    ${icon('warning')}
    <div class="banner-text"><p>${l10n.t('Not filled in yet: {0}', openPlaces(text).join(' '))}</p></div>
    <div class="banner-actions">
      ${button({ label: l10n.t('Fill in'), appearance: 'primary', onClick: () => wires.actions.selectPlace() })}
      ${button({ label: l10n.t('Send as it is'), onClick: () => wires.actions.send(null, 'variables') })}
    </div>
  </div>`;
}

function noticeBanner(notice: string, wires: Wires): TemplateResult {
  return html`<div class="banner info" role="status">
    ${icon('info')}
    <div class="banner-text"><p>${notice}</p></div>
    ${closeButton(() => wires.dispatch({ kind: 'noticeClosed' }))}
  </div>`;
}

function plainBanner(kind: 'info' | 'problem', iconName: string, text: string): TemplateResult {
  return html`<div class="banner ${kind}" role=${kind === 'problem' ? 'alert' : 'status'}>
    ${icon(iconName)}
    <div class="banner-text"><p>${text}</p></div>
  </div>`;
}

function closeButton(onClick: () => void): TemplateResult {
  return iconButton({ icon: 'close', label: l10n.t('Close'), onClick });
}
