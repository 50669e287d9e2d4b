import * as vscode from 'vscode';
import type { Discretion } from './ticketText';

/** Private notes and tickets stay out of the chat unless the person's own settings let them in. */
export function readDiscretion(): Discretion {
  const found = vscode.workspace.getConfiguration('veSupport').inspect<boolean>('chat.privateTexts');
  return { privateTexts: found?.globalValue === true };
}
