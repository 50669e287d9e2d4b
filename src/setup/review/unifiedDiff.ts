import { createTwoFilesPatch } from 'diff';

export interface TextPair {
  /** Relative to the workspace. */
  readonly path: string;
  /** Nothing: the file is new, or goes. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The differences of files in the form that `patch` and `git apply` read. */
export function unifiedDiff(files: readonly TextPair[]): string {
  return files
    .filter(({ before, after }) => before !== after)
    .map(({ path, before, after }) =>
      createTwoFilesPatch(
        before === null ? '/dev/null' : `a/${path}`,
        after === null ? '/dev/null' : `b/${path}`,
        before ?? '',
        after ?? '',
        '',
        '',
        { context: 3 },
      ).replace(/^=+\n/, ''),
    )
    .join('');
}
