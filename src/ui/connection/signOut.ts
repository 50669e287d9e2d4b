import * as vscode from 'vscode';
import type { ReplyDrafts } from '../../tickets/replyDrafts';
import type { ProposalNotice } from '../mappingPanel/proposalNotice';
import type { TicketPanels } from '../ticketPanel/ticketPanels';
import type { DraftDoor } from '../draftPanel/draftDoor';
import type { Connector } from './connector';
import type { PlainHttp } from './plainHttp';

/** Ends the connection: token, cached data, drafts by the machine and panels go; replies that were never sent stay unless the person says otherwise. */
export class SignOut {
  constructor(
    private readonly connector: Connector,
    private readonly drafts: ReplyDrafts,
    private readonly panels: TicketPanels,
    private readonly notice: ProposalNotice,
    private readonly plainHttp: PlainHttp,
    private readonly aiDrafts: Pick<DraftDoor, 'forgetServer'>,
  ) {}

  async run(): Promise<void> {
    const server = this.connector.connectedTo();
    if (server !== null) {
      const unsent = await this.drafts.unsentOf(server.key);
      const keep = unsent.length === 0 ? true : await askWhetherToKeep(unsent);
      if (keep === undefined) return;
      await this.panels.closeOf(server.key);
      if (!keep) await this.drafts.removeOf(server.key);
      await this.aiDrafts.forgetServer(server.key);
    }
    await this.connector.signOut();
    if (server === null) return;
    await this.notice.forget(server.key);
    await this.plainHttp.forget(server.origin);
  }
}

/** `undefined` when the person thinks better of signing out. */
async function askWhetherToKeep(tickets: readonly number[]): Promise<boolean | undefined> {
  const keep = vscode.l10n.t('Keep the replies');
  const remove = vscode.l10n.t('Delete the replies');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('There are replies that have not been sent: {0}', tickets.map(id => `#${id}`).join(', ')),
    {
      modal: true,
      detail: vscode.l10n.t('Kept replies lie on this computer and come back when you connect to the same server.'),
    },
    keep,
    remove,
  );
  return answer === undefined ? undefined : answer === keep;
}
