import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { NoticeView } from '../../../src/protocol/setupPanel';
import { icon } from '../../shared/icon';
import { button, iconButton } from '../../shared/kit';
import type { Wires } from './wires';

const icons = { info: 'info', warning: 'warning', error: 'error', done: 'pass' } as const;

/** What has just happened, or keeps the person from going on, with what can be done. */
export function noticeBanner(notice: NoticeView | null, { post }: Wires): TemplateResult | typeof nothing {
  if (notice === null) return nothing;
  const isUrgent = notice.tone === 'error' || notice.tone === 'warning';
  return html`<div class="notice ${notice.tone}" role=${isUrgent ? 'alert' : 'status'}>
    ${icon(icons[notice.tone])}
    <div class="notice-text">
      <p>${notice.message}</p>
      ${
        notice.details.length === 0
          ? nothing
          : html`<ul>
              ${notice.details.map(line => html`<li>${line}</li>`)}
            </ul>`
      }
      <div class="buttons">
        ${notice.actions.map(({ action, label }) => button({ label, onClick: () => post({ type: 'notice', action }) }))}
      </div>
    </div>
    ${iconButton({
      icon: 'close',
      label: l10n.t('Close'),
      onClick: () => post({ type: 'notice', action: 'close' }),
    })}
  </div>`;
}
