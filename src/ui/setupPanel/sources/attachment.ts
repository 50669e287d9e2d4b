import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import { err, ok, type Result } from '../../../base/result';
import { openFile } from '../../../setup/documents/setupFile';
import type { Attachment } from '../../../tickets/ticket';
import { describeMantisError } from '../../errors/describeMantisError';
import { fileProblemText } from '../../setup/text/problemText';
import { fileSize } from '../../ticketPanel/fileSize';
import type { SetupDeps } from '../deps';
import type { ProposalSource, TicketOfProposal } from '../proposalFile';

export interface FoundProposal {
  readonly text: string;
  readonly source: ProposalSource;
}

/** Lets the person choose a file of the ticket as the proposal; it is reviewed like any other. `null`: none chosen. */
export async function fromAttachment(
  ticket: TicketOfProposal | null,
  path: string,
  { holder }: Pick<SetupDeps, 'holder'>,
): Promise<Result<FoundProposal, string> | null> {
  const { session } = holder;
  if (ticket === null) return null;
  if (session?.origin !== ticket.origin)
    return err(vscode.l10n.t('The window is not connected to the ticket’s server.'));
  const read = await session.read(ticket.id);
  if (!read.ok) return err(describeMantisError(read.error).message);
  const { attachments, notes } = read.value.ticket;
  const files = [...attachments, ...(notes?.flatMap(note => note.attachments) ?? [])];
  if (files.length === 0) return err(vscode.l10n.t('The ticket has no files.'));
  const picked = await vscode.window.showQuickPick(files.map(item), {
    title: vscode.l10n.t('Which file is the proposed script?'),
    ignoreFocusOut: true,
  });
  if (picked === undefined) return null;
  const ending = new AbortController();
  const downloaded = await session.download(ticket.id, picked.file.id, {
    signal: ending.signal,
    onProgress: () => undefined,
  });
  if (!downloaded.ok) return err(describeMantisError(downloaded.error).message);
  const opened = openFile(path, downloaded.value.content);
  if (!opened.ok) return err(fileProblemText(opened.error));
  return ok({ text: opened.value.text, source: { from: 'attachment', name: picked.label } });
}

function item(file: Attachment): vscode.QuickPickItem & { readonly file: Attachment } {
  return { label: singleLine(file.fileName, 100), description: fileSize(file.size), file };
}
