import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { iconButton } from '../../shared/kit';
import { keysText, shortcuts, type ShortcutAction } from '../shortcuts';
import type { Wires } from './panelView';

const isMac = /mac/i.test(navigator.platform);

/** A label with the keys that do the same. */
export function withKeys(label: string, action: ShortcutAction): string {
  const shortcut = shortcuts.find(each => each.action === action);
  return shortcut === undefined ? label : `${label} (${keysText(shortcut, isMac)})`;
}

/** What keys do, over the panel. */
export function help({ dispatch }: Wires): TemplateResult {
  const close = (): void => dispatch({ kind: 'helpToggled', isOpen: false });
  return html`<dialog class="help" aria-labelledby="help-title" ${ref(showOnce)} @close=${close}>
    <div class="help-head">
      <h2 id="help-title">${l10n.t('Keys')}</h2>
      ${iconButton({ icon: 'close', label: l10n.t('Close'), onClick: close })}
    </div>
    <dl>
      ${shortcuts.map(shortcut => row(keysText(shortcut, isMac), actionName(shortcut.action)))}
      ${row('Esc', l10n.t('cancel a sending that waits; close a list'))}
      ${row('/', l10n.t('at the beginning of a line: macros'))}
      ${row('# ~ @', l10n.t('ticket, comment, person: refer to them'))}
    </dl>
  </dialog>`;
}

function row(keys: string, meaning: string): TemplateResult {
  return html`<div>
    <dt><kbd>${keys}</kbd></dt>
    <dd>${meaning}</dd>
  </div>`;
}

function actionName(action: ShortcutAction): string {
  switch (action) {
    case 'send':
      return l10n.t('send; pressed again, without waiting');
    case 'sendNext':
      return l10n.t('send and go to the next ticket');
    case 'sendResolve':
      return l10n.t('send and resolve');
    case 'insertDraft':
      return l10n.t('put the draft into the reply; nothing is sent');
    case 'next':
      return l10n.t('next ticket of the list');
    case 'previous':
      return l10n.t('previous ticket of the list');
    case 'takeNext':
      return l10n.t('take the next ticket by the regulation');
    case 'reply':
      return l10n.t('to the reply');
    case 'news':
      return l10n.t('to what is new');
    case 'quote':
      return l10n.t('quote what is selected, or the customer’s last comment');
    case 'preview':
      return l10n.t('how the reply will look, and back');
    case 'markUnread':
      return l10n.t('mark as unread');
    case 'help':
      return l10n.t('this list');
  }
}

/** The browser keeps the focus inside a modal dialog, closes it by Escape, and gives the focus back. */
function showOnce(element: Element | undefined): void {
  if (element instanceof HTMLDialogElement && !element.open) {
    requestAnimationFrame(() => element.isConnected && !element.open && element.showModal());
  }
}
