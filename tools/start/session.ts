import type { Say } from '../vscode-host/cache';

/** What a started VS Code needs, whichever it is. */
export interface Session {
  /** Where it keeps everything of its own. */
  readonly folder: string;
  /** The folder it opens. */
  readonly workspace: string;
  readonly vsix: string;
  readonly say: Say;
}

/** Makes the extension connect to its sample data when it is activated. */
export const AUTOSTART = { VE_SUPPORT_AUTOSTART: 'sample' } as const;
