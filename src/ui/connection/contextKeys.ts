import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import { sampleKey } from '../session/serverSession';
import type { ConnectionState, SessionHolder } from '../session/sessionHolder';

/** Keeps the manifest's `when` clauses told of the connection: `veSupport.connection` and `veSupport.sample`. */
export function followWithContextKeys(holder: SessionHolder): Disposable {
  const tell = (state: ConnectionState): void => {
    void vscode.commands.executeCommand('setContext', 'veSupport.connection', state.kind);
    const isSample = state.kind === 'ready' && state.session.key === sampleKey;
    void vscode.commands.executeCommand('setContext', 'veSupport.sample', isSample);
  };
  tell(holder.current);
  return holder.onDidChangeSession(tell);
}
