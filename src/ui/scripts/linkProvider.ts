import * as vscode from 'vscode';
import { isLookedAt } from './languages';
import { ticketMentions } from './mentions';

/** Makes «#1234» a link that opens the ticket. The address is made here, from a number alone. */
export class TicketLinkProvider implements vscode.DocumentLinkProvider {
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    if (!isLookedAt(document)) return [];
    return ticketMentions(document.getText()).map(({ ticketId, start, end }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const link = new vscode.DocumentLink(range, openTicketUri(ticketId));
      link.tooltip = vscode.l10n.t('Open ticket #{0}', String(ticketId));
      return link;
    });
  }
}

function openTicketUri(ticketId: number): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: 'veSupport.openTicket', query: JSON.stringify([ticketId]) });
}
