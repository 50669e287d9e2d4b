import { render } from 'lit';
import {
  mappingHostMessage,
  type MappingHostMessage,
  type MappingWebviewMessage,
} from '../../src/protocol/mappingPanel';
import { openChannel } from '../shared/channel';
import { registerKit } from '../shared/kit';
import { useLanguage } from '../shared/language';
import { renderSoon } from '../shared/renderSoon';
import { vscodeApi } from '../shared/vscodeApi';
import { initialModel, type MappingEvent } from './model';
import { memoryOf, reduce } from './reducer';
import { mappingView } from './view/mappingView';

registerKit();
start(document.getElementById('panel') ?? document.body);

/** Joins the parts: what is entered goes to the host, which answers with everything that follows from it. */
function start(root: HTMLElement): void {
  const api = vscodeApi();
  let model = initialModel;

  const channel = openChannel<MappingHostMessage, MappingWebviewMessage>(api, mappingHostMessage, message => {
    if (message.type === 'init') useLanguage(message);
    dispatch({ kind: 'host', message });
  });

  function dispatch(event: MappingEvent): void {
    model = reduce(model, event);
    if (event.kind === 'entered') {
      channel.post({ type: 'edited', rev: model.rev, slot: event.slot, value: event.value });
    }
    if (event.kind === 'proposalTaken') channel.post({ type: 'takeProposal', rev: model.rev });
    wantRender();
  }

  const wantRender = renderSoon(() => {
    render(mappingView(model, { dispatch, post: message => channel.post(message) }), root);
    const memory = memoryOf(model);
    if (memory !== null) api.setState(memory);
  });

  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyS') {
      event.preventDefault();
      channel.post({ type: 'save' });
    }
  });
  wantRender();
  channel.post({ type: 'ready' });
}
