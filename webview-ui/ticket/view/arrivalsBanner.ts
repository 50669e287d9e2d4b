import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { NoteView } from '../../../src/protocol/ticketView';
import { icon } from '../../shared/icon';
import { button, iconButton } from '../../shared/kit';
import type { PanelModel } from '../model';
import type { ReadyState, Wires } from './panelView';

const excerptLength = 400;
const mostShown = 3;

/** What others wrote while the person was writing: to be looked at before the reply goes. */
export function arrivalsBanner({ arrivals, doubt }: PanelModel, { ticket }: ReadyState, wires: Wires): unknown {
  const notes = (ticket.notes ?? []).filter(({ id }) => arrivals.includes(id));
  const [first] = notes;
  if (first === undefined) return nothing;
  const { dispatch, actions } = wires;
  const isAsked = doubt === 'arrivals';
  return html`<div class="banner question arrivals" role="alert">
    ${icon('comment-unresolved')}
    <div class="banner-text">
      <p>
        ${isAsked ? l10n.t('Not sent yet: this has come while you were writing.') : l10n.t('This has come while you were writing:')}
      </p>
      ${notes.slice(0, mostShown).map(excerpt)}
      ${notes.length > mostShown ? html`<p>${l10n.t('and {0} more', notes.length - mostShown)}</p>` : nothing}
    </div>
    <div class="banner-actions">
      ${isAsked ? button({ label: l10n.t('Send all the same'), onClick: () => actions.send(null, 'arrivals') }) : nothing}
      ${button({ label: l10n.t('Show'), appearance: 'primary', onClick: () => actions.showNote(first.id) })}
      ${iconButton({ icon: 'close', label: l10n.t('I have seen it'), onClick: () => dispatch({ kind: 'arrivalsSeen' }) })}
    </div>
  </div>`;
}

function excerpt({ author, createdAt, text, isPrivate }: NoteView): TemplateResult {
  const name = author?.name ?? l10n.t('somebody');
  const short = text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text;
  return html`<p>
      <strong>${name}</strong> · ${createdAt.text}${isPrivate ? html` · ${icon('lock')} ${l10n.t('private')}` : nothing}
    </p>
    <blockquote class="their-text">${short === '' ? l10n.t('(empty)') : short}</blockquote>`;
}
