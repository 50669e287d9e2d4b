import * as vscode from 'vscode';
import { presentFields } from '../../mantis/presentFields';
import { undo } from '../../mantis/reclassify';
import type { Done } from '../../mantis/reclassifyUndo';
import { errorText } from '../errors/errorText';
import { failure, type TakeBack } from './outcome';

/** Gives back what still has our value, and takes our reason away if nothing followed it. */
export function takeBackFields(done: Done): TakeBack {
  return async session => {
    const fresh = await session.read(done.ticketId);
    if (!fresh.ok) return failure(errorText(fresh.error));
    const { ticket } = fresh.value;
    const present = presentFields(ticket, session.dictionaryOf(ticket.project.id));
    const ending = await undo(session.writer, done, ticket, present);
    switch (ending.kind) {
      case 'failed':
        return failure(errorText(ending.error));
      case 'undone':
        return { ticket: ending.ticket, takeBack: null, trouble: null };
      case 'partly':
        return { ticket: ending.ticket, takeBack: null, trouble: keptText(ending) };
    }
  };
}

function keptText({ keptFields, isNoteKept }: { readonly keptFields: number; readonly isNoteKept: boolean }): string {
  if (keptFields === 0) return vscode.l10n.t('given back, but other comments follow the note, so it stays');
  return isNoteKept
    ? vscode.l10n.t('somebody changed it since; that stays, and so does the note')
    : vscode.l10n.t('somebody changed it since; that stays');
}
