import { render } from 'lit';
import { contentOf } from '../../src/protocol/draft';
import { hostMessage, type HostMessage, type WebviewMessage } from '../../src/protocol/ticketPanel';
import { openChannel } from '../shared/channel';
import { registerKit } from '../shared/kit';
import { useLanguage } from '../shared/language';
import { listenForLinks } from '../shared/links';
import { listenForMentions } from '../shared/mentions';
import { renderSoon } from '../shared/renderSoon';
import { vscodeApi } from '../shared/vscodeApi';
import { PanelActions } from './actions';
import { begunIn } from './completion';
import { DraftPoster } from './draftPoster';
import { privacyWith, withGap } from './draftInsertion';
import { FileIntake } from './fileIntake';
import { listenForFiles } from './fileListeners';
import { listenForKeys } from './keys';
import { recall, remember } from './memory';
import { initialModel, type PanelEvent, type PanelModel } from './model';
import { Page } from './page';
import { ReadingWatch } from './readingWatch';
import { reduce } from './reducer';
import { isLocked } from './sendable';
import { panelView } from './view/panelView';
import { WorkClock } from './workClock';

registerKit();
start(document.getElementById('panel') ?? document.body);

/** Joins the parts: events change the model, the model is rendered, and what the host must know goes there. */
function start(root: HTMLElement): void {
  const api = vscodeApi();
  const memory = recall(api, root.dataset['subject'] ?? '');
  const page = new Page(root, memory);
  let model = initialModel(memory?.open, memory?.editing ?? null, memory?.noteEdit ?? null);

  const channel = openChannel<HostMessage, WebviewMessage>(api, hostMessage, message => {
    if (message.type === 'init') useLanguage(message);
    if (message.type === 'landed' && (message.minutes ?? 0) > 0) clock.reset();
    dispatch({ kind: 'host', message });
    if (message.type === 'draft') page.restoreSelection();
    if (message.type === 'focusComposer') page.focusComposer();
    if (message.type === 'insertText') insert(message);
    if (message.type === 'showNote') page.showNote(message.noteId, model);
    if (message.type === 'fileWanted') intake.deliver(message.token);
    if (message.type === 'walkWanted') actions.walk(message.to);
  });
  const intake = new FileIntake(message => channel.post(message), dispatch);
  const poster = new DraftPoster(draft => {
    channel.post({ type: 'draftChanged', draft });
    keepPlace();
  });
  const reading = new ReadingWatch(
    root,
    () => model,
    upTo => channel.post({ type: 'seen', upTo }),
  );
  const actions = new PanelActions({ model: () => model, dispatch, post: send, page, reading });
  const clock = new WorkClock(memory?.workedMs ?? 0, minutes => dispatch({ kind: 'worked', minutes }));

  function dispatch(event: PanelEvent): void {
    const before = model;
    model = reduce(model, event);
    if (model === before) return;
    const { composer } = model;
    const draft = { ...contentOf(composer), rev: composer.rev };
    if (composer.rev > before.composer.rev && composer.rev > composer.savedRev) poster.changed(draft);
    if (model.request !== null && model.request !== before.request) {
      poster.flush();
      channel.post({ type: 'send', id: model.request, draft, fileIds: waitingFiles(model), then: model.then });
    }
    askForList(before);
    wantRender();
    if (event.kind === 'editStarted') page.focusField(event.focus);
    if (event.kind === 'noteEditStarted') page.focusLater('.note-editor textarea');
  }

  /** What the list beside the cursor is to show comes from the host. */
  function askForList(before: PanelModel): void {
    const begun = begunIn(model);
    const was = begunIn(before);
    if (begun === null || (was?.trigger === begun.trigger && was.query === begun.query)) return;
    if (begun.trigger === '/' && was?.trigger !== '/') channel.post({ type: 'wantMacros' });
    if (begun.trigger === '#' || begun.trigger === '@') {
      channel.post({ type: 'complete', trigger: begun.trigger, query: begun.query });
    }
  }

  /** As typing does, so that it can be undone. */
  function insert({ id, text, isPrivate }: Extract<HostMessage, { type: 'insertText' }>): void {
    const { composer } = model;
    const isDone = composer.isKnown && !isLocked(model);
    if (isDone) {
      const privacy = privacyWith(composer, isPrivate);
      if (privacy !== composer.isPrivate) dispatch({ kind: 'privacyChosen', isPrivate: privacy });
      if (model.writing.isPreview) actions.togglePreview();
      page.insert(withGap(text, composer.text.slice(0, page.caret() ?? composer.text.length)), null, () => null);
    }
    channel.post({ type: 'inserted', id, isDone });
  }

  const wantRender = renderSoon(() => {
    render(panelView(model, { dispatch, post: send, actions }), root);
    page.afterRender(model);
    reading.look();
    keepPlace();
  });

  /** What was typed goes first, so that the host never acts on an older text. */
  function send(message: WebviewMessage): void {
    poster.flush();
    channel.post(message);
  }

  function keepPlace(): void {
    remember(api, model, page.place(), clock.ms);
  }

  const keep = (): void => {
    poster.flush();
    keepPlace();
  };
  window.addEventListener('pagehide', keep);
  window.addEventListener('blur', keep);
  window.addEventListener('focus', () => reading.look());
  page.onMove(() => {
    keepPlace();
    reading.look();
  });
  page.onCaret(at => dispatch({ kind: 'caretMoved', at }));
  listenForFiles(root, intake, dispatch);
  listenForLinks(root, url => channel.post({ type: 'openLink', url }));
  listenForMentions(root, (ticketId, noteId) => actions.open(ticketId, noteId));
  listenForKeys(actions, () => model);
  channel.post({ type: 'ready', remembered: memory?.draft ?? null });
}

/** Exactly the files that the person has before them. */
function waitingFiles({ panel }: PanelModel): string[] {
  return panel?.phase === 'ready' ? panel.files.pending.map(({ id }) => id) : [];
}
