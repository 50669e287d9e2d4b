import { html, type TemplateResult } from 'lit';
import type { AttachmentView } from '../../../src/protocol/ticketView';
import { icon } from '../../shared/icon';

/** Files by name and size. The name is shown as text and is never an address. */
export function attachmentList(attachments: readonly AttachmentView[]): TemplateResult {
  return html`<ul class="attachments plain">
    ${attachments.map(
      file =>
        html`<li title=${file.hint}>
          ${icon('attach')}<span class="file-name">${file.fileName}</span><span class="muted">${file.size}</span>
        </li>`,
    )}
  </ul>`;
}
