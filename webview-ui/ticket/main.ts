import * as l10n from '@vscode/l10n';
import { render } from 'lit';
import { contentOf } from '../../src/protocol/draft';
import { hostMessage, type HostMessage, type WebviewMessage } from '../../src/protocol/ticketPanel';
import { openChannel } from '../shared/channel';
import { registerKit } from '../shared/kit';
import { listenForDraftKey } from '../shared/draftKey';
import { listenForLinks } from '../shared/links';
import { vscodeApi } from '../shared/vscodeApi';
import { DraftPoster } from './draftPoster';
import { FileIntake } from './fileIntake';
import { listenForFiles } from './fileListeners';
import { recall, remember } from './memory';
import { initialModel, type PanelEvent, type PanelModel } from './model';
import { Page } from './page';
import { reduce } from './reducer';
import { panelView } from './view/panelView';

registerKit();
start(document.getElementById('panel') ?? document.body);

/** Joins the parts: events change the model, the model is rendered, and what the host must know goes there. */
function start(root: HTMLElement): void {
  const api = vscodeApi();
  const memory = recall(api);
  const page = new Page(root, memory);
  let model = initialModel(memory?.open, memory?.editing ?? null);
  let isRenderWanted = false;

  const channel = openChannel<HostMessage, WebviewMessage>(api, hostMessage, message => {
    if (message.type === 'init') l10n.config({ contents: message.l10n });
    dispatch({ kind: 'host', message });
    if (message.type === 'draft') page.restoreSelection();
    if (message.type === 'focusComposer') page.focusComposer();
    if (message.type === 'insertText') insert(message);
    if (message.type === 'showNote') page.showNote(message.noteId, model);
    if (message.type === 'fileWanted') intake.deliver(message.token);
  });
  const intake = new FileIntake(message => channel.post(message), dispatch);
  const poster = new DraftPoster(draft => {
    channel.post({ type: 'draftChanged', draft });
    remember(api, model, page.place());
  });

  function dispatch(event: PanelEvent): void {
    const before = model;
    model = reduce(model, event);
    if (model === before) return;
    const { composer } = model;
    const draft = { ...contentOf(composer), rev: composer.rev };
    if (composer.rev > before.composer.rev && composer.rev > composer.savedRev) poster.changed(draft);
    if (model.request !== null && model.request !== before.request) {
      poster.flush();
      channel.post({ type: 'send', id: model.request, draft, fileIds: waitingFiles(model) });
    }
    wantRender();
    if (event.kind === 'editStarted') page.focusField(event.focus);
  }

  function insert({ id, text, isPrivate }: Extract<HostMessage, { type: 'insertText' }>): void {
    const { composer: before } = model;
    dispatch({ kind: 'inserted', text, isPrivate, at: page.cursor() ?? before.text.length });
    const isDone = model.composer !== before;
    if (isDone) page.focusComposer(page.cursorAfter(before.text, model.composer.text));
    channel.post({ type: 'inserted', id, isDone });
  }

  function wantRender(): void {
    if (isRenderWanted) return;
    isRenderWanted = true;
    queueMicrotask(() => {
      isRenderWanted = false;
      render(panelView(model, { dispatch, post: send, insert: text => page.insert(text) }), root);
      page.afterRender(model);
      remember(api, model, page.place());
    });
  }

  /** What was typed goes first, so that the host never acts on an older text. */
  function send(message: WebviewMessage): void {
    poster.flush();
    channel.post(message);
  }

  const keep = (): void => {
    poster.flush();
    remember(api, model, page.place());
  };
  window.addEventListener('pagehide', keep);
  window.addEventListener('blur', keep);
  page.onMove(() => remember(api, model, page.place()));
  listenForFiles(root, intake, dispatch);
  listenForDraftKey(() => send({ type: 'insertDraft' }));
  listenForLinks(root, url => channel.post({ type: 'openLink', url }));
  channel.post({ type: 'ready', remembered: memory?.draft ?? null });
}

/** Exactly the files that the person has before them. */
function waitingFiles({ panel }: PanelModel): string[] {
  return panel?.phase === 'ready' ? panel.files.pending.map(({ id }) => id) : [];
}
