import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { DraftNotice, DraftPanelState, DraftView, DraftWebviewMessage } from '../../../src/protocol/draftPanel';
import type { ProblemView } from '../../../src/protocol/problem';
import { icon } from '../../shared/icon';
import { button, iconButton, progressRing } from '../../shared/kit';
import type { DraftEvent, DraftModel } from '../model';
import { actions } from './actions';
import { draftText, growingText } from './draftText';
import { sources } from './sources';

export interface DraftWires {
  readonly dispatch: (event: DraftEvent) => void;
  readonly post: (message: DraftWebviewMessage) => void;
}

/** The whole panel: what the draft is, its text, where it comes from, and at the bottom what can be done with it. */
export function draftPanelView(model: DraftModel, wires: DraftWires): TemplateResult {
  const { state } = model;
  if (state === null) return html`<div class="whole" role="status">${progressRing('…')}</div>`;
  return html`<div class="draft frame">
    <div class="scroll" tabindex="0" role="region" aria-label=${l10n.t('Draft')}>
      <div class="page">
        ${head(state, wires)} ${state.unavailable === null ? nothing : problem(state.unavailable, wires)}
        ${state.problem === null ? nothing : problem(state.problem, wires)}
        ${state.notices.map(each => notice(each, wires))} ${body(state, model, wires)}
      </div>
    </div>
    ${actions(model, state, wires)}
  </div>`;
}

function head({ ticket, draft, hasRequest }: DraftPanelState, { post }: DraftWires): TemplateResult {
  return html`<header class="head">
    <div class="topline">
      <button class="link" @click=${() => post({ type: 'openTicket' })}>#${ticket.id}</button>
      <span class="summary" title=${ticket.summary}>${ticket.summary}</span>
      ${
        hasRequest
          ? html`<span class="tools"
              >${iconButton({
                icon: 'json',
                label: l10n.t('Show the request as it is sent to the model'),
                onClick: () => post({ type: 'showRequest' }),
              })}</span
            >`
          : nothing
      }
    </div>
    ${draft === null ? nothing : facts(draft)}
  </header>`;
}

const kindIcons = { answer: 'pass', direction: 'compass', clarification: 'question', robot: 'hubot' } as const;
const standings = { ready: '', inserted: 'check', rejected: 'close' } as const;

function facts({ kind, confidence, provider, createdAt, standing }: DraftView): TemplateResult {
  return html`<h1 class="kind ${kind.key}">${icon(kindIcons[kind.key])}${kind.label}</h1>
    <p class="facts muted">
      ${
        confidence === null
          ? nothing
          : html`<span class="confidence ${confidence.level}" title=${confidence.hint}
              ><span class="dot" aria-hidden="true"></span>${confidence.label}</span
            >`
      }
      <span>${provider}</span>
      <span title=${createdAt.hint}>${createdAt.text}</span>
      ${
        standing === 'ready'
          ? nothing
          : html`<span class="standing"
              >${icon(standings[standing])}${standing === 'inserted' ? l10n.t('inserted') : l10n.t('rejected')}</span
            >`
      }
    </p>`;
}

function body(state: DraftPanelState, model: DraftModel, wires: DraftWires): unknown {
  const { draft, working, growing } = state;
  if (working !== null) {
    return html`<p class="working" role="status">
        ${progressRing(working)}<span>${working}</span>
        ${button({ label: l10n.t('Stop'), icon: 'debug-stop', onClick: () => wires.post({ type: 'cancel' }) })}
      </p>
      ${growing === '' ? nothing : growingText(growing)}`;
  }
  if (draft === null) return nothing;
  return html`${draft.blocked === null ? nothing : html`<p class="banner warning" role="alert">${icon('warning')}<span>${draft.blocked}</span></p>`}
  ${draftText(draft, wires)} ${suggestions(draft, wires)} ${sources(draft.sources, model, wires)}`;
}

function suggestions({ missing, classification, setupChange }: DraftView, { post }: DraftWires): unknown {
  if (missing.length === 0 && classification === null && setupChange === null) return nothing;
  return html`<section class="suggestions" aria-label=${l10n.t('Suggestions')}>
    ${
      missing.length === 0
        ? nothing
        : html`<div class="suggestion">
            ${icon('checklist')}
            <div>
              <h2>${l10n.t('Missing in the registration')}</h2>
              <p>${missing.join(' · ')}</p>
            </div>
          </div>`
    }
    ${
      classification === null
        ? nothing
        : html`<div class="suggestion">
            ${icon('arrow-swap')}
            <div>
              <h2>${l10n.t('Perhaps another classification')}</h2>
              <p>${classification.text}</p>
              ${classification.reason === '' ? nothing : html`<p class="muted">${classification.reason}</p>`}
              ${button({ label: l10n.t('Reclassify…'), onClick: () => post({ type: 'reclassify' }) })}
            </div>
          </div>`
    }
    ${
      setupChange === null
        ? nothing
        : html`<div class="suggestion">
            ${icon('diff')}
            <div>
              <h2>${l10n.t('Proposed setup change')}</h2>
              <p>${setupChange.script}</p>
              <p class="muted">${setupChange.change}</p>
              ${button({ label: l10n.t('Open the editor of setup changes…'), onClick: () => post({ type: 'setupChange' }) })}
            </div>
          </div>`
    }
  </section>`;
}

function notice({ tone, text, action }: DraftNotice, wires: DraftWires): TemplateResult {
  return html`<div class="banner ${tone}" role=${tone === 'warning' ? 'alert' : 'status'}>
    ${icon(tone === 'warning' ? 'warning' : 'info')}
    <div>
      <p>${text}</p>
      ${actionButtons(action, wires)}
    </div>
  </div>`;
}

function problem({ message, detail, actions: possible }: ProblemView, wires: DraftWires): TemplateResult {
  return html`<div class="banner warning" role="alert">
    ${icon('error')}
    <div>
      <p>${message}</p>
      ${detail === null ? nothing : html`<p class="muted">${detail}</p>`} ${actionButtons(possible, wires)}
    </div>
  </div>`;
}

function actionButtons(possible: ProblemView['actions'], { post }: DraftWires): unknown {
  if (possible.length === 0) return nothing;
  return html`<div class="banner-actions">
    ${possible.map(({ key, label }) => button({ label, onClick: () => post({ type: 'action', action: key }) }))}
  </div>`;
}
