import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { issueSchema } from '../../mantis/schema/issue';

const questionSchema = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]),
  summary: z.string(),
  description: z.string().default(''),
  category: z.string().nullish(),
  type: z.string().nullish(),
  kind: z.string().default(''),
  expect: z.array(z.union([z.string(), z.number().transform(String)])).default([]),
});

export type EvaluationQuestion = z.infer<typeof questionSchema>;

export const questionsSchema = z.array(questionSchema);
export const ticketsSchema = z.looseObject({ issues: z.array(z.unknown()) });
export const personalTextsSchema = z.array(z.looseObject({ text: z.string() }));

/** An issue that cannot be read costs itself only. */
export function readIssues(payload: z.infer<typeof ticketsSchema>): {
  readonly issues: readonly z.infer<typeof issueSchema>[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const issues = payload.issues.flatMap((each, index) => {
    const parsed = issueSchema.safeParse(each);
    if (parsed.success) return [parsed.data];
    problems.push(`issues[${String(index)}]: ${z.prettifyError(parsed.error)}`);
    return [];
  });
  return { issues, problems };
}

/** @throws an error that names the file and what is wrong with it. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
