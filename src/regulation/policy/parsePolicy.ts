import * as z from 'zod';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { FileIssue } from '../fileIssue';
import { fileIssues } from '../fileIssue';
import { defaultPolicy } from './defaultPolicy';
import type { Policy } from './schema';
import { policySchema } from './schema';

/**
 * Reads a policy file that was parsed from JSON or YAML. What the file leaves out keeps its default; a value without a
 * `source` is an assumption, for the regulation did not state it there.
 */
export function parsePolicy(file: unknown): Result<Policy, readonly FileIssue[]> {
  const parsed = policySchema.safeParse(isPlainObject(file) ? withDefaults(file, defaultPolicy) : file);
  return parsed.success ? ok(parsed.data) : err(fileIssues(parsed.error));
}

function withDefaults(given: PlainObject, defaults: object): PlainObject {
  const merged: PlainObject = { ...defaults };
  for (const [key, value] of Object.entries(given)) {
    if (key === '$schema') continue;
    const original = merged[key];
    merged[key] =
      isPlainObject(value) && isPlainObject(original) && !isSourced(original)
        ? withDefaults(value, original)
        : withSources(value);
  }
  return merged;
}

function withSources(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSources);
  if (!isPlainObject(value)) return value;
  if ('value' in value) return { source: 'assumption', ...value };
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withSources(entry)]));
}

type PlainObject = Record<string, unknown>;

function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSourced(value: PlainObject): boolean {
  return 'value' in value && 'source' in value;
}

/** The JSON Schema of a policy file, for completion in an editor. Only what differs from the default need stand there. */
export function policyJsonSchema(): object {
  const schema = z.toJSONSchema(policySchema, { io: 'input' }) as JsonSchema;
  relax(schema, true);
  schema.properties = { $schema: { type: 'string' }, ...schema.properties };
  return schema;
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  type?: string;
}

/** @param isSection an object of the file itself; elements of a list must be complete */
function relax(schema: JsonSchema, isSection: boolean): void {
  const { properties, items } = schema;
  if (items !== undefined) relax(items, false);
  if (properties === undefined) return;
  if (properties['value'] !== undefined && properties['source'] !== undefined) schema.required = ['value'];
  else if (isSection) delete schema.required;
  for (const property of Object.values(properties)) relax(property, isSection);
}
