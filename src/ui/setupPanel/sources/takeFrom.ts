import * as vscode from 'vscode';
import type { NoticeView } from '../../../protocol/setupPanel';
import type { SetupDeps } from '../deps';
import { notice } from '../notices';
import { fileOf } from '../onDisk';
import type { Proposal } from '../proposal';
import { fromAttachment } from './attachment';
import { fromGit } from './gitVersion';

/**
 * Lets the person choose where the proposal's text comes from, and takes it over.
 * @returns what is to be told, `null` when it speaks for itself; nothing when the person left.
 */
export async function takeFrom(
  source: 'attachment' | 'git',
  proposal: Proposal,
  deps: SetupDeps,
): Promise<NoticeView | null | undefined> {
  const found =
    source === 'git'
      ? await fromGit(fileOf(proposal), deps.clock.now())
      : await fromAttachment(proposal.ticket, proposal.path, deps);
  if (found === null) return undefined;
  if (!found.ok) return notice('error', found.error);
  proposal.replaceBy(found.value.text, found.value.source);
  return proposal.isChanged ? null : notice('info', vscode.l10n.t('It is the same as the script is now.'));
}
