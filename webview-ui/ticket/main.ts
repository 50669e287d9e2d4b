import * as l10n from '@vscode/l10n';
import { render } from 'lit';
import { panelMemory, type PanelMemory } from '../../src/protocol/panelMemory';
import { hostMessage, type HostMessage, type WebviewMessage } from '../../src/protocol/ticketPanel';
import { openChannel } from '../shared/channel';
import { chooseIn } from '../shared/kit';
import type { Actions } from './actions';
import { emptyModel, hasFragileCharacters, maySend, reduce, type Model, type PanelEvent } from './model';
import { view } from './view';

/** Keystrokes within this time are told to the host together. */
const coalesceMs = 40;


const root = document.getElementById('panel') ?? document.body;

let model: Model = emptyModel;
let placeToRestore: Pick<PanelMemory, 'scrollTop' | 'selection'> | null = null;
let telling: ReturnType<typeof setTimeout> | undefined;

const channel = openChannel<HostMessage, WebviewMessage>(hostMessage, message => {
  if (message.type === 'init') {
    l10n.config({ contents: message.l10n });
    document.documentElement.lang = message.language;
  }
  dispatch({ type: 'host', message });
  if (message.type === 'focusComposer') textarea()?.focus();
  if (message.type === 'landed' && model.composer.rev > model.composer.savedRev) tellNow();
  if (message.type === 'state' && message.state.phase === 'ready') restorePlace();
});

function dispatch(event: PanelEvent): void {
  model = reduce(model, event);
  remember();
  render(view(model, actions), root);
  chooseIn(root, model.composer.statusAfter === null ? '' : String(model.composer.statusAfter));
}

/** For the panel's own reload: which ticket it is, and text that the host may not have acknowledged yet. */
function remember(): void {
  const { init, composer } = model;
  if (init === null) return;
  const { text, isPrivate, statusAfter, rev, savedRev } = composer;
  const field = textarea();
  const memory: PanelMemory = {
    origin: init.origin,
    ticketId: init.ticketId,
    draft: { text, isPrivate, statusAfter, rev, savedRev, writer: init.writer },
    scrollTop: placeToRestore?.scrollTop ?? window.scrollY,
    selection: placeToRestore?.selection ?? (field ? [field.selectionStart, field.selectionEnd] : null),
    open: [...model.open],
  };
  channel.remember(memory);
}

/** Puts scroll and cursor where they were before the reload, once there is something to scroll. */
function restorePlace(): void {
  const place = placeToRestore;
  placeToRestore = null;
  if (place === null) return;
  window.scrollTo({ top: place.scrollTop });
  if (place.selection) textarea()?.setSelectionRange(...place.selection);
}

function textarea(): HTMLTextAreaElement | null {
  return root.querySelector('textarea');
}

function draft() {
  const { text, isPrivate, statusAfter, rev } = model.composer;
  return { text, isPrivate, statusAfter, rev };
}

function tellNow(): void {
  clearTimeout(telling);
  telling = undefined;
  channel.post({ type: 'draftChanged', draft: draft() });
}

function send(): void {
  tellNow();
  const id = crypto.randomUUID();
  dispatch({ type: 'asksToSend', id });
  channel.post({ type: 'send', id, draft: draft() });
}

const actions: Actions = {
  compose: change => {
    dispatch({ type: 'composed', change });
    telling ??= setTimeout(tellNow, coalesceMs);
  },
  send: () => {
    if (!maySend(model)) return;
    if (hasFragileCharacters(model.composer.text)) dispatch({ type: 'warnOfEmoji' });
    else send();
  },
  sendAllTheSame: () => {
    if (maySend(model)) send();
  },
  decideConflict: choice => {
    dispatch({ type: 'conflictDecided' });
    channel.post({ type: 'resolveDraftConflict', choice, mine: draft() });
  },
  closeNotice: () => dispatch({ type: 'noticeClosed' }),
  run: action => channel.post({ type: 'action', action }),
  open: (key, isOpen) => {
    if (model.open.has(key) !== isOpen) dispatch({ type: 'opened', key, isOpen });
  },
};

window.addEventListener('keydown', event => {
  const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
  if (!isEnter || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  actions.send();
});

/** A link of a ticket is never followed by the webview itself: the host decides what may be opened. */
function interceptLink(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  const url = link.getAttribute('href') ?? '';
  if (url !== '' && url.length <= 8192) channel.post({ type: 'openLink', url });
}

document.addEventListener('click', interceptLink, { capture: true });
document.addEventListener('auxclick', interceptLink, { capture: true });

// Leaving the panel must not wait for the coalescing.
window.addEventListener('blur', () => {
  if (telling !== undefined) tellNow();
  remember();
});
window.addEventListener('scrollend', remember);

const kept = panelMemory.safeParse(channel.remembered());
if (kept.success) {
  placeToRestore = kept.data;
  dispatch({ type: 'remembered', draft: kept.data.draft, open: kept.data.open });
}
channel.post({ type: 'ready', remembered: kept.success ? kept.data.draft : null });
