import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { LinksView } from '../../../src/protocol/links';
import { icon } from '../../shared/icon';
import { button } from '../../shared/kit';
import { linkProgress } from './linkProblem';
import type { Wires } from './panelView';
import { section } from './section';

/** Who follows the ticket, and following it oneself. Mantis's REST has no way back, so that leads to its own page. */
export function followers(links: LinksView, wires: Wires): TemplateResult {
  return section(
    l10n.t('Followers'),
    links.followers?.length ?? null,
    html`${names(links)} ${links.isFollowing ? following(wires) : followButton(links, wires)}
    ${linkProgress(links, 'followers', wires)}`,
  );
}

function names({ followers: people, isFollowing }: LinksView): unknown {
  if (people === null)
    return isFollowing ? nothing : html`<p class="muted">${l10n.t('Who follows is not shown to you.')}</p>`;
  if (people.length === 0) return html`<p class="muted">${l10n.t('Nobody follows this ticket.')}</p>`;
  return html`<ul class="people plain">
    ${people.map(
      ({ name, login, isMe }) =>
        html`<li title=${login}>${icon('account')} ${name}${isMe ? html` <em>(${l10n.t('you')})</em>` : nothing}</li>`,
    )}
  </ul>`;
}

function followButton(links: LinksView, { post }: Wires): TemplateResult {
  const blocked = links.followBlocked;
  return html`<div class="add-row">
      ${button({
        label: l10n.t('Follow'),
        icon: 'eye',
        title: blocked ?? l10n.t('Mantis will write to you when the ticket changes'),
        disabled: blocked !== null || links.busy !== null,
        onClick: () => post({ type: 'follow' }),
      })}
    </div>
    ${blocked === null ? nothing : html`<p class="muted blocked">${blocked}</p>`}`;
}

function following({ post }: Wires): TemplateResult {
  return html`<p class="muted">
    ${icon('eye')} ${l10n.t('You follow this ticket.')}
    <button
      class="link"
      type="button"
      title=${l10n.t('Mantis offers no way to stop following from outside; its own page has one.')}
      @click=${() => post({ type: 'action', action: 'openInBrowser' })}
    >
      ${l10n.t('Stop following in Mantis')}
    </button>
  </p>`;
}
