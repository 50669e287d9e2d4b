import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { ReadingView } from '../../../src/protocol/reading';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import { withKeys } from './help';
import type { ReadyState, Wires } from './panelView';

/** What happened since the person was here, above everything else, with a way to it. */
export function newsBanner({ reading: { news } }: ReadyState, { actions }: Wires): unknown {
  if (news === null || (news.noteId === null && news.isRead)) return nothing;
  const label = l10n.t('Show');
  return html`<div class="news ${news.isReply ? 'reply' : ''} ${news.isRead ? 'read' : ''}" role="status">
    ${icon(news.isReply ? 'comment-unresolved' : 'bell-dot')}
    <span class="news-text">${newsText(news)}</span>
    ${
      news.noteId === null
        ? nothing
        : button({ label, title: withKeys(label, 'news'), onClick: () => actions.showNews() })
    }
  </div>`;
}

/** The line in the conversation below which everything is new. */
export function newsLine({ news }: ReadingView): unknown {
  if (news === null) return nothing;
  return html`<li id="news" class="news-line" tabindex="-1">
    <span>${news.since === null ? l10n.t('New') : l10n.t('New since {0}', news.since)}</span>
  </li>`;
}

function newsText({ what, since }: NonNullable<ReadingView['news']>): TemplateResult {
  return html`<strong>${what.charAt(0).toUpperCase()}${what.slice(1)}</strong
    >${since === null ? nothing : html` · ${l10n.t('new since {0}', since)}`}`;
}
