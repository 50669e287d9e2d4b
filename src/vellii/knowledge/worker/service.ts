import { composeDraft } from '../../drafting/compose';
import { depersonalise } from '../../privacy/depersonalise';
import { KnowledgeBase } from '../knowledgeBase';
import { builtInThesaurus } from '../thesaurus/builtIn';
import { parseThesaurus } from '../thesaurus/thesaurus';
import { TicketIndex } from '../ticketSearch';
import { articleUnits, type ArticleFile } from '../units/article';
import { ticketUnit } from '../units/resolvedTicket';
import { looksLikeRobot } from '../units/robots';
import type { KnowledgeSetup, Opened, Service, TicketBatch } from './calls';

/** What an index needs to be written. */
interface Place {
  readonly file: string;
  isChanged: boolean;
}

/**
 * The two indexes of a window: the search of all its tickets, and the knowledge. Everything that takes time happens
 * here, off the extension host's thread.
 */
export function createService(): Service {
  let tickets = new TicketIndex();
  let ticketPlace: Place | null = null;
  let base = emptyBase('');
  let basePlace: Place | null = null;

  const openKnowledge = async ({ file, thesaurus }: KnowledgeSetup): Promise<Opened> => {
    base = emptyBase(thesaurus);
    const found = await base.read(file);
    basePlace = { file, isChanged: found !== 'read' };
    return { found, size: base.size };
  };

  return {
    openSearch: async ({ file }) => {
      tickets = new TicketIndex();
      const found = await tickets.read(file);
      ticketPlace = { file, isChanged: found !== 'read' };
      tickets.prepare();
      return { found, size: tickets.size };
    },
    searchKnows: () => tickets.changes(),
    updateSearch: batch => {
      for (const ticket of batch) tickets.put(ticket);
      if (batch.length > 0) touch(ticketPlace);
      return tickets.size;
    },
    removeFromSearch: ids => {
      for (const id of ids) tickets.remove(id);
      if (ids.length > 0) touch(ticketPlace);
      return tickets.size;
    },
    search: ({ text, limit }) => tickets.search(text, limit),
    namedTickets: ids => tickets.named(ids),
    similarTickets: ({ like, limit }) => tickets.similar(like, limit),
    openKnowledge,
    closeKnowledge: () => {
      base = emptyBase('');
      basePlace = null;
      return null;
    },
    updateTickets: batch => {
      if (takeTickets(base, batch)) touch(basePlace);
      return base.size;
    },
    setArticles: articles => {
      if (takeArticles(base, articles)) touch(basePlace);
      return base.size;
    },
    similar: ({ question, limit }) => {
      const { hits } = base.find(question, limit);
      return hits.map(({ unit: { id, kind, title }, score, coverage }) => ({
        id,
        kind,
        title,
        fit: score / (hits[0]?.score ?? 1),
        coverage,
      }));
    },
    draft: request => composeDraft(base, request),
    save: async () => {
      let bytes = 0;
      if (ticketPlace?.isChanged === true) {
        ticketPlace.isChanged = false;
        tickets.prepare();
        bytes += await tickets.write(ticketPlace.file);
      }
      if (basePlace?.isChanged === true) {
        basePlace.isChanged = false;
        bytes += await base.write(basePlace.file);
      }
      return bytes;
    },
  };
}

function emptyBase(thesaurus: string): KnowledgeBase {
  return new KnowledgeBase(parseThesaurus([builtInThesaurus, thesaurus]));
}

function touch(place: Place | null): void {
  if (place !== null) place.isChanged = true;
}

function takeTickets(base: KnowledgeBase, { tickets, resolvedThreshold, robots }: TicketBatch): boolean {
  const isRobot = (person: { id: number; login: string; realName: string | null }): boolean =>
    robots.includes(person.id) || looksLikeRobot(person);
  let isChanged = false;
  for (const ticket of tickets) {
    const unit = ticketUnit(ticket, { resolvedThreshold, isRobot }, (text, names) => depersonalise(text, { names }));
    const changes = unit === null ? base.remove(String(ticket.id)) : base.put(unit);
    isChanged ||= changes;
  }
  return isChanged;
}

function takeArticles(base: KnowledgeBase, articles: readonly ArticleFile[]): boolean {
  const units = articles.flatMap(article => articleUnits(article, text => depersonalise(text)));
  const present = new Set(units.map(({ id }) => id));
  const gone = [...base.ids()].filter(id => id.includes('#') && !present.has(id));
  let isChanged = gone.length > 0;
  for (const id of gone) base.remove(id);
  for (const unit of units) if (base.put(unit)) isChanged = true;
  return isChanged;
}
