import type { Result } from '../../../base/result';
import { safeFileName } from '../../../base/safeFileName';
import { fileObjection } from '../../../mantis/fileChecks';
import { unifiedDiff, type TextPair } from '../../../setup/review/unifiedDiff';
import type { Script } from '../../../setup/workspace/script';
import type { PendingFileError } from '../../../tickets/pendingFiles';
import type { SetupDeps } from '../deps';
import type { TicketOfProposal } from '../proposalFile';
import { replyText } from './replyText';

export interface AppliedChange {
  readonly ticket: TicketOfProposal;
  readonly scripts: readonly Script[];
  /** The changes in words. */
  readonly lines: readonly string[];
  /** The changed files; that of the proposal comes first. */
  readonly pairs: readonly TextPair[];
}

/**
 * Puts the words and the difference of an applied change into the reply of its ticket. Nothing is sent: that is the
 * person's click. An error tells that the file could not be put there.
 */
export async function prepareReply(
  { ticket, scripts, lines, pairs }: AppliedChange,
  { tickets, drafts, holder }: SetupDeps,
): Promise<Result<unknown, PendingFileError>> {
  const reference = { origin: ticket.origin, ticketId: ticket.id };
  const content = new TextEncoder().encode(unifiedDiff(pairs));
  const path = pairs[0]?.path ?? '';
  const name = nameFor(scripts[0]?.code ?? path, content.length, holder.session, ticket);
  await tickets.addToReply(reference, replyText(scripts, path, lines, name));
  const files = drafts.filesOf(reference);
  await files.load();
  return files.add(name, content);
}

/** A Mantis may accept some endings only; a difference is a text, too. */
function nameFor(
  code: string,
  size: number,
  session: SetupDeps['holder']['session'],
  { id, origin }: TicketOfProposal,
): string {
  const names = ['diff', 'txt'].map(ending => safeFileName(`${code.replaceAll('/', '-')}.${ending}`));
  const ticket = session?.origin === origin ? session.known(id) : undefined;
  const dictionary = ticket === undefined ? undefined : session?.dictionaryOf(ticket.project.id);
  const accepted = names.find(name => dictionary === undefined || fileObjection({ name, size }, dictionary) === null);
  return accepted ?? names[0] ?? 'change.diff';
}
