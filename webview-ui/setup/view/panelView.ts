import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SetupView } from '../../../src/protocol/setupPanel';
import { icon } from '../../shared/icon';
import { button, iconButton, progressRing } from '../../shared/kit';
import type { SetupModel, Tab } from '../model';
import { changeList } from './changeList';
import { formTab } from './formTab';
import { historyTab } from './historyTab';
import { noticeBanner } from './noticeBanner';
import { previewTab } from './preview/previewTab';
import type { Wires } from './wires';

/** The whole editor: what changes on the one side; picture, form and history on the other. */
export function panelView(model: SetupModel, wires: Wires): TemplateResult {
  const { state } = model;
  if (state === null) return html`<div class="whole" role="status">${progressRing('…')}</div>`;
  return html`<div class="setup frame">
    <div class="scroll" tabindex="0" role="region" aria-label=${state.path}>
      ${header(state, wires)} ${noticeBanner(state.notice, wires)}
      <div class="columns">
        <section class="changes" aria-labelledby="changes-title">${changeList(state, wires)}</section>
        <section class="work" aria-label=${l10n.t('Proposal')}>${tabs(model, state, wires)}</section>
      </div>
    </div>
    ${footer(state, wires)}
  </div>`;
}

function header(state: SetupView, { post }: Wires): TemplateResult {
  return html`<header class="head">
    <div class="topline">
      <span class="kind">${state.kind}</span>
      <span class="path">${state.path}</span>
      ${
        state.ticket === null
          ? nothing
          : html`<button
              class="link"
              type="button"
              title=${l10n.t('Open the ticket')}
              @click=${() => post({ type: 'openTicket' })}
            >
              #${state.ticket.id} ${state.ticket.summary}
            </button>`
      }
    </div>
    <h1>${state.title}</h1>
    <div class="tools" role="toolbar" aria-label=${l10n.t('Proposal')}>
      ${iconButton({
        icon: 'discard',
        label: l10n.t('Undo (Ctrl+Z)'),
        disabled: !state.canUndo,
        onClick: () => post({ type: 'undo' }),
      })}
      ${iconButton({
        icon: 'redo',
        label: l10n.t('Redo (Ctrl+Y)'),
        disabled: !state.canRedo,
        onClick: () => post({ type: 'redo' }),
      })}
      ${button({
        icon: 'diff',
        label: l10n.t('Text: +{0} −{1}', state.lines.added, state.lines.removed),
        title: l10n.t('Show the text before and after; the right side can be edited'),
        onClick: () => post({ type: 'openText' }),
      })}
      ${state.sources.map(({ source, label }) =>
        button({
          icon: source === 'git' ? 'git-commit' : 'attach',
          label,
          title: l10n.t('Take the proposal from there'),
          onClick: () => post({ type: 'takeFrom', source }),
        }),
      )}
      ${button({ icon: 'trash', label: l10n.t('Discard'), onClick: () => post({ type: 'discard' }) })}
      <span class="source muted">${l10n.t('Proposal: {0}', state.source)}</span>
    </div>
  </header>`;
}

function tabs(model: SetupModel, state: SetupView, wires: Wires): TemplateResult {
  const names: readonly (readonly [Tab, string])[] = [
    ...(state.preview === null ? [] : [['preview', l10n.t('What it looks like')] as const]),
    ['form', l10n.t('Form')],
    ['history', l10n.t('History ({0})', state.plans.length)],
  ];
  const shown = names.some(([tab]) => tab === model.tab) ? model.tab : 'form';
  const choose = (tab: Tab): void => {
    wires.dispatch({ kind: 'tabChosen', tab });
    document.getElementById(`tab-${tab}`)?.focus();
  };
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = names.findIndex(([tab]) => tab === shown);
    const [next] = names[(at + step + names.length) % names.length] ?? [];
    if (next !== undefined) choose(next);
  };
  return html`<div class="tabs" role="tablist" aria-label=${l10n.t('Views of the proposal')} @keydown=${move}>
      ${names.map(
        ([tab, name]) =>
          html`<button
            class="tab"
            type="button"
            role="tab"
            id="tab-${tab}"
            aria-controls="tab-content"
            aria-selected=${tab === shown ? 'true' : 'false'}
            tabindex=${tab === shown ? 0 : -1}
            @click=${() => choose(tab)}
          >
            ${name}
          </button>`,
      )}
    </div>
    <div class="tab-content" role="tabpanel" id="tab-content" aria-labelledby="tab-${shown}">
      ${tabContent(shown, model, state, wires)}
    </div>`;
}

function tabContent(tab: Tab, model: SetupModel, state: SetupView, wires: Wires): unknown {
  switch (tab) {
    case 'preview':
      return state.preview === null ? nothing : previewTab(state.preview, model, wires);
    case 'form':
      return formTab(state, model, wires);
    case 'history':
      return historyTab(state, wires);
  }
}

function footer(state: SetupView, { post }: Wires): TemplateResult {
  return html`<footer class="footer">
    <p class="counts" role="status">
      ${state.counts}
      ${state.blocked === null || state.blocked === state.counts ? nothing : html`<span class="blocked">${icon('info')} ${state.blocked}</span>`}
    </p>
    ${button({
      label: state.isBusy ? l10n.t('Working…') : l10n.t('Apply'),
      appearance: 'primary',
      icon: 'check',
      disabled: state.blocked !== null || state.isBusy,
      title: state.blocked ?? l10n.t('Write the change into the script (Ctrl+Enter)'),
      className: 'apply',
      onClick: () => post({ type: 'apply' }),
    })}
  </footer>`;
}
