import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { MappingState } from '../../../src/protocol/mappingPanel';
import { icon } from '../../shared/icon';
import { button, progressRing } from '../../shared/kit';
import type { MappingModel } from '../model';
import { findingList } from './findingList';
import { preview } from './preview';
import { problem } from './problem';
import { mappingRow } from './row';
import type { Wires } from './wires';

/** The whole panel: what means what, and beside it real tickets under it. */
export function mappingView(model: MappingModel, wires: Wires): TemplateResult {
  const { state } = model;
  if (state === null) return html`<div class="whole" role="status">${progressRing('…')}</div>`;
  return html`<div class="mapping frame">
    <div class="scroll" tabindex="0" role="region" aria-label=${state.title}>
      <div class="page">
        <header>
          <h1>${state.title}</h1>
          ${state.intro.map(text => html`<p class="intro">${text}</p>`)}
        </header>
        <div class="columns">
          <form class="form" @submit=${(event: Event) => event.preventDefault()}>
            ${state.sections.map(
              section =>
                html`<fieldset class="section" data-section=${section.key}>
                  <legend><h2>${section.title}</h2></legend>
                  ${section.hint === null ? nothing : html`<p class="muted hint">${section.hint}</p>`}
                  ${findingList(section.findings)}
                  <div class="rows">${section.rows.map(row => mappingRow(row, model, wires))}</div>
                </fieldset>`,
            )}
          </form>
          <aside class="side" aria-label=${l10n.t('Preview')}>${preview(state.preview, wires)}</aside>
        </div>
      </div>
    </div>
    ${footer(state, wires)}
  </div>`;
}

function footer(state: MappingState, { dispatch, post }: Wires): TemplateResult {
  const isBlocked = state.saveBlock !== null || state.isSaving;
  return html`<footer class="footer">
    <div class="footer-inner">
      ${problem(state.problem, post)}
      <p class="findings" role="status">${findingsText(state)}</p>
      <div class="buttons">
        ${button({
          label: state.isSaving ? l10n.t('Saving…') : l10n.t('Save'),
          appearance: 'primary',
          disabled: isBlocked,
          title: state.saveBlock ?? l10n.t('Save to your settings (Ctrl+S)'),
          onClick: () => post({ type: 'save' }),
        })}
        ${button({
          label: state.isChanged ? l10n.t('Cancel') : l10n.t('Close'),
          onClick: () => post({ type: 'cancel' }),
        })}
        ${button({
          label: l10n.t('Back to the proposal'),
          disabled: !state.isEdited,
          icon: 'discard',
          onClick: () => dispatch({ kind: 'proposalTaken' }),
        })}
      </div>
    </div>
  </footer>`;
}

function findingsText({ findings: { wrong, doubtful }, saveBlock }: MappingState): unknown {
  if (saveBlock !== null) return html`${icon('error')} ${saveBlock}`;
  if (wrong > 0) return html`${icon('error')} ${l10n.t('To be corrected: {0}; to be looked at: {1}', wrong, doubtful)}`;
  if (doubtful > 0) return html`${icon('warning')} ${l10n.t('To be looked at: {0}', doubtful)}`;
  return html`${icon('pass')} ${l10n.t('Nothing is missing.')}`;
}
