import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { button } from '../../shared/kit';
import { completionList, type CompletionList, type ListItem } from '../completion';
import type { PanelModel } from '../model';
import type { Wires } from './panelView';
import { preview } from './textBlock';

export const completionListId = 'completions';

export function optionId(index: number): string {
  return `completion-${index}`;
}

/** The list beside the cursor: macros with what they say, tickets, notes, people. */
export function completionView(model: PanelModel, wires: Wires): unknown {
  const list = completionList(model);
  if (list === null) return nothing;
  const macro = list.items[list.choice]?.macro ?? null;
  return html`<div class="completions ${list.trigger === '/' ? 'macros' : ''}">
    ${
      list.items.length === 0
        ? nothing
        : html`<ul class="plain" role="listbox" id=${completionListId} aria-label=${listName(list)}>
            ${list.items.map((item, index) => option(item, index, list, wires))}
          </ul>`
    }
    ${
      macro === null
        ? nothing
        : html`<div class="macro-preview" aria-hidden="true">
            ${preview(macro.text, model)}
            ${macro.unfilled.length === 0 ? nothing : html`<p class="warn">${l10n.t('To be filled in: {0}', macro.unfilled.join(' '))}</p>`}
          </div>`
    }
    ${list.problem === null ? nothing : problem(list.problem, wires)}
  </div>`;
}

/** Arrows choose, Enter and Tab take, Escape closes; everything else is typing. */
export function completeByKeys(event: KeyboardEvent, list: CompletionList | null, { dispatch, actions }: Wires): void {
  if (list === null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const item = list.items[list.choice];
  const isTaking = ['Enter', 'NumpadEnter', 'Tab'].includes(event.code) && !event.shiftKey && item !== undefined;
  if (event.code === 'Escape') dispatch({ kind: 'listClosed', at: list.from });
  else if (event.code === 'ArrowDown' && item) dispatch({ kind: 'choiceMoved', by: 1, of: list.items.length });
  else if (event.code === 'ArrowUp' && item) dispatch({ kind: 'choiceMoved', by: -1, of: list.items.length });
  else if (isTaking) actions.choose(list, item);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function option(item: ListItem, index: number, list: CompletionList, { actions }: Wires): TemplateResult {
  const isChosen = index === list.choice;
  return html`<li
    role="option"
    id=${optionId(index)}
    class=${isChosen ? 'chosen' : ''}
    aria-selected=${isChosen}
    ${isChosen ? ref(intoView) : nothing}
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${() => actions.choose(list, item)}
  >
    <span class="completion-label">${item.label}</span>
    ${item.detail === '' ? nothing : html`<span class="completion-detail">${item.detail}</span>`}
  </li>`;
}

function problem(text: string, { post }: Wires): TemplateResult {
  return html`<div class="completion-problem" role="status">
    <span>${text}</span>
    ${button({ label: l10n.t('Choose a folder…'), onClick: () => post({ type: 'chooseMacrosFolder' }) })}
  </div>`;
}

function listName({ trigger }: CompletionList): string {
  switch (trigger) {
    case '/':
      return l10n.t('Macros');
    case '#':
      return l10n.t('Tickets');
    case '~':
      return l10n.t('Comments');
    case '@':
      return l10n.t('People');
  }
}

function intoView(element: Element | undefined): void {
  element?.scrollIntoView({ block: 'nearest' });
}
