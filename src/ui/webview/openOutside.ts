import * as vscode from 'vscode';
import type { Log } from '../../base/log';
import { externalUrl } from './externalUrl';

/** Opens a link of a ticket outside VS Code, if it is one that may be. */
export async function openOutside(text: string, log: Log): Promise<void> {
  const url = externalUrl(text);
  if (url === null) log.warn('A link of a ticket was refused: it is neither http, https nor mailto.');
  else await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
