import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DraftPanelState } from '../../../src/protocol/draftPanel';
import { button, iconButton } from '../../shared/kit';
import type { DraftModel } from '../model';
import type { DraftWires } from './draftPanelView';

/** What can be done with the draft; it stays at the bottom of the panel. */
export function actions(model: DraftModel, state: DraftPanelState, wires: DraftWires): unknown {
  if (state.draft === null && state.working === null && state.problem === null) return nothing;
  const isBusy = state.working !== null || state.unavailable !== null;
  return html`<footer class="actions" aria-label=${l10n.t('What to do with the draft')}>
    <div class="actions-inner">
      ${model.isRejecting ? rejecting(wires) : html`${inserting(model, state, isBusy, wires)} ${again(model, isBusy, wires)}`}
    </div>
  </footer>`;
}

function inserting(
  model: DraftModel,
  { draft, mayWritePrivate }: DraftPanelState,
  isBusy: boolean,
  { post, dispatch }: DraftWires,
): unknown {
  if (draft === null) return nothing;
  const isBlocked = isBusy || draft.blocked !== null;
  const { selection } = model;
  return html`<div class="row">
    ${button({
      label: l10n.t('Insert as reply'),
      icon: 'reply',
      appearance: 'primary',
      className: 'insert',
      title: l10n.t('At the cursor of the reply; nothing is sent (Ctrl+Alt+Enter)'),
      disabled: isBlocked,
      onClick: () => post({ type: 'insert', as: 'reply' }),
    })}
    ${
      mayWritePrivate
        ? button({
            label: l10n.t('As private comment'),
            icon: 'lock',
            disabled: isBlocked,
            onClick: () => post({ type: 'insert', as: 'private' }),
          })
        : nothing
    }
    ${
      selection === ''
        ? nothing
        : button({
            label: l10n.t('Insert selection'),
            icon: 'selection',
            disabled: isBusy,
            // The click would take the selection away before it is used.
            onClick: () => post({ type: 'insertSelection', text: selection }),
          })
    }
    <span class="grow"></span>
    ${iconButton({
      icon: 'thumbsdown',
      label: l10n.t('Reject with a reason'),
      disabled: isBusy,
      onClick: () => dispatch({ kind: 'rejecting', isRejecting: true }),
    })}
  </div>`;
}

function again({ wish, state }: DraftModel, isBusy: boolean, { post, dispatch }: DraftWires): TemplateResult {
  const isRobots = state?.draft?.kind.key === 'robot';
  const write = (): void => {
    post({ type: 'write', wish: wish.trim() === '' ? null : wish });
    dispatch({ kind: 'wishTyped', wish: '' });
  };
  return html`<div class="row wish">
    <input
      type="text"
      maxlength="500"
      aria-label=${l10n.t('What should be different')}
      placeholder=${l10n.t('What should be different: shorter, for an accountant…')}
      .value=${live(wish)}
      ?disabled=${isBusy}
      @input=${(event: Event) => dispatch({ kind: 'wishTyped', wish: (event.target as HTMLInputElement).value })}
      @keydown=${(event: KeyboardEvent) => {
        const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
        if (isEnter && !event.altKey && !event.isComposing && !isBusy) write();
      }}
    />
    ${button({
      label: isRobots ? l10n.t('Write a draft') : l10n.t('Write again'),
      icon: isRobots ? 'sparkle' : 'refresh',
      disabled: isBusy,
      onClick: write,
    })}
  </div>`;
}

function rejecting({ post, dispatch }: DraftWires): TemplateResult {
  const reasons = [
    ['wrong', l10n.t('Wrong')],
    ['otherCase', l10n.t('About another case')],
    ['incomplete', l10n.t('Incomplete')],
    ['outdated', l10n.t('Out of date')],
    ['tone', l10n.t('Badly put')],
    ['other', l10n.t('Another reason')],
  ] as const;
  return html`<div class="row rejecting" role="group" aria-label=${l10n.t('Why is the draft no good?')}>
    <span>${l10n.t('Why is the draft no good?')}</span>
    ${reasons.map(([reason, label]) =>
      button({
        label,
        onClick: () => {
          post({ type: 'reject', reason });
          dispatch({ kind: 'rejecting', isRejecting: false });
        },
      }),
    )}
    ${iconButton({ icon: 'close', label: l10n.t('Close'), onClick: () => dispatch({ kind: 'rejecting', isRejecting: false }) })}
  </div>`;
}
