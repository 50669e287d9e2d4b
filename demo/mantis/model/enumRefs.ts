import { enumId, parseEnum } from './enums';
import { asObject, isSet, toInt, toText } from './json';
import type { EnumName } from '../lang/strings';
import type { State } from './state';

/**
 * The id that a client's `{id}` or `{name}` means, as Mantis reads it (REST fact 1): an id as it is, known or not; a name
 * from the configured enumeration, an unknown one is 0; anything else (a label, a plain value) the default of a new issue.
 */
export function enumIdFrom(state: State, name: EnumName, reference: unknown, projectId: number): number {
  const object = asObject(reference);
  const id = toInt(object?.['id']);
  if (isSet(object?.['id']) && id !== 0) return id;
  const configured = state.options.text(`${name}_enum_string`, projectId);
  const wanted = toText(object?.['name']);
  if (wanted.trim() !== '') return enumId(configured, wanted) ?? 0;
  const standard = state.options.get(`default_bug_${name}`, projectId);
  return standard === undefined ? (parseEnum(configured)[0]?.id ?? 0) : Number(standard);
}
