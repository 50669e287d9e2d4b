import { typeValues } from '../../mantis/mappingCheck';
import type { Mapping } from '../../mantis/mapping';
import { FIELD_ROLES, STATUS_ROLES, type FieldRole, type Slot, type StatusRole } from '../../mantis/mappingSlots';
import { typesIn } from '../../mantis/proposal';
import type { Vocabulary } from '../../mantis/vocabulary';
import type { Priority, TicketType } from '../../tickets/ticket';

/** What is being edited. The two texts are kept as typed; their meaning is in `mapping` and `robots`. */
export interface MappingForm {
  readonly mapping: Mapping;
  readonly robots: readonly string[];
  /** One «domain = customer» a line. */
  readonly domainsText: string;
  /** One login a line. */
  readonly robotsText: string;
}

/** Value of the type's source that stands for Mantis's category; a field has `field:` before its name. */
export const CATEGORY_SOURCE = 'category';

export function formOf(mapping: Mapping, robots: readonly string[]): MappingForm {
  const domains = Object.entries(mapping.customer.mailDomains).map(([domain, customer]) => `${domain} = ${customer}`);
  return { mapping, robots, domainsText: domains.join('\n'), robotsText: robots.join('\n') };
}

/** The form after something was entered; the same one when the place or the value means nothing here. */
export function changeForm(form: MappingForm, slot: string, value: string, vocabulary: Vocabulary): MappingForm {
  const [kind, rest] = splitSlot(slot);
  const { mapping } = form;
  const become = (change: Partial<Mapping>): MappingForm => ({ ...form, mapping: { ...mapping, ...change } });
  const customer = (change: Partial<Mapping['customer']>): MappingForm =>
    become({ customer: { ...mapping.customer, ...change } });
  switch (kind) {
    case 'priority':
      return become({ priorities: withEntry(mapping.priorities, rest, priorityFrom(value)) });
    case 'type':
      return become({ types: withEntry(mapping.types, rest, typeFrom(value)) });
    case 'typeSource':
      return become(typeSourceFrom(mapping, value, vocabulary));
    case 'effort':
    case 'paid':
    case 'mode':
      return become({ fields: { ...mapping.fields, [kind]: value === '' ? null : value } });
    case 'status':
      return isStatusRole(rest) ? become({ statuses: { ...mapping.statuses, [rest]: idFrom(value) } }) : form;
    case 'customerField':
      return customer({ field: value === '' ? null : value });
    case 'tagPrefix':
      return customer({ tagPrefix: value.trim() === '' ? null : value.trim() });
    case 'project':
      return customer({ projects: withEntry(mapping.customer.projects, rest, value.trim() || null) });
    case 'mailDomains':
      return { ...customer({ mailDomains: readDomains(value).domains }), domainsText: value };
    case 'robots':
      return { ...form, robots: linesOf(value), robotsText: value };
    default:
      return form;
  }
}

/** What stands at a place, as its control has it. */
export function valueAt({ mapping, domainsText, robotsText }: MappingForm, slot: Slot): string {
  const [kind, rest] = splitSlot(slot);
  switch (kind) {
    case 'priority':
      return mapping.priorities[rest] ?? '';
    case 'type':
      return Object.hasOwn(mapping.types, rest) ? (mapping.types[rest] ?? '') : '';
    case 'typeSource':
      if (mapping.typeFrom === 'category') return CATEGORY_SOURCE;
      return mapping.fields.type === null ? '' : `field:${mapping.fields.type}`;
    case 'status':
      return isStatusRole(rest) ? String(mapping.statuses[rest] ?? '') : '';
    case 'customerField':
      return mapping.customer.field ?? '';
    case 'tagPrefix':
      return mapping.customer.tagPrefix ?? '';
    case 'project':
      return mapping.customer.projects[rest] ?? '';
    case 'mailDomains':
      return domainsText;
    case 'robots':
      return robotsText;
    default:
      return isFieldRole(kind) ? (mapping.fields[kind] ?? '') : '';
  }
}

/** The domains with their customers, and the numbers (from 1) of lines that are neither empty nor «domain = customer». */
export function readDomains(text: string): {
  readonly domains: Readonly<Record<string, string>>;
  readonly badLines: readonly number[];
} {
  const domains: Record<string, string> = {};
  const badLines: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const match = /^\s*@?([^\s=@]+\.[^\s=@]+)\s*=\s*(.*\S)\s*$/u.exec(line);
    if (match === null) badLines.push(index + 1);
    else domains[String(match[1]).toLowerCase()] = String(match[2]);
  }
  return { domains, badLines };
}

export function sameForm(a: MappingForm, b: MappingForm): boolean {
  return canonical(a) === canonical(b);
}

/** Values of another source keep what they mean only where it has them, too; the rest is guessed anew. */
function typeSourceFrom(mapping: Mapping, value: string, vocabulary: Vocabulary): Partial<Mapping> {
  const typeFrom = value === CATEGORY_SOURCE ? ('category' as const) : ('field' as const);
  const field = value.startsWith('field:') ? value.slice('field:'.length) : null;
  const fields = { ...mapping.fields, type: field };
  const values = typeValues({ typeFrom, fields }, vocabulary);
  if (values.length === 0) return { typeFrom, fields };
  const kept = Object.entries(mapping.types).filter(([known]) => values.includes(known));
  return { typeFrom, fields, types: { ...typesIn(values), ...Object.fromEntries(kept) } };
}

function withEntry<T>(record: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const rest = Object.entries(record).filter(([present]) => present !== key);
  return Object.fromEntries(value === null ? rest : [...rest, [key, value]]);
}

const PRIORITIES: ReadonlySet<string> = new Set<Priority>(['blocker', 'fix', 'significant']);
const TYPES: ReadonlySet<string> = new Set<TicketType>(['consultation', 'setup', 'development', 'failure']);

function priorityFrom(value: string): Priority | null {
  return PRIORITIES.has(value) ? (value as Priority) : null;
}

function typeFrom(value: string): TicketType | null {
  return TYPES.has(value) ? (value as TicketType) : null;
}

function idFrom(value: string): number | null {
  return /^\d{1,9}$/.test(value) ? Number(value) : null;
}

function linesOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\n,;]/).flatMap(line => line.trim() || []))];
}

/** The value of a type may hold any character, also a colon. */
function splitSlot(slot: string): readonly [kind: string, rest: string] {
  const colon = slot.indexOf(':');
  return colon === -1 ? [slot, ''] : [slot.slice(0, colon), slot.slice(colon + 1)];
}

function isStatusRole(text: string): text is StatusRole {
  return (STATUS_ROLES as readonly string[]).includes(text);
}

function isFieldRole(text: string): text is FieldRole {
  return (FIELD_ROLES as readonly string[]).includes(text);
}

/** Without regard to the order in which places were filled. */
function canonical({ mapping, robots, domainsText }: MappingForm): string {
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify([mapping, robots.toSorted(), readDomains(domainsText).badLines], sorted);
}
