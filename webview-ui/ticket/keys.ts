import type { PanelActions } from './actions';
import type { PanelModel } from './model';
import { shortcutOf } from './shortcuts';

/** Forms inside the page that have keys of their own. */
const ownKeys = '.fields-form, .note-editor';

/**
 * The panel's keys, before anything else hears them: lists would open at them, and VS Code has commands on some. By
 * place, so that they work on every layout.
 */
export function listenForKeys(actions: PanelActions, model: () => PanelModel): void {
  document.addEventListener(
    'keydown',
    event => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.code === 'Escape' && model().delay !== null) {
        actions.cancelSending();
        consume(event);
        return;
      }
      const action = shortcutOf(event, isTyping(target));
      if (action === null) return;
      const isSending = action === 'send' || action === 'sendNext' || action === 'sendResolve';
      if (isSending && target?.closest(ownKeys)) return;
      if (model().isHelpOpen && action !== 'help') return;
      consume(event);
      if (!event.repeat || action === 'next' || action === 'previous') actions.run(action);
    },
    { capture: true },
  );
}

function consume(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function isTyping(target: Element | null): boolean {
  return target !== null && target.closest('textarea, input, select, vscode-dropdown') !== null;
}
