import * as z from 'zod';
import { calendarYearSchema } from '../calendar/calendarYear';
import { policySchema } from './schema';
import { calendarDescriptions, policyDescriptions, sourceDescription } from './schemaDescriptions';

/** The JSON Schema of a policy file, for completion in an editor. Only what differs from the default need stand there. */
export function policyJsonSchema(): object {
  const schema = z.toJSONSchema(policySchema, { io: 'input', target: 'draft-7' }) as JsonSchema;
  relax(schema, true);
  describe(schema, '', policyDescriptions);
  schema.properties = { $schema: { type: 'string' }, ...schema.properties };
  return schema;
}

/** The JSON Schema of one year of a production calendar. */
export function calendarJsonSchema(): object {
  const schema = z.toJSONSchema(calendarYearSchema, { io: 'input', target: 'draft-7' }) as JsonSchema;
  describe(schema, '', calendarDescriptions);
  return schema;
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  type?: string;
  description?: string;
  readOnly?: boolean;
}

/** @param isSection an object of the file itself; elements of a list must be complete */
function relax(schema: JsonSchema, isSection: boolean): void {
  const { properties, items } = schema;
  if (items !== undefined) relax(items, false);
  if (properties === undefined) return;
  if (isSourced(properties)) schema.required = ['value'];
  else if (isSection) delete schema.required;
  for (const property of Object.values(properties)) relax(property, isSection);
}

/** @param path of names joined by dots, an element of a list by `*` */
function describe(schema: JsonSchema, path: string, texts: Readonly<Record<string, string>>): void {
  // Whether our types let code write to it is nothing that an editor should tell.
  delete schema.readOnly;
  const text = texts[path];
  if (text !== undefined) schema.description = text;
  for (const variant of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) describe(variant, `${path}.|`, texts);
  if (schema.items !== undefined) describe(schema.items, `${path}.*`, texts);
  const { properties } = schema;
  if (properties === undefined) return;
  for (const [name, property] of Object.entries(properties)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (isSourced(properties) && name === 'source') property.description = sourceDescription;
    // Whoever points at `value` wants to know what it is, not that it is a value.
    else describe(property, name === 'value' && isSourced(properties) ? path : at, texts);
  }
}

function isSourced(properties: Record<string, JsonSchema>): boolean {
  return properties['value'] !== undefined && properties['source'] !== undefined;
}
