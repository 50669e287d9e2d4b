import * as z from 'zod';
import { BUILT_IN_KINDS } from '../../setup/kinds/kinds';
import { labelText } from './text/valueText';

type Schema = Record<string, unknown>;

/**
 * One JSON Schema for scripts of every built-in kind, chosen by `kind`; a document without a kind fits anything.
 * Descriptions are the labels of keys, in the language of `vscode.l10n`. Run by the build, not by the extension.
 */
export function scriptSchema(): Schema {
  const kinds = BUILT_IN_KINDS.flatMap(({ name, schema }) => (schema === null ? [] : [{ name, schema }]));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { kind: { type: 'string', description: labelText('kind'), examples: kinds.map(kind => kind.name) } },
    allOf: kinds.map(({ name }) => ({
      if: { properties: { kind: { const: name } }, required: ['kind'] },
      then: { $ref: `#/definitions/${name}` },
    })),
    definitions: Object.fromEntries(kinds.map(({ name, schema }) => [name, definition(name, schema)])),
  };
}

function definition(name: string, schema: z.ZodType): unknown {
  const made = z.toJSONSchema(schema, { target: 'draft-7', unrepresentable: 'any', io: 'input' });
  return described({ ...made, $schema: undefined }, name, '');
}

/** Adds labels as descriptions and makes references of the schema's own point into the whole. */
function described(schema: unknown, root: string, above: string): unknown {
  if (Array.isArray(schema)) return schema.map(item => described(item, root, above));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema as Schema).map(([key, value]) => {
      if (key === '$ref' && typeof value === 'string') return [key, value.replace(/^#/, `#/definitions/${root}`)];
      if (key !== 'properties' || typeof value !== 'object' || value === null)
        return [key, described(value, root, above)];
      const properties = Object.entries(value).map(([name, child]) => {
        const label = labelText(above === '' ? name : `${above}.${name}`);
        return [name, { ...(described(child, root, name) as Schema), description: label }];
      });
      return [key, Object.fromEntries(properties)];
    }),
  );
}
