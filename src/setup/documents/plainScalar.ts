import type { Scalar } from './value';

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);
const TRUE = new Set(['true', 'True', 'TRUE']);
const FALSE = new Set(['false', 'False', 'FALSE']);

/**
 * What an unquoted YAML scalar means here: the core schema, except that digits which a number cannot hold stay a text.
 * `0010` is a code whose zeros count, and so is a contract number of twenty digits.
 */
export function plainScalar(text: string): Scalar {
  if (NULL.has(text)) return null;
  if (TRUE.has(text)) return true;
  if (FALSE.has(text)) return false;
  if (!NUMBER.test(text)) return text;
  return holdsDigits(text) ? Number(text) : text;
}

/** Whether other readers of YAML could take an unquoted text for something else than this text. */
export function looksSpecial(text: string): boolean {
  return plainScalar(text) !== text || /^[-+]?[.\d][\d_.,:eExo+-]*$/i.test(text) || WORDS.test(text);
}

const WORDS = /^(?:y|yes|n|no|on|off|true|false|null|nan|\.nan|[-+]?\.inf)$/i;

function holdsDigits(text: string): boolean {
  const digits = text.replace(/^[-+]/, '').replace(/[eE].*$/, '');
  if (/^0\d/.test(digits)) return false;
  return digits.replace('.', '').replace(/^0+/, '').length <= 15 && Number.isFinite(Number(text));
}
