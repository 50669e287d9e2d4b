import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CellView } from '../../../src/protocol/setupPanel';
import type { SetupModel } from '../model';
import type { Wires } from './wires';

export interface CellContext {
  readonly document: number;
  readonly rev: number;
  readonly typing: SetupModel['typing'];
  readonly wires: Wires;
}

/** One value: typed into, chosen, or only shown where it is nested; what it was before stands below. */
export function cell(view: CellView, label: string, context: CellContext): TemplateResult {
  return html`<div class="cell">
    ${control(view, label, context)}
    ${
      view.was === null
        ? nothing
        : html`<span class="was"
            ><span class="spoken">${l10n.t('was:')} </span
            ><del>${view.was === '' ? l10n.t('(none)') : view.was}</del></span
          >`
    }
  </div>`;
}

function control(view: CellView, label: string, context: CellContext): TemplateResult {
  switch (view.type) {
    case 'nested':
      return html`<button
        class="link nested"
        type="button"
        title=${l10n.t('Change it in the text')}
        aria-label=${`${label}: ${view.text}`}
        @click=${() => context.wires.post({ type: 'openText' })}
      >
        ${view.text}
      </button>`;
    case 'flag':
    case 'choice':
      return html`<select
        aria-label=${label}
        .value=${live(view.text)}
        @keydown=${moveByKeys}
        @change=${(event: Event) => commit(view, (event.target as HTMLSelectElement).value, context)}
      >
        ${view.text === '' ? html`<option value="" selected>—</option>` : nothing}
        ${view.options
          .filter(option => option.value !== '')
          .map(
            option =>
              html`<option value=${option.value} ?selected=${option.value === view.text}>${option.label}</option>`,
          )}
      </select>`;
    default:
      return textControl(view, label, context);
  }
}

function textControl(view: CellView, label: string, context: CellContext): TemplateResult {
  const { typing, wires } = context;
  const key = cellKey(view, context);
  const shown = typing?.cell === key ? typing.text : view.text;
  return html`<input
    type="text"
    aria-label=${label}
    title=${view.type === 'list' ? l10n.t('Several values, separated by commas') : nothing}
    size=${Math.min(40, Math.max(6, view.text.length + 1))}
    inputmode=${view.type === 'number' ? 'decimal' : nothing}
    spellcheck="false"
    .value=${live(shown)}
    @input=${(event: Event) => wires.dispatch({ kind: 'typed', cell: key, text: (event.target as HTMLInputElement).value })}
    @change=${(event: Event) => commit(view, (event.target as HTMLInputElement).value, context)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape' && typing !== null) {
        event.stopPropagation();
        wires.dispatch({ kind: 'typingDropped' });
      } else moveByKeys(event);
    }}
  />`;
}

/** Tells cells apart while one is being typed into. */
function cellKey({ path }: CellView, { document }: Pick<CellContext, 'document'>): string {
  return JSON.stringify([document, path]);
}

function commit({ path, text }: CellView, typed: string, { document, rev, wires }: CellContext): void {
  if (typed === text) wires.dispatch({ kind: 'typingDropped' });
  else wires.post({ type: 'setValue', rev, document, path, text: typed });
}

/** Enter goes down a column and Shift+Enter up; so do Ctrl and the arrows. */
function moveByKeys(event: KeyboardEvent): void {
  const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
  const isArrow = event.ctrlKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
  if (!isEnter && !isArrow) return;
  const isUp = isEnter ? event.shiftKey : event.key === 'ArrowUp';
  const control = event.target as HTMLElement;
  const td = control.closest('td');
  const row = td?.closest('tr') ?? null;
  if (isEnter && row === null) control.blur();
  if (td === null || row === null) return;
  event.preventDefault();
  const column = [...row.children].indexOf(td);
  const next = isUp ? row.previousElementSibling : row.nextElementSibling;
  const target = next?.children[column]?.querySelector<HTMLElement>('input, select, button');
  if (target === null || target === undefined) control.blur();
  else target.focus();
}
