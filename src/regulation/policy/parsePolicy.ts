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
