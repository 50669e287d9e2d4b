import type { SetupFile } from '../documents/setupFile';
import { scriptsOf } from '../workspace/script';
import type { ReviewContext } from './review';
import { reviewFile, type FileReview } from './reviewFile';

/** A file before and after; `null`: it is not there. */
export interface FilePair {
  readonly path: string;
  readonly before: SetupFile | null;
  readonly after: SetupFile | null;
}

/** Reviews files that change together: each is judged beside the others as they will be. */
export function reviewTogether(
  pairs: readonly FilePair[],
  context: Omit<ReviewContext, 'workspace'>,
): readonly FileReview[] {
  const workspace = pairs.reduce(
    (current, { path, after }) => current.replacing(path, after === null ? [] : scriptsOf(after)),
    context.former,
  );
  return pairs.map(({ before, after }) => reviewFile(before, after, { ...context, workspace }));
}
