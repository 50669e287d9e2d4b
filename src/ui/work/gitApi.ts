import * as vscode from 'vscode';

/** As much of the API of VS Code's built-in extension `vscode.git` as is used here. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly name?: string } | undefined;
    readonly workingTreeChanges: readonly unknown[];
    readonly indexChanges: readonly unknown[];
    readonly mergeChanges: readonly unknown[];
  };
  status(): Promise<void>;
  getBranch(name: string): Promise<{ readonly name?: string }>;
  createBranch(name: string, checkout: boolean): Promise<void>;
  checkout(name: string): Promise<void>;
}

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  readonly repositories: readonly GitRepository[];
}

interface GitExports {
  getAPI(version: 1): GitApi;
}

/** Big folders take a while to be searched for repositories. */
const patienceMs = 15_000;

/** The repositories that are open; none where git or its extension is missing or switched off. */
export async function gitRepositories(): Promise<readonly GitRepository[]> {
  const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
  if (extension === undefined) return [];
  try {
    const git = (await extension.activate()).getAPI(1);
    if (git.state !== 'initialized') await searched(git);
    return git.repositories;
  } catch {
    // `getAPI` throws when git is switched off or not installed.
    return [];
  }
}

async function searched(git: GitApi): Promise<void> {
  await new Promise<void>(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const listening = git.onDidChangeState(end);
    const timer = setTimeout(end, patienceMs);
  });
}
