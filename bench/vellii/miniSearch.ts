import MiniSearch from 'minisearch';
import type { KnowledgeUnit } from '../../src/vellii/knowledge/units/unit';

/** The same units in MiniSearch, as its documentation proposes it: boosted titles, prefixes, fuzzy. */
export function miniSearchOf(units: Iterable<KnowledgeUnit>): MiniSearch {
  const search = new MiniSearch({
    fields: ['title', 'context', 'question', 'answer'],
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
  });
  search.addAll(
    [...units].map(({ id, title, context, question, passages }) => ({
      id,
      title,
      context,
      question,
      answer: passages.map(({ text }) => text).join('\n'),
    })),
  );
  return search;
}
