import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LinksView } from '../../../src/protocol/links';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import type { PanelModel } from '../model';
import { linkProgress } from './linkProblem';
import type { Wires } from './panelView';
import { section } from './section';

/** Tags as chips, each with its removal, and a field with completion for one more. */
export function tags(links: LinksView, model: PanelModel, wires: Wires): TemplateResult {
  return section(
    l10n.t('Tags'),
    null,
    html`${
      links.tags.length === 0
        ? html`<p class="muted">${l10n.t('No tags')}</p>`
        : html`<ul class="tag-chips plain">
            ${links.tags.map(tag => html`<li>${chip(tag, links, wires)}</li>`)}
          </ul>`
    }
    ${addForm(links, model, wires)} ${linkProgress(links, 'tags', wires)}`,
  );
}

function chip({ id, name }: LinksView['tags'][number], links: LinksView, { post }: Wires): TemplateResult {
  const label = links.removeTagBlocked ?? l10n.t('Remove the tag «{0}»', name);
  return html`<span class="tag-name">${name}</span>
    <button
      class="chip-button"
      type="button"
      title=${label}
      aria-label=${label}
      ?disabled=${links.removeTagBlocked !== null || links.busy !== null}
      @click=${() => post({ type: 'removeTag', id })}
    >
      ${icon('close')}
    </button>`;
}

function addForm(links: LinksView, { inputs }: PanelModel, wires: Wires): TemplateResult {
  const blocked = links.addTagBlocked;
  const add = (): void => wires.post({ type: 'addTag', name: inputs.tag });
  const onKey = (event: KeyboardEvent): void => {
    if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
    event.preventDefault();
    if (!event.isComposing) add();
  };
  return html`<div class="add-row">
      <input
        class="field"
        list="known-tags"
        autocomplete="off"
        aria-label=${l10n.t('New tag')}
        placeholder=${l10n.t('New tag')}
        title=${blocked ?? nothing}
        ?disabled=${blocked !== null}
        .value=${live(inputs.tag)}
        @input=${(event: Event) => wires.dispatch({ kind: 'linkTyped', inputs: { tag: (event.target as HTMLInputElement).value } })}
        @keydown=${onKey}
      />
      <datalist id="known-tags">${links.knownTags.map(name => html`<option value=${name}></option>`)}</datalist>
      ${button({
        label: l10n.t('Add'),
        disabled: blocked !== null || links.busy !== null || inputs.tag.trim() === '',
        onClick: add,
      })}
    </div>
    ${blocked === null ? nothing : html`<p class="muted blocked">${blocked}</p>`}`;
}
