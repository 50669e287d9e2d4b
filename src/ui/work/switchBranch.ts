import type { GitRepository } from './gitApi';

export type BranchOutcome =
  | { readonly kind: 'created' | 'checkedOut' | 'alreadyThere' }
  /** Changes that are not committed; nothing was done, and nothing is stashed. */
  | { readonly kind: 'dirty'; readonly count: number }
  | { readonly kind: 'failed'; readonly reason: string };

type Repository = Pick<GitRepository, 'state' | 'status' | 'getBranch' | 'createBranch' | 'checkout'>;

/** Checks out the branch, and makes it where there is none. A repository with changes is left as it is. */
export async function switchBranch(repository: Repository, name: string): Promise<BranchOutcome> {
  try {
    await repository.status();
    if (repository.state.HEAD?.name === name) return { kind: 'alreadyThere' };
    const count = changesIn(repository);
    if (count > 0) return { kind: 'dirty', count };
    if (await exists(repository, name)) {
      await repository.checkout(name);
      return { kind: 'checkedOut' };
    }
    await repository.createBranch(name, true);
    return { kind: 'created' };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

/** Untracked files stay where they are whatever branch is checked out. */
function changesIn({ state }: Repository): number {
  return state.workingTreeChanges.filter(isTracked).length + state.indexChanges.length + state.mergeChanges.length;
}

const untracked = 7;

function isTracked(change: unknown): boolean {
  return typeof change !== 'object' || change === null || !('status' in change) || change.status !== untracked;
}

async function exists(repository: Repository, name: string): Promise<boolean> {
  try {
    const branch = await repository.getBranch(name);
    return branch.name === name;
  } catch {
    return false;
  }
}

/** git says it on its standard error; the rest of the error is noise. */
function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'stderr' in error && typeof error.stderr === 'string') {
    const said = error.stderr.trim();
    if (said !== '') return said;
  }
  return error instanceof Error ? error.message : String(error);
}
