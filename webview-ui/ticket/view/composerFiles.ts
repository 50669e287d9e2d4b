import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PendingFileView } from '../../../src/protocol/files';
import { icon } from '../../shared/icon';
import { iconButton, progressRing } from '../../shared/kit';
import type { ArrivingFile, PanelModel, RefusedFile } from '../model';
import { isLocked } from '../sendable';
import type { ReadyState, Wires } from './panelView';

/** Opens the host's dialog. */
export function attachButton(model: PanelModel, { files }: ReadyState, { post }: Wires): TemplateResult {
  const label = files.attachBlocked ?? l10n.t('Attach files ({0}); they can also be dropped or pasted', files.limit);
  return iconButton({
    icon: 'attach',
    className: 'attach',
    label,
    disabled: files.attachBlocked !== null || isLocked(model),
    onClick: () => post({ type: 'pickFiles' }),
  });
}

/** The files that go with the reply: waiting, arriving, and refused. */
export function composerFiles(model: PanelModel, { files }: ReadyState, wires: Wires): unknown {
  const { arriving, refused, composer } = model;
  if (files.pending.length + arriving.length + refused.length === 0) return nothing;
  return html`${
      composer.isPrivate && files.pending.length > 0
        ? html`<p class="files-warning" role="status">
            ${icon('warning')}
            ${l10n.t('Files belong to the ticket: the customer sees them even though the comment is private.')}
          </p>`
        : nothing
    }
    <ul class="pending-files plain" aria-label=${l10n.t('Files to attach')}>
      ${repeat(
        files.pending,
        ({ id }) => id,
        file => html`<li class=${file.objection === null ? '' : 'refused'}>${waiting(file, model, wires)}</li>`,
      )}
      ${arriving.map(file => html`<li>${coming(file)}</li>`)}
      ${refused.map(file => html`<li class="refused">${notTaken(file, wires)}</li>`)}
    </ul>`;
}

/** Where a file that is being dragged would go. */
export function dropHint({ files }: ReadyState): TemplateResult {
  return html`<div class="drop-hint" aria-hidden="true">
    <p>${icon('attach')} ${files.attachBlocked ?? l10n.t('Drop to attach to the reply')}</p>
  </div>`;
}

function waiting(file: PendingFileView, model: PanelModel, { post }: Wires): TemplateResult {
  return html`${icon(file.objection === null ? 'file' : 'error')}
    <span class="file">
      <span class="file-name">${file.name}</span> <span class="muted">${file.size}</span>
      ${file.objection === null ? nothing : html`<span class="file-problem" role="alert">${file.objection}</span>`}
    </span>
    ${iconButton({
      icon: 'close',
      label: l10n.t('Do not attach «{0}»', file.name),
      disabled: isLocked(model),
      onClick: () => post({ type: 'removeFile', id: file.id }),
    })}`;
}

function coming(file: ArrivingFile): TemplateResult {
  return html`${progressRing(l10n.t('Taking over «{0}»…', file.name))}
    <span class="file"><span class="file-name">${file.name}</span></span>`;
}

function notTaken(file: RefusedFile, { dispatch }: Wires): TemplateResult {
  return html`${icon('error')}
    <span class="file" role="alert">
      <span class="file-name">${file.name}</span>
      <span class="file-problem">${file.message}</span>
    </span>
    ${iconButton({
      icon: 'close',
      label: l10n.t('Close'),
      onClick: () => dispatch({ kind: 'refusalClosed', key: file.key }),
    })}`;
}
