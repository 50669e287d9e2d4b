import * as vscode from 'vscode';
import type { NoticeView } from '../../../protocol/setupPanel';
import type { SetupDeps } from '../deps';
import { notice } from '../notices';
import type { TicketOfProposal } from '../proposalFile';
import { prepareReply, type AppliedChange } from './prepareReply';

/** Prepares the reply about an applied change, and tells what is left to the person. */
export async function answer(
  ticket: TicketOfProposal | null,
  change: Omit<AppliedChange, 'ticket'>,
  hasGit: boolean,
  deps: SetupDeps,
): Promise<NoticeView> {
  const commit = hasGit ? [{ action: 'commit' as const, label: vscode.l10n.t('Commit to git') }] : [];
  const done = vscode.l10n.t('The change is applied: {0}.', change.pairs.map(pair => pair.path).join(', '));
  if (ticket === null) return notice('done', done, [], commit);
  const added = await prepareReply({ ...change, ticket }, deps);
  const detail =
    added.ok || added.error.kind === 'twice'
      ? vscode.l10n.t('The reply to #{0} is prepared with the difference attached. Read it and send it.', ticket.id)
      : vscode.l10n.t('The reply to #{0} is prepared, but the difference could not be attached.', ticket.id);
  const open = { action: 'openReply' as const, label: vscode.l10n.t('Open the reply') };
  return notice('done', done, [detail], [open, ...commit]);
}
