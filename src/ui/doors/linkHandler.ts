import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { sampleKey, type ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { parseTicketLink, ticketLink } from './ticketUri';

/** A link may be what starts VS Code: the connection gets this long to come about. */
const patienceMs = 60_000;
const shownLength = 200;

export interface LinkHandlerParts {
  readonly holder: Pick<SessionHolder, 'current' | 'session' | 'onDidChangeSession'>;
  readonly open: (ticketId: number) => void;
}

/** Follows links from mail, chat and browser: opens a ticket and never changes anything. */
export class LinkHandler implements vscode.UriHandler {
  constructor(private readonly parts: LinkHandlerParts) {}

  async handleUri({ path, query }: Pick<vscode.Uri, 'path' | 'query'>): Promise<void> {
    const link = parseTicketLink(path, query);
    if (link === null) {
      warn(vscode.l10n.t('This link leads to no ticket. Such links end in /ticket/ and a number.'));
      return;
    }
    const session = await sessionOf(this.parts.holder);
    if (session === null) {
      offerConnection(link.ticketId);
      return;
    }
    if (link.server !== null && !isSameServer(link.server, session)) {
      warn(
        vscode.l10n.t(
          'The link is about #{0} on {1}. This window is connected to {2}; nothing was opened.',
          String(link.ticketId),
          singleLine(link.server, shownLength),
          singleLine(session.title, shownLength),
        ),
      );
      return;
    }
    this.parts.open(link.ticketId);
  }
}

/** Puts a link to the ticket into the clipboard, for mail and chat. */
export async function copyTicketLink(ticketId: number, session: ServerSession): Promise<void> {
  const server = session.key === sampleKey ? null : session.address.base;
  await vscode.env.clipboard.writeText(ticketLink(vscode.env.uriScheme, ticketId, server));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Link to #{0} copied', String(ticketId)), 3000);
}

function isSameServer(base: string, session: ServerSession): boolean {
  return session.key !== sampleKey && base.toLowerCase() === session.address.base.toLowerCase();
}

/** The session, waited for while it is coming about. */
async function sessionOf(holder: LinkHandlerParts['holder']): Promise<ServerSession | null> {
  // At the very start the saved connection has not been taken up yet.
  if (holder.current.kind === 'none') await new Promise(resolve => setTimeout(resolve, 500));
  if (holder.current.kind !== 'connecting') return holder.session ?? null;
  return new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve(holder.session ?? null);
    };
    const listening = holder.onDidChangeSession(({ kind }) => {
      if (kind !== 'connecting') end();
    });
    const timer = setTimeout(end, patienceMs);
  });
}

function offerConnection(ticketId: number): void {
  const connect = vscode.l10n.t('Connect to Mantis…');
  void vscode.window
    .showWarningMessage(
      vscode.l10n.t('#{0} cannot be opened: this window is not connected to Mantis.', String(ticketId)),
      connect,
    )
    .then(answer => {
      if (answer === connect) void vscode.commands.executeCommand('veSupport.connect');
    });
}

function warn(message: string): void {
  void vscode.window.showWarningMessage(message);
}
