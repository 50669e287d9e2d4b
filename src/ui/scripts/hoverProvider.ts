import * as vscode from 'vscode';
import { describeMantisError } from '../errors/describeMantisError';
import { ticketTooltip } from '../queue/ticketTooltip';
import type { ServerSession } from '../session/serverSession';
import { isLookedAt } from './languages';
import { mentionAt } from './mentions';
import { TicketLookup } from './ticketLookup';

/** What the department knows of the ticket under the mouse. Texts from outside go in as text only. */
export class TicketHoverProvider implements vscode.HoverProvider {
  private readonly lookup: TicketLookup;

  constructor(private readonly session: ServerSession) {
    this.lookup = new TicketLookup({
      known: id => session.known(id),
      read: async id => {
        const reading = await session.read(id);
        return reading.ok ? { ok: true, value: reading.value.ticket } : reading;
      },
      now: () => session.now(),
    });
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!isLookedAt(document)) return undefined;
    const mention = mentionAt(document.lineAt(position.line).text, position.character);
    if (mention === undefined) return undefined;
    const found = await this.lookup.find(mention.ticketId);
    if (found === undefined || token.isCancellationRequested) return undefined;
    const range = new vscode.Range(position.line, mention.start, position.line, mention.end);
    if (found.ok) return new vscode.Hover(ticketTooltip(found.value, this.session), range);
    const text = new vscode.MarkdownString();
    text.appendText(`#${mention.ticketId}: ${describeMantisError(found.error).message}`);
    return new vscode.Hover(text, range);
  }
}
