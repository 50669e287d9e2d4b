import * as vscode from 'vscode';

/** Documents of proposals: `ve-setup:/<proposal>/<base|result>/<path of the script>`. */
export const SETUP_SCHEME = 've-setup';

export interface SetupFileName {
  readonly proposal: string;
  readonly side: 'base' | 'result';
}

/** The path of the script behind a document's address. */
export function setupFilePath({ path }: vscode.Uri): string {
  return path.split('/').slice(3).join('/');
}

export function setupUri({ proposal, side }: SetupFileName, path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SETUP_SCHEME, path: `/${proposal}/${side}/${path}` });
}

/** `null` for an address that names no document of a proposal. */
export function setupFileName(uri: vscode.Uri): SetupFileName | null {
  const [, proposal, side] = /^\/([\w-]{1,80})\/(base|result)\/./.exec(uri.path) ?? [];
  return uri.scheme === SETUP_SCHEME && proposal !== undefined
    ? { proposal, side: side === 'base' ? 'base' : 'result' }
    : null;
}
