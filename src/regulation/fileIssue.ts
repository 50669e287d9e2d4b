import type * as z from 'zod';

/** What is wrong with a file that a person wrote, and where in it. */
export interface FileIssue {
  readonly path: readonly (string | number)[];
  /** Stable, for translating: zod's code, or the problem that a check of ours found. */
  readonly code: string;
  /** For the log and as a last resort; English. */
  readonly message: string;
  /** What would be right there (a type, the allowed values, a bound, a form); `null` where the code says it all. */
  readonly expected: string | null;
}

/** An unknown name is an issue of its own, at its own place. */
export function fileIssues(error: z.ZodError): readonly FileIssue[] {
  return error.issues.flatMap(issue => {
    const path = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part));
    const { message } = issue;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({ path: [...path, key], code: issue.code, message, expected: null }));
    }
    const code = issue.code === 'custom' ? problemOf(issue.params) : issue.code;
    return [{ path, code, message, expected: expectedBy(issue) }];
  });
}

function expectedBy(issue: z.core.$ZodIssue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'invalid_format':
      return issue.message;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string' ? null : String(issue.minimum);
    case 'too_big':
      return String(issue.maximum);
    default:
      return null;
  }
}

function problemOf(params: Record<string, unknown> | undefined): string {
  const problem = params?.['problem'];
  return typeof problem === 'string' ? problem : 'custom';
}

/** A custom issue with a code that can be translated. */
export function customIssue(problem: string, message: string, path: readonly (string | number)[]) {
  return { code: 'custom' as const, message, path: [...path], params: { problem } };
}
