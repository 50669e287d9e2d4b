import * as z from 'zod';
import { err, ok, type Result } from '../../../base/result';
import type { SetupFile } from '../../documents/setupFile';

/** A kind that the workspace declares as data: `*.ve-kind.json` or `*.ve-kind.yaml`. */
export interface KindDeclaration {
  readonly kind: string;
  readonly title: string;
  /** JSON Schema of a script. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly identities: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

const declarationSchema = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1).max(200),
  schema: z.record(z.string(), z.unknown()),
  identities: z.record(z.string(), z.string().min(1)).default({}),
  flags: z.array(z.string()).default([]),
  labels: z.record(z.string(), z.string().max(200)).default({}),
});

export function isDeclarationFile(path: string): boolean {
  return /\.ve-kind\.(?:json|ya?ml)$/i.test(path);
}

/** What is wrong with a declaration: where, and what the reader of the form says. */
export interface DeclarationProblem {
  readonly path: readonly (string | number)[];
  readonly detail: string;
}

/** Reads a declaration. Workspace files are hostile: only data comes out, and references to elsewhere are refused. */
export function readDeclaration(file: SetupFile): Result<KindDeclaration, DeclarationProblem> {
  const document = file.documents[0];
  if (document === undefined || file.documents.length !== 1) {
    return err({ path: [], detail: file.problems[0]?.detail ?? 'one document is expected' });
  }
  const parsed = declarationSchema.safeParse(document.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.map(step => (typeof step === 'number' ? step : String(step))) ?? [];
    return err({ path, detail: issue?.message ?? '' });
  }
  const foreign = foreignReference(parsed.data.schema);
  if (foreign !== null) return err({ path: ['schema'], detail: `$ref ${foreign}` });
  return ok(parsed.data);
}

/** A `$ref` that leaves the schema. */
function foreignReference(schema: unknown): string | null {
  if (typeof schema !== 'object' || schema === null) return null;
  for (const [key, value] of Object.entries(schema)) {
    if (/^\$(?:ref|dynamicRef|recursiveRef)$/.test(key) && !(typeof value === 'string' && value.startsWith('#'))) {
      return String(value);
    }
    const inside = foreignReference(value);
    if (inside !== null) return inside;
  }
  return null;
}
