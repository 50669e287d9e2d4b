import * as z from 'zod';
import { draftContentSchema } from '../../draft';
import type { JsonSchema } from '../languageModel';

/**
 * Bounds are checked here when the answer has come. In the schema that is sent they do harm: some servers refuse them,
 * and those that build a grammar of them build one without end.
 */
const bounds = new Set([
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  '$schema',
  'exclusiveMinimum',
  'exclusiveMaximum',
]);

/** The shape of a draft as a strict JSON schema: every key required, nothing else allowed. */
export const draftWireSchema = withoutBounds(z.toJSONSchema(draftContentSchema)) as JsonSchema;

function withoutBounds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutBounds);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !bounds.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutBounds(value)]));
}
