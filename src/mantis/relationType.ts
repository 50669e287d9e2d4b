/**
 * The types of relations by Mantis's number and the API's name, which no language changes. They are sent by name: a
 * wrong one is refused (recording 422), unlike the names of enumerations (pitfall 1).
 */
export const RELATION_TYPES = [
  { id: 1, name: 'related-to' },
  { id: 2, name: 'parent-of' },
  { id: 3, name: 'child-of' },
  { id: 0, name: 'duplicate-of' },
  { id: 4, name: 'has-duplicate' },
] as const;

export type RelationName = (typeof RELATION_TYPES)[number]['name'];

export function relationName(id: number): RelationName | null {
  return RELATION_TYPES.find(type => type.id === id)?.name ?? null;
}
