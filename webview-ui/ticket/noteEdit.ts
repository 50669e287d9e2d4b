import type { PanelState } from '../../src/protocol/ticketPanel';
import type { PanelEvent, PanelModel } from './model';

type NoteEditEvent = Extract<
  PanelEvent,
  { kind: 'noteEditStarted' | 'noteEditTyped' | 'noteEditClosed' | 'noteDeleteAsked' }
>;

/** One note is edited at a time: what was typed in one is not dropped for another. */
export function reduceNoteEdit(model: PanelModel, event: NoteEditEvent): PanelModel {
  const { noteEdit } = model;
  switch (event.kind) {
    case 'noteEditStarted': {
      const isDirty = noteEdit !== null && noteEdit.text !== noteEdit.base;
      if (isDirty) return model;
      return { ...model, noteEdit: { noteId: event.noteId, base: event.text, text: event.text }, noteToDelete: null };
    }
    case 'noteEditTyped':
      return noteEdit === null ? model : { ...model, noteEdit: { ...noteEdit, text: event.text } };
    case 'noteEditClosed':
      return { ...model, noteEdit: null };
    case 'noteDeleteAsked':
      return { ...model, noteToDelete: event.noteId };
  }
}

/** What is in Mantis is no longer edited, nor to be deleted; a text that Mantis did not take stays. */
export function noteEditAfter(
  { panel, noteEdit, noteToDelete }: PanelModel,
  next: PanelState,
): Pick<PanelModel, 'noteEdit' | 'noteToDelete'> {
  if (next.phase !== 'ready') return { noteEdit, noteToDelete };
  const { noteChange } = next;
  const was = panel?.phase === 'ready' ? panel.noteChange : null;
  const isSaved = noteChange.phase === 'saved' && was?.phase === 'saving';
  return {
    noteEdit: isSaved && noteEdit?.noteId === noteChange.noteId ? null : noteEdit,
    noteToDelete: isSaved && noteToDelete === noteChange.noteId ? null : noteToDelete,
  };
}
