import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { TicketCompletionProvider } from './completionProvider';
import { TicketHoverProvider } from './hoverProvider';
import { anyText, completed, scripts } from './languages';
import { chooseAmong, chooseAmongTickets, ScriptLensProvider } from './lensProvider';
import { TicketLinkProvider } from './linkProvider';
import type { ScriptDesk } from './scriptDesk';
import { TicketCodes } from './ticketCodes';
import { TicketScripts } from './ticketScripts';
import { WorkspaceFiles } from './workspaceFiles';

const setting = 'veSupport.scripts.enabled';

export interface ScriptParts {
  readonly holder: SessionHolder;
  readonly desk: ScriptDesk;
  readonly log: Log;
}

/** Entry of a bundle of its own: what stands beside the scripts, while it is switched on and a server is connected. */
export function startScripts(parts: ScriptParts): Disposable {
  const owned = new DisposableStore();
  let running: DisposableStore | undefined;
  let of: ServerSession | undefined;
  const follow = (): void => {
    const { session } = parts.holder;
    const wanted = isEnabled() ? session : undefined;
    if (wanted === of) return;
    running?.dispose();
    of = wanted;
    running = wanted && beside(wanted, parts);
    if (wanted === undefined) parts.desk.attach(null);
  };
  owned.add({ dispose: () => running?.dispose() });
  owned.add(parts.holder.onDidChangeSession(follow));
  owned.add(vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration(setting) && follow()));
  follow();
  return owned;
}

/** Providers of one session. VS Code asks them anew for open files as soon as they are registered. */
function beside(session: ServerSession, { desk, log }: ScriptParts): DisposableStore {
  const owned = new DisposableStore();
  const codes = owned.add(new TicketCodes(session));
  const files = owned.add(new WorkspaceFiles(log));
  const lenses = owned.add(new ScriptLensProvider(session, codes));
  const { languages } = vscode;
  owned.add(languages.registerDocumentLinkProvider(anyText, new TicketLinkProvider()));
  owned.add(languages.registerHoverProvider(anyText, new TicketHoverProvider(session)));
  owned.add(languages.registerCodeLensProvider(scripts, lenses));
  owned.add(languages.registerCompletionItemProvider(completed, new TicketCompletionProvider(session, codes), '#'));
  owned.add(vscode.commands.registerCommand(chooseAmong, argument => chooseAmongTickets(argument, session)));
  desk.attach(new TicketScripts(files));
  return owned;
}

function isEnabled(): boolean {
  return vscode.workspace.getConfiguration().get<boolean>(setting, true);
}
