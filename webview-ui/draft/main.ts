import { render } from 'lit';
import {
  draftHostMessage,
  draftPanelMemory,
  type DraftHostMessage,
  type DraftWebviewMessage,
} from '../../src/protocol/draftPanel';
import { openChannel } from '../shared/channel';
import { listenForDraftKey } from '../shared/draftKey';
import { registerKit } from '../shared/kit';
import { useLanguage } from '../shared/language';
import { renderSoon } from '../shared/renderSoon';
import { vscodeApi } from '../shared/vscodeApi';
import { initialModel, type DraftEvent } from './model';
import { memoryOf, reduce } from './reducer';
import { selectedText } from './selection';
import { draftPanelView } from './view/draftPanelView';

registerKit();
start(document.getElementById('panel') ?? document.body);

/** Joins the parts: events change the model, the model is rendered, and what the host must do goes there. */
function start(root: HTMLElement): void {
  const api = vscodeApi();
  const memory = draftPanelMemory.safeParse(api.getState());
  let model = initialModel(memory.success ? memory.data : null);

  const channel = openChannel<DraftHostMessage, DraftWebviewMessage>(api, draftHostMessage, message => {
    if (message.type === 'init') useLanguage(message);
    dispatch({ kind: 'host', message });
  });

  function dispatch(event: DraftEvent): void {
    const before = model;
    model = reduce(model, event);
    if (model !== before) wantRender();
  }

  const wantRender = renderSoon(() => {
    render(draftPanelView(model, { dispatch, post: message => channel.post(message) }), root);
    const remembered = memoryOf(model);
    if (remembered !== null) api.setState(remembered);
  });

  document.addEventListener('selectionchange', () => dispatch({ kind: 'selected', text: selectedText(root) }));
  listenForDraftKey(() => {
    if (model.state?.draft?.blocked === null) channel.post({ type: 'insert', as: 'reply' });
  });
  wantRender();
  channel.post({ type: 'ready' });
}
