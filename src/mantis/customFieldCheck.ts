import type { CustomFieldDefinition } from './dictionary';

/** Why Mantis would refuse a value, or would store nonsense (it checks no dates). */
export type FieldObjection =
  | { readonly kind: 'notListed' }
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'notAnAddress' }
  | { readonly kind: 'notADate' }
  | { readonly kind: 'tooShort' | 'tooLong'; readonly limit: number }
  | { readonly kind: 'pattern'; readonly pattern: string };

const SETS: ReadonlySet<string> = new Set(['checkbox', 'multilist']);
const CHOICES: ReadonlySet<string> = new Set(['enum', 'list', 'radio']);
const NUMBERS: ReadonlySet<string> = new Set(['numeric', 'float']);
/** A column of the database; Mantis cuts off what is longer. */
const COLUMN_LENGTH = 255;

/**
 * Checks a value as Mantis stores it («А|Б», a number with a dot, a date in epoch seconds) before it is sent; null when
 * nothing speaks against it. An empty value clears the field and is always possible here; whether it may be empty is
 * a matter of the status. A value that is stored already may stay although it has been taken from the list.
 */
export function customFieldObjection(
  field: CustomFieldDefinition,
  value: string,
  present: string,
): FieldObjection | null {
  if (value === '' || value === present) return null;
  const length = Array.from(value).length;
  const longest = field.lengthMax > 0 ? field.lengthMax : field.type === 'textarea' ? 65_535 : COLUMN_LENGTH;
  if (length < field.lengthMin) return { kind: 'tooShort', limit: field.lengthMin };
  if (length > longest) return { kind: 'tooLong', limit: longest };
  if (!matches(field.validRegexp, value)) return { kind: 'pattern', pattern: field.validRegexp };
  return ofType(field, value, present);
}

function ofType(field: CustomFieldDefinition, value: string, present: string): FieldObjection | null {
  const known = new Set([...field.possibleValues, ...(SETS.has(field.type) ? present.split('|') : [])]);
  if (CHOICES.has(field.type) && !known.has(value)) return { kind: 'notListed' };
  if (SETS.has(field.type) && !value.split('|').every(part => known.has(part))) return { kind: 'notListed' };
  if (NUMBERS.has(field.type) && !/^[+-]?\d{1,12}(\.\d{1,6})?$/.test(value)) return { kind: 'notANumber' };
  if (field.type === 'numeric' && !/^[+-]?\d+$/.test(value)) return { kind: 'notANumber' };
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) return { kind: 'notAnAddress' };
  return field.type === 'date' && !/^\d{1,11}$/.test(value) ? { kind: 'notADate' } : null;
}

/** The expression is PHP's: one that this engine does not know is left to the server. */
function matches(pattern: string, value: string): boolean {
  if (pattern === '' || value.length > COLUMN_LENGTH) return true;
  try {
    return new RegExp(pattern).test(value);
  } catch {
    return true;
  }
}
