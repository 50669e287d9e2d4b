import { render } from 'lit';
import { setupHostMessage, type SetupHostMessage, type SetupWebviewMessage } from '../../src/protocol/setupPanel';
import { openChannel } from '../shared/channel';
import { registerKit } from '../shared/kit';
import { useLanguage } from '../shared/language';
import { renderSoon } from '../shared/renderSoon';
import { vscodeApi } from '../shared/vscodeApi';
import { initialModel, type SetupEvent } from './model';
import { reduce } from './reducer';
import { panelView } from './view/panelView';

registerKit();
start(document.getElementById('panel') ?? document.body);

/** Joins the parts: what the person does goes to the host, which answers with everything that follows from it. */
function start(root: HTMLElement): void {
  const api = vscodeApi();
  let model = initialModel;

  const channel = openChannel<SetupHostMessage, SetupWebviewMessage>(api, setupHostMessage, message => {
    if (message.type === 'init') {
      useLanguage(message);
      api.setState({ key: message.key });
    }
    dispatch({ kind: 'host', message });
  });

  function dispatch(event: SetupEvent): void {
    model = reduce(model, event);
    wantRender();
  }

  const wantRender = renderSoon(() => {
    const isFirst = document.querySelector('.setup') === null;
    render(panelView(model, { dispatch, post: message => channel.post(message) }), root);
    // Whoever works by keyboard begins at the views of the proposal.
    if (isFirst) document.querySelector<HTMLElement>('.tab[aria-selected=true]')?.focus();
  });

  document.addEventListener('keydown', event => {
    if (!event.ctrlKey && !event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      commitFocused();
      channel.post({ type: 'apply' });
      return;
    }
    // What is being typed has its own undo.
    if (model.typing !== null) return;
    const isUndo = event.code === 'KeyZ' && !event.shiftKey;
    const isRedo = (event.code === 'KeyZ' && event.shiftKey) || event.code === 'KeyY';
    if (!isUndo && !isRedo) return;
    event.preventDefault();
    channel.post({ type: isUndo ? 'undo' : 'redo' });
  });

  wantRender();
  channel.post({ type: 'ready' });
}

/** A cell that is being typed into counts as soon as it loses the focus. */
function commitFocused(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement) activeElement.blur();
}
