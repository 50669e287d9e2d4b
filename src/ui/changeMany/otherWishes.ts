import * as vscode from 'vscode';
import { resolutionWith } from '../../mantis/resolution';
import { isSameTag } from '../../mantis/tagName';
import type { Term, Ticket } from '../../tickets/ticket';
import { failure, outcomeOfWrite, type Outcome } from '../batch/outcome';
import { deniedText } from '../errors/deniedStatus';
import type { ServerSession } from '../session/serverSession';
import { changeFields } from './fieldWish';
import type { Wish } from './wish';

/** @param resolutionId for tickets that become resolved by it */
export function statusWish(status: Term, resolutionId: number | null): Wish {
  return {
    text: vscode.l10n.t('Status: {0}', status.label),
    isDone: ticket => ticket.status.id === status.id,
    work: (session, ticket) => setStatus(session, ticket, status.id, resolutionId),
  };
}

async function setStatus(
  session: ServerSession,
  ticket: Ticket,
  statusId: number,
  resolutionId: number | null,
): Promise<Outcome> {
  const choice = session.allowedStatuses(ticket).find(({ status }) => status.id === statusId);
  if (choice?.allowed !== true) {
    return failure(choice ? deniedText(choice.reason) : vscode.l10n.t('the project has no such status'));
  }
  const resolution = resolutionWith(session.dictionaryOf(ticket.project.id), ticket.status.id, statusId);
  const along =
    resolution.kind === 'set'
      ? { resolutionId: resolution.id }
      : resolution.kind === 'choose'
        ? { resolutionId: resolutionId ?? resolution.first }
        : {};
  return changeFields(session, ticket, { statusId: ticket.status.id }, { statusId, ...along });
}

/** Attaches a tag; one that no ticket has yet is created. */
export function tagWish(name: string, session: ServerSession): Wish {
  const known = session.knownTags().find(tag => isSameTag(tag.name, name));
  return {
    text: vscode.l10n.t('Tag: {0}', name),
    isDone: ticket => ticket.tags.some(tag => isSameTag(tag.name, name)),
    work: async ({ writer }, { id }) => {
      const outcome = await writer.attachTag(id, known ? { id: known.id } : { name: name.trim() });
      const made =
        outcome.kind === 'confirmed' ? outcome.ticket.tags.find(tag => isSameTag(tag.name, name)) : undefined;
      return outcomeOfWrite(
        outcome,
        made ? async later => outcomeOfWrite(await later.writer.detachTag(id, made.id), null) : null,
      );
    },
  };
}

/** Mantis's REST has no way back from following. */
export function followWish(meId: number): Wish {
  return {
    text: vscode.l10n.t('Follow'),
    isDone: ({ monitors }) => monitors?.some(({ id }) => id === meId) ?? false,
    work: async ({ writer }, { id }) => outcomeOfWrite(await writer.follow(id), null),
  };
}
