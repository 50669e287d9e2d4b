import * as vscode from 'vscode';
import type { WebviewMessage } from '../../protocol/ticketPanel';

type PanelCommand = Extract<WebviewMessage, { type: 'command' }>['command'];

/** Carries out a command of the palette that has a button in the panel. */
export async function runPanelCommand(command: PanelCommand, ticketId: number): Promise<void> {
  await vscode.commands.executeCommand(`veSupport.${command}`, command === 'help' ? 'ticket' : ticketId);
}
