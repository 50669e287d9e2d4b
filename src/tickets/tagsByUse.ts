import type { Reference, Ticket } from './ticket';

/** Every tag that some ticket has, the most used first, those used alike by name. */
export function tagsByUse(tickets: readonly Pick<Ticket, 'tags'>[]): readonly Reference[] {
  const uses = new Map<number, { readonly tag: Reference; count: number }>();
  for (const { tags } of tickets) {
    for (const tag of tags) {
      const known = uses.get(tag.id);
      if (known === undefined) uses.set(tag.id, { tag, count: 1 });
      else known.count++;
    }
  }
  return [...uses.values()]
    .sort((a, b) => b.count - a.count || a.tag.name.localeCompare(b.tag.name, 'ru'))
    .map(({ tag }) => tag);
}
