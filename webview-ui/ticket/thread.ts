import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AttachmentView, HistoryLineView, NoteView, TicketView } from '../../src/protocol/ticketView';
import { icon } from '../shared/kit';
import type { Actions } from './actions';
import { richText } from './richText';

type Open = ReadonlySet<string>;

/** What the customer wrote, and everything said since. */
export function thread(ticket: TicketView, open: Open, actions: Actions): TemplateResult {
  return html`<div class="thread">
    <section aria-labelledby="description-title">
      <h2 id="description-title">${l10n.t('Description')}</h2>
      ${richText('description', ticket.description, open, actions)}
      ${part(l10n.t('Steps to reproduce'), 'steps', ticket.stepsToReproduce, open, actions)}
      ${part(l10n.t('Additional information'), 'additional', ticket.additionalInformation, open, actions)}
      ${attachments(ticket.attachments)}
    </section>
    <section aria-labelledby="thread-title">
      <h2 id="thread-title">
        ${l10n.t('Comments')} ${ticket.notes ? html`<span class="count">${ticket.notes.length}</span>` : nothing}
      </h2>
      ${notes(ticket.notes, open, actions)}
    </section>
    ${history(ticket.history, open, actions)}
  </div>`;
}

function part(
  title: string,
  name: string,
  text: string,
  open: Open,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (text === '') return nothing;
  return html`<h3>${title}</h3>
    ${richText(name, text, open, actions)}`;
}

function notes(list: readonly NoteView[] | null, open: Open, actions: Actions): TemplateResult {
  if (list === null) return html`<p class="quiet">${l10n.t('The server sent no comments.')}</p>`;
  if (list.length === 0) return html`<p class="quiet">${l10n.t('No comments yet.')}</p>`;
  return html`<ol class="notes">
    ${repeat(
      list,
      note => note.id,
      note => html`<li>${noteItem(note, open, actions)}</li>`,
    )}
  </ol>`;
}

function noteItem(note: NoteView, open: Open, actions: Actions): TemplateResult {
  const who = note.author?.name ?? l10n.t('unknown');
  return html`<article
    class="note note-${note.side} ${note.isPrivate ? 'note-private' : ''} ${note.author?.isMe ? 'note-mine' : ''}"
    aria-label=${note.isPrivate ? l10n.t('Private comment of {0}', who) : l10n.t('Comment of {0}', who)}
  >
    <header>
      <span class="author">${who}</span>
      ${sideMark(note)}
      ${note.isPrivate ? html`<span class="private-mark">${icon('lock')} ${l10n.t('private')}</span>` : nothing}
      ${note.isReminder ? html`<span class="quiet">${icon('bell')} ${l10n.t('reminder')}</span>` : nothing}
      <span class="when quiet" title=${note.createdAt.hint}>${note.createdAt.text}</span>
      ${note.editedAt ? html`<span class="quiet" title=${note.editedAt.hint}>${l10n.t('edited')}</span>` : nothing}
      ${note.timeBooked ? html`<span class="quiet">${icon('watch')} ${note.timeBooked}</span>` : nothing}
      <span class="quiet note-id">~${note.id}</span>
    </header>
    ${richText(`note-${note.id}`, note.text, open, actions)} ${attachments(note.attachments)}
  </article>`;
}

function sideMark({ side, author }: NoteView): TemplateResult | typeof nothing {
  if (author?.isMe) return html`<span class="side">${l10n.t('you')}</span>`;
  switch (side) {
    case 'customer':
      return html`<span class="side side-customer">${l10n.t('customer')}</span>`;
    case 'robot':
      return html`<span class="side side-robot">${icon('sparkle')} ВЭллИИ</span>`;
    case 'staff':
      return html`<span class="side">${l10n.t('staff')}</span>`;
    case 'unknown':
      return nothing;
  }
}

function attachments(list: readonly AttachmentView[]): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<ul class="attachments" aria-label=${l10n.t('Attachments')}>
    ${list.map(
      ({ fileName, size, hint }) =>
        html`<li title=${hint}>
          ${icon('file')} <span class="file-name">${fileName}</span> <span class="quiet">${size}</span>
        </li>`,
    )}
  </ul>`;
}

function history(lines: readonly HistoryLineView[] | null, open: Open, actions: Actions): TemplateResult {
  if (lines === null) return html`<p class="quiet">${l10n.t('The server sent no history.')}</p>`;
  return html`<details
    class="history"
    ?open=${open.has('history')}
    @toggle=${(event: Event) => actions.open('history', (event.target as HTMLDetailsElement).open)}
  >
    <summary>${l10n.t('History')} <span class="count">${lines.length}</span></summary>
    <table>
      <tbody>
        ${lines.map(
          line =>
            html`<tr>
              <td class="quiet" title=${line.at.hint}>${line.at.text}</td>
              <td>${line.who}</td>
              <td>${line.what}</td>
              <td>${line.change ?? ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
