import type * as z from 'zod';

/** What is wrong with a file that a person wrote, and where in it. */
export interface FileIssue {
  readonly path: readonly (string | number)[];
  /** Stable, for translating: zod's code, or the problem that a check of ours found. */
  readonly code: string;
  /** For the log and as a last resort; English. */
  readonly message: string;
}

export function fileIssues(error: z.ZodError): readonly FileIssue[] {
  return error.issues.map(issue => ({
    path: issue.path.map(part => (typeof part === 'symbol' ? String(part) : part)),
    code: issue.code === 'custom' ? problemOf(issue.params) : issue.code,
    message: issue.message,
  }));
}

function problemOf(params: Record<string, unknown> | undefined): string {
  const problem = params?.['problem'];
  return typeof problem === 'string' ? problem : 'custom';
}

/** A custom issue with a code that can be translated. */
export function customIssue(problem: string, message: string, path: readonly (string | number)[]) {
  return { code: 'custom' as const, message, path: [...path], params: { problem } };
}
