import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AttachmentView } from '../../../src/protocol/ticketView';
import { icon } from '../../shared/icon';
import { iconButton } from '../../shared/kit';
import type { ReadyState, Wires } from './panelView';
import { section } from './section';

/** The files of the ticket itself; those of notes stand with their notes. */
export function ticketFiles({ ticket, files }: ReadyState, wires: Wires): unknown {
  if (ticket.attachments.length === 0) return nothing;
  return section(
    l10n.t('Attachments'),
    ticket.attachments.length,
    attachmentList(ticket.attachments, files.downloadBlocked, wires),
  );
}

/** Files by name, size, author and time. The name is shown as text and is never an address. */
export function attachmentList(
  attachments: readonly AttachmentView[],
  blocked: string | null,
  wires: Wires,
): TemplateResult {
  return html`<ul class="attachments plain">
    ${attachments.map(file => html`<li>${row(file, blocked, wires)}</li>`)}
  </ul>`;
}

function row(file: AttachmentView, blocked: string | null, { post }: Wires): TemplateResult {
  const download = (): void => post({ type: 'downloadFile', id: file.id });
  const open = (): void => (file.isShowable ? post({ type: 'openFile', id: file.id }) : download());
  const title = file.isShowable ? l10n.t('Show «{0}»', file.fileName) : l10n.t('Download «{0}»', file.fileName);
  return html`${icon(file.isShowable ? 'file-text' : 'file')}
    <span class="file">
      ${
        blocked === null
          ? html`<button class="link file-name" type="button" title=${title} @click=${open}>${file.fileName}</button>`
          : html`<span class="file-name" title=${blocked}>${file.fileName}</span>`
      }
      <span class="file-facts muted" title=${file.hint}>
        ${file.size} · ${file.author === '' ? nothing : html`${file.author} · `}<span title=${file.at.hint}
          >${file.at.text}</span
        >
      </span>
    </span>
    ${iconButton({
      icon: 'cloud-download',
      label: blocked ?? l10n.t('Download «{0}»', file.fileName),
      disabled: blocked !== null,
      onClick: download,
    })}`;
}
