import * as z from 'zod';
import { err, ok, type Result } from '../../base/result';
import { applyOperations, type RefusedOperation } from '../documents/edit';
import { operationSchema, type Operation } from '../documents/operation';
import type { SetupFile } from '../documents/setupFile';

/** What a model or a file may propose at most at once. */
const proposalSchema = z.array(operationSchema).min(1).max(500);

export type ProposalProblem =
  { readonly kind: 'notOperations'; readonly place: string } | ({ readonly kind: 'doesNotFit' } & RefusedOperation);

export interface Proposal {
  readonly file: SetupFile;
  readonly operations: readonly Operation[];
}

/**
 * Operations from outside, such as a model's answer, carried out on a copy of a file: validated, all or none, and never
 * text. A person reviews the result like any other change.
 */
export function proposeOperations(file: SetupFile, data: unknown): Result<Proposal, ProposalProblem> {
  const parsed = proposalSchema.safeParse(data);
  if (!parsed.success) return err({ kind: 'notOperations', place: parsed.error.issues[0]?.path.join('.') ?? '' });
  const edited = applyOperations(file, parsed.data);
  if (!edited.ok) return err({ kind: 'doesNotFit', ...edited.error });
  return ok({ file: edited.value.file, operations: parsed.data });
}
