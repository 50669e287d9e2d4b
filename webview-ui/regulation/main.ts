import { render } from 'lit';
import {
  regulationHostMessage,
  type RegulationHostMessage,
  type RegulationPage,
  type RegulationWebviewMessage,
} from '../../src/protocol/regulationPage';
import { openChannel } from '../shared/channel';
import { registerKit } from '../shared/kit';
import { useLanguage } from '../shared/language';
import { vscodeApi } from '../shared/vscodeApi';
import { goTo, listenForAnchors } from './anchors';
import { pageView } from './view/pageView';

registerKit();
start(document.getElementById('panel') ?? document.body);

/** Shows what the host says, and tells it what was pressed. */
function start(root: HTMLElement): void {
  const api = vscodeApi();
  let page: RegulationPage | null = null;

  const channel = openChannel<RegulationHostMessage, RegulationWebviewMessage>(api, regulationHostMessage, message => {
    switch (message.type) {
      case 'init':
        useLanguage(message);
        break;
      case 'page':
        page = message.page;
        show();
        break;
      case 'goTo':
        goTo(root, message.clause);
    }
  });

  function show(): void {
    render(pageView(page, post), root);
  }

  function post(message: RegulationWebviewMessage): void {
    if (message.type === 'chooseYear') api.setState({ year: message.year });
    channel.post(message);
  }

  listenForAnchors(root);
  api.setState(api.getState() ?? { year: null });
  show();
  channel.post({ type: 'ready' });
}
