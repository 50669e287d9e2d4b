import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import { registerParticipant } from '../chat/participant';
import { registerTools } from '../chat/tools';
import type { SessionHolder } from '../session/sessionHolder';
import { LinkHandler } from './linkHandler';

export interface DoorParts {
  readonly holder: SessionHolder;
  readonly open: (ticketId: number) => void;
  readonly log: Log;
}

/** Entry of a bundle of its own: links into VS Code, and the chat where there is one. */
export function openDoors({ holder, open, log }: DoorParts): Disposable {
  const owned = new DisposableStore();
  const session = (): SessionHolder['session'] => holder.session;
  owned.add(vscode.window.registerUriHandler(new LinkHandler({ holder, open })));
  try {
    owned.add(registerTools({ session }));
    const participant = registerParticipant({ session, log });
    if (participant !== undefined) owned.add(participant);
  } catch (error) {
    // A VS Code whose chat is only half there must not cost the links.
    log.warn(`The chat could not be joined: ${String(error)}`);
  }
  return owned;
}

export { copyTicketLink } from './linkHandler';
export { showHelp } from './help';
