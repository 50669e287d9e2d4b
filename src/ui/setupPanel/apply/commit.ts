import * as vscode from 'vscode';
import type { NoticeView } from '../../../protocol/setupPanel';
import { notice } from '../notices';
import { fileOf } from '../onDisk';
import { commitFiles } from './git';

/** What of an applied change is offered to git. */
export interface Committable {
  /** Relative to the folder of the workspace. */
  readonly paths: readonly string[];
  readonly message: string;
}

/** Commits the files of a change, and tells how that ended. */
export async function commit(root: string, { paths, message }: Committable): Promise<NoticeView> {
  const problem = await commitFiles(
    paths.map(path => fileOf({ root, path })),
    message,
  );
  return problem === null
    ? notice('done', vscode.l10n.t('Committed: {0}', message))
    : notice('error', vscode.l10n.t('Nothing was committed: {0}', problem));
}
