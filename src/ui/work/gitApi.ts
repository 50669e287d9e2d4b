import * as vscode from 'vscode';

/** As much of the API of VS Code's built-in extension `vscode.git` as is used here. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly name?: string } | undefined;
    readonly workingTreeChanges: readonly unknown[];
    readonly indexChanges: readonly unknown[];
    readonly mergeChanges: readonly unknown[];
    /** Since VS Code 1.88; before, untracked files are among the changes of the working tree. */
    readonly untrackedChanges?: readonly unknown[];
  };
  status(): Promise<void>;
  getBranch(name: string): Promise<{ readonly name?: string }>;
  createBranch(name: string, checkout: boolean): Promise<void>;
  checkout(name: string): Promise<void>;
}

interface GitExports {
  getAPI(version: 1): { readonly repositories: readonly GitRepository[] };
}

/** The repositories that are open; none where git or its extension is missing or switched off. */
export async function gitRepositories(): Promise<readonly GitRepository[]> {
  const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
  if (extension === undefined) return [];
  try {
    const git = await extension.activate();
    return git.getAPI(1).repositories;
  } catch {
    // `getAPI` throws when git is switched off or not installed.
    return [];
  }
}
