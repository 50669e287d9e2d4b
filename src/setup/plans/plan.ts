import * as z from 'zod';
import { operationSchema } from '../documents/operation';
import { isSafePath } from './containment';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const splice = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative(), text: z.string() });
const encoding = z.enum(['utf-8', 'utf-8 with BOM', 'utf-16le', 'windows-1251']);

/** Also part of a file's name. */
export const planId = z.string().regex(/^[\w-]{1,80}$/);

const plannedFile = z.strictObject({
  path: z.string().refine(isSafePath),
  encoding,
  /** `null`: the file is made, or goes. */
  base: hash.nullable(),
  target: hash.nullable(),
  /** From the base's text to the target's and back; the text of a file that is made or goes as one insertion. */
  splices: z.array(splice).max(10_000),
  inverse: z.array(splice).max(10_000),
  /** The same as meaning: what is left to try when the base is another one. Empty for files without structure. */
  operations: z.array(operationSchema).max(10_000),
});

export const planSchema = z.strictObject({
  format: z.literal(1),
  id: planId,
  /** The ticket that asked for the change. */
  ticket: z.strictObject({ origin: z.url({ protocol: /^https?$/ }), id: z.int().positive() }).nullable(),
  author: z.string().max(200),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** What is changed, in the words of the author or of the first lines of the changes. */
  title: z.string().max(500),
  files: z.array(plannedFile).min(1).max(100),
  /** Findings that the author has seen and accepted, by their key. */
  acceptedRisks: z.array(z.string().max(5000)).max(1000),
  /** Where the objects of removed states go. */
  stateTargets: z.array(z.strictObject({ script: z.string(), state: z.string(), target: z.string() })).max(200),
  /** The plan that this one takes back. */
  takesBack: planId.nullable(),
});

/** A reviewed change of one or several files, saved so that exactly it can be applied and taken back. */
export type Plan = z.infer<typeof planSchema>;
export type PlannedFile = Plan['files'][number];
