import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { ScriptsView } from '../../../src/protocol/scripts';
import { icon } from '../../shared/icon';
import type { Wires } from './panelView';
import { section } from './section';

type ScriptFile = ScriptsView['files'][number];

/** Files of the workspace that have to do with the ticket; nothing where there are none. */
export function scripts({ files, hidden }: ScriptsView, wires: Wires): unknown {
  if (files.length === 0) return nothing;
  return section(
    l10n.t('Scripts'),
    files.length + hidden,
    html`<ul class="scripts plain">
        ${files.map(file => html`<li>${row(file, wires)}</li>`)}
      </ul>
      ${hidden === 0 ? nothing : html`<p class="muted">${l10n.t('and {0} more', hidden)}</p>`}`,
  );
}

function row({ key, name, folder, reason }: ScriptFile, { post }: Wires): unknown {
  return html`${icon('file-code')}
    <span class="file">
      <button
        class="link file-name"
        type="button"
        title=${l10n.t('Open «{0}»', folder === '' ? name : `${folder}/${name}`)}
        @click=${() => post({ type: 'openScript', key })}
      >
        ${name}
      </button>
      <span class="file-facts muted">${folder === '' ? reason : `${folder} · ${reason}`}</span>
    </span>`;
}
