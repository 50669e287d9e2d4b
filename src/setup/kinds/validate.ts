import type * as z from 'zod';
import type { Path } from '../documents/path';
import { finding, type Expected, type Finding } from '../risks/finding';
import { pathText } from '../workspace/references';
import type { Script } from '../workspace/script';

/** Errors of form that a zod schema finds in a script. */
export function validateWith(schema: z.ZodType, { value, document }: Script): readonly Finding[] {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return [];
  return parsed.error.issues
    .flatMap(issue => problemsOf(issue, []))
    .map(({ path, expected }) => finding('invalid', path, { place: pathText(path), expected }, document));
}

interface FormProblem {
  readonly path: Path;
  readonly expected: Expected;
}

function problemsOf(issue: z.core.$ZodIssue, prefix: Path): readonly FormProblem[] {
  const path = [...prefix, ...issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'invalid_union') {
    // The alternative that got furthest says best what is wrong.
    const [best] = issue.errors
      .map(issues => issues.flatMap(one => problemsOf(one, path)))
      .filter(problems => problems.some(problem => problem.path.length > path.length))
      .sort((one, other) => one.length - other.length);
    return best ?? [{ path, expected: 'other' }];
  }
  return [{ path, expected: expectedBy(issue) }];
}

function expectedBy(issue: z.core.$ZodIssue): Expected {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'present';
      return TYPES[issue.expected] ?? 'other';
    case 'invalid_value':
      return 'choice';
    case 'too_small':
      return 'present';
    case 'invalid_format':
      return 'date';
    default:
      return 'other';
  }
}

const TYPES: Readonly<Record<string, Expected>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  boolean: 'flag',
  array: 'list',
  object: 'map',
};
