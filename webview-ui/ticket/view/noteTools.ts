import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { NoteView } from '../../../src/protocol/ticketView';
import { button, iconButton, progressRing } from '../../shared/kit';
import type { PanelModel } from '../model';
import { excessOf } from '../noteText';
import { withKeys } from './help';
import type { ReadyState, Wires } from './panelView';
import { problemBanner } from './problemBanner';

/** What can be done with a note; seen when the pointer or the focus is on it. */
export function noteTools(note: NoteView, { noteChange }: ReadyState, { dispatch, actions }: Wires): TemplateResult {
  const { editable } = note;
  const isBusy = noteChange.phase === 'saving';
  return html`<span class="note-tools">
    ${iconButton({ icon: 'quote', label: withKeys(l10n.t('Quote'), 'quote'), onClick: () => actions.quote(note) })}
    ${
      editable === null
        ? nothing
        : iconButton({
            icon: 'edit',
            label: l10n.t('Change this comment'),
            disabled: isBusy,
            onClick: () => dispatch({ kind: 'noteEditStarted', noteId: note.id, text: editable }),
          })
    }
    ${
      note.mayDelete
        ? iconButton({
            icon: 'trash',
            label: l10n.t('Delete this comment'),
            disabled: isBusy,
            onClick: () => dispatch({ kind: 'noteDeleteAsked', noteId: note.id }),
          })
        : nothing
    }
  </span>`;
}

/** The note while it is being changed or deleted; `null` for any other. */
export function changedNote(note: NoteView, panel: ReadyState, model: PanelModel, wires: Wires): TemplateResult | null {
  const { noteChange } = panel;
  const failure =
    noteChange.phase === 'failed' && noteChange.noteId === note.id
      ? problemBanner(noteChange.problem, () => wires.post({ type: 'closeNoteProblem' }))
      : nothing;
  if (model.noteEdit?.noteId === note.id) return html`${failure}${editor(note, panel, model, wires)}`;
  if (model.noteToDelete === note.id) return html`${failure}${question(note, panel, wires)}`;
  return null;
}

function editor(note: NoteView, { noteChange }: ReadyState, { noteEdit }: PanelModel, wires: Wires): TemplateResult {
  const { base = '', text = '' } = noteEdit ?? {};
  const isBusy = noteChange.phase === 'saving';
  const close = (): void => {
    wires.post({ type: 'closeNoteProblem' });
    wires.dispatch({ kind: 'noteEditClosed' });
  };
  const cannotSave = isBusy || text === base || text.trim() === '' || excessOf(text) > 0;
  const save = (): void => {
    if (!cannotSave) wires.post({ type: 'saveNote', noteId: note.id, base, text });
  };
  return html`<div class="note-editor" @keydown=${(event: KeyboardEvent) => onKey(event, save, close)}>
    <textarea
      rows="4"
      spellcheck="true"
      aria-label=${l10n.t('Text of the comment')}
      .value=${live(text)}
      ?readonly=${isBusy}
      @input=${(event: Event) => wires.dispatch({ kind: 'noteEditTyped', text: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    <p class="muted">
      ${note.isPrivate ? l10n.t('It stays private, and the time booked on it stays.') : l10n.t('It stays public, and the time booked on it stays. Who has read it already is not told.')}
    </p>
    <div class="form-buttons">
      ${button({
        label: l10n.t('Save'),
        icon: 'check',
        appearance: 'primary',
        title: l10n.t('{0} (Ctrl+Enter)', l10n.t('Save')),
        disabled: cannotSave,
        onClick: save,
      })}
      ${button({ label: l10n.t('Cancel'), disabled: isBusy, onClick: close })}
      ${isBusy ? html`<span role="status">${progressRing(l10n.t('Saving…'))}</span>` : nothing}
    </div>
  </div>`;
}

function question(note: NoteView, { noteChange }: ReadyState, wires: Wires): TemplateResult {
  const isBusy = noteChange.phase === 'saving';
  const close = (): void => {
    wires.post({ type: 'closeNoteProblem' });
    wires.dispatch({ kind: 'noteDeleteAsked', noteId: null });
  };
  return html`<div class="banner question" role="alert">
    <div class="banner-text">
      <p>
        ${l10n.t('Delete this comment in Mantis? It cannot be brought back. A deadline that only it had met is open again.')}
      </p>
    </div>
    <div class="banner-actions">
      ${button({ label: l10n.t('Delete'), disabled: isBusy, onClick: () => wires.post({ type: 'deleteNote', noteId: note.id }) })}
      ${button({ label: l10n.t('Keep it'), appearance: 'primary', disabled: isBusy, onClick: close })}
    </div>
  </div>`;
}

function onKey(event: KeyboardEvent, save: () => void, close: () => void): void {
  if (event.isComposing) return;
  const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
  if (event.code === 'Escape') close();
  else if (isEnter && (event.ctrlKey || event.metaKey)) save();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
