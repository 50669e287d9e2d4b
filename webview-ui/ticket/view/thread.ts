import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NoteView } from '../../../src/protocol/ticketView';
import { icon } from '../../shared/icon';
import type { PanelModel } from '../model';
import { attachmentList } from './attachments';
import type { ReadyState, Wires } from './panelView';
import { section } from './section';
import { textBlock } from './textBlock';

/** The conversation, oldest first. */
export function thread(panel: ReadyState, model: PanelModel, wires: Wires): TemplateResult {
  const { notes } = panel.ticket;
  if (notes === null) {
    return section(l10n.t('Comments'), null, html`<p class="muted">${l10n.t('The server sent no comments.')}</p>`);
  }
  if (notes.length === 0) {
    return section(l10n.t('Comments'), null, html`<p class="muted">${l10n.t('No comments yet.')}</p>`);
  }
  return section(
    l10n.t('Comments'),
    notes.length,
    html`<ol class="thread plain">
      ${repeat(
        notes,
        note => note.id,
        note => html`<li>${noteCard(note, panel, model, wires)}</li>`,
      )}
    </ol>`,
  );
}

function noteCard(note: NoteView, panel: ReadyState, model: PanelModel, wires: Wires): TemplateResult {
  const name = note.author?.name ?? l10n.t('somebody');
  const isMine = note.author?.isMe === true;
  const className = ['note', note.side, note.isPrivate ? 'private' : 'public', isMine ? 'mine' : ''].join(' ');
  return html`<article
    id=${`note-${note.id}`}
    class=${className}
    aria-label=${note.isPrivate ? l10n.t('Private comment of {0}', name) : l10n.t('Comment of {0}', name)}
  >
    <span class="avatar" aria-hidden="true">${note.side === 'robot' ? icon('hubot') : initials(name)}</span>
    <div class="note-head">
      <span class="author" title=${note.author?.login ?? nothing}>${name}</span>
      ${isMine ? html`<span class="muted">(${l10n.t('you')})</span>` : html`<span class="side-mark">${sideText(note)}</span>`}
      ${note.isPrivate ? html`<span class="private-mark">${icon('lock')} ${l10n.t('private')}</span>` : nothing}
      ${note.isReminder ? html`<span class="mark">${icon('bell')} ${l10n.t('reminder')}</span>` : nothing}
      ${
        note.timeBooked === null
          ? nothing
          : html`<span class="mark" title=${l10n.t('Time booked')}
              >${icon('watch')}<span class="spoken">${l10n.t('Time booked')}: </span>${note.timeBooked}</span
            >`
      }
      <span class="when muted">
        <span title=${note.createdAt.hint}>${note.createdAt.text}</span>
        ${note.editedAt === null ? nothing : html`<span title=${note.editedAt.hint}>· ${l10n.t('edited')}</span>`}
        <span class="note-id">#${note.id}</span>
      </span>
    </div>
    <div class="note-body">
      ${note.text.trim() === '' && note.attachments.length > 0 ? nothing : textBlock(`note:${note.id}`, note.text, model, wires)}
      ${note.attachments.length === 0 ? nothing : attachmentList(note.attachments, panel.files.downloadBlocked, wires)}
    </div>
  </article>`;
}

function sideText({ side, author }: NoteView): string {
  switch (side) {
    case 'staff':
      return l10n.t('staff');
    case 'customer':
      return l10n.t('customer');
    case 'robot':
      return author?.name.includes('ВЭллИИ') ? l10n.t('robot') : 'ВЭллИИ';
    case 'unknown':
      return '';
  }
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(word => /^\p{L}/u.test(word));
  const letters = words.slice(0, 2).map(word => word.slice(0, 1));
  return letters.join('').toUpperCase() || '?';
}
