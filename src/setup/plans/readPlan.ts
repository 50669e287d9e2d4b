import { err, ok, type Result } from '../../base/result';
import { planSchema, type Plan } from './plan';

/** Larger plan files are no plans of ours. */
const MOST_BYTES = 40 * 1024 * 1024;

export type PlanFileProblem =
  | { readonly kind: 'notAPlan'; readonly place: string }
  | { readonly kind: 'planTooLarge' }
  | { readonly kind: 'samePathTwice'; readonly path: string };

/** Reads a plan file, which may come from anywhere. */
export function readPlan(bytes: Uint8Array): Result<Plan, PlanFileProblem> {
  if (bytes.length > MOST_BYTES) return err({ kind: 'planTooLarge' });
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err({ kind: 'notAPlan', place: '' });
  }
  const parsed = planSchema.safeParse(data);
  if (!parsed.success) return err({ kind: 'notAPlan', place: parsed.error.issues[0]?.path.join('.') ?? '' });
  // On Windows and macOS names differ by more than their case.
  const paths = parsed.data.files.map(file => file.path.normalize('NFC').toLowerCase());
  const doubled = parsed.data.files.find((_, index) => paths.indexOf(paths[index] ?? '') !== index);
  if (doubled !== undefined) return err({ kind: 'samePathTwice', path: doubled.path });
  return ok(parsed.data);
}

export function writePlan(plan: Plan): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(plan, null, 2)}\n`);
}
