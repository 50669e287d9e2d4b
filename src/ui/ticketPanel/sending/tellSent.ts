import * as vscode from 'vscode';
import type { FeedState } from '../ticketFeed';
import { sentText } from './describeSending';

const shownMs = 8_000;

/** What of a reply is in Mantis, in the status bar: the panel shows another ticket by then. */
export function tellSent(
  state: Parameters<typeof sentText>[0],
  { ticket, session }: Extract<FeedState, { kind: 'shown' }>,
): void {
  const { statuses } = session.dictionaryOf(ticket.project.id);
  const text = sentText(state, { status: id => statuses.find(status => status.id === id)?.label ?? String(id) });
  vscode.window.setStatusBarMessage(`$(pass) #${ticket.id}: ${text}`, shownMs);
}
