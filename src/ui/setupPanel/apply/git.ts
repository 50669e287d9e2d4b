import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';

/** What is used of VS Code's own git extension; absent when the person has switched it off. */
interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly indexChanges: readonly unknown[] };
  add(paths: string[]): Promise<void>;
  commit(message: string): Promise<void>;
  log(options: { path: string; maxEntries: number }): Promise<readonly Commit[]>;
  buffer(ref: string, path: string): Promise<Uint8Array>;
}

export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
  readonly authorName?: string;
}

interface GitApi {
  getRepository(uri: vscode.Uri): Repository | null;
}

const exported = z.object({ getAPI: z.function() });

/** The repository of a file; `null` where there is none, or no git. */
export async function repositoryOf(uri: vscode.Uri): Promise<Repository | null> {
  const extension = vscode.extensions.getExtension('vscode.git');
  if (extension === undefined) return null;
  try {
    const exports: unknown = await extension.activate();
    if (!exported.safeParse(exports).success) return null;
    return (exports as { getAPI(version: 1): GitApi }).getAPI(1).getRepository(uri);
  } catch {
    return null;
  }
}

/** Whether a file lies in a working tree, going by its folders alone: VS Code may have no git that could say so. */
export async function isUnderGit(uri: vscode.Uri): Promise<boolean> {
  for (let folder = dirname(uri.fsPath); ; folder = dirname(folder)) {
    const isThere = await stat(join(folder, '.git')).then(
      () => true,
      () => false,
    );
    if (isThere || dirname(folder) === folder) return isThere;
  }
}

/** Commits some files of one repository and nothing else; `null` when done, else why not. */
export async function commitFiles(uris: readonly vscode.Uri[], message: string): Promise<string | null> {
  const [uri] = uris;
  const repository = uri === undefined ? null : await repositoryOf(uri);
  if (repository === null) return vscode.l10n.t('The file is in no git repository.');
  if (repository.state.indexChanges.length > 0) {
    return vscode.l10n.t('Other changes are staged already. Commit them first, or commit this one together with them.');
  }
  try {
    await repository.add(uris.map(one => one.fsPath));
    await repository.commit(message);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
