import { toTicket } from '../../mantis/toTicket';
import { depersonalise } from '../../vellii/privacy/depersonalise';
import { KnowledgeBase } from '../../vellii/knowledge/knowledgeBase';
import { builtInThesaurus } from '../../vellii/knowledge/thesaurus/builtIn';
import { parseThesaurus } from '../../vellii/knowledge/thesaurus/thesaurus';
import { articleUnits } from '../../vellii/knowledge/units/article';
import { ticketUnit } from '../../vellii/knowledge/units/resolvedTicket';
import { looksLikeRobot } from '../../vellii/knowledge/units/robots';
import { readIssues, readJson, ticketsSchema } from './input';
import { readKnowledgeFolder } from './knowledgeFolder';
import { usualMapping } from './mapping';

const RESOLVED = 80;

export interface LoadedBase {
  readonly base: KnowledgeBase;
  /** The latest moment in the tickets, epoch milliseconds: «now» of the evaluation, so that its outcome never changes. */
  readonly now: number;
  readonly problems: readonly string[];
}

/** A knowledge base from a folder of articles and a file of issues, either of which may be absent. @throws what cannot be read. */
export async function loadBase(folder: string | undefined, ticketsFile: string | undefined): Promise<LoadedBase> {
  const { articles, thesaurus } =
    folder === undefined ? { articles: [], thesaurus: '' } : await readKnowledgeFolder(folder);
  const base = new KnowledgeBase(parseThesaurus([builtInThesaurus, thesaurus]));
  // The time of a file is that of its checkout and says nothing.
  for (const article of articles) {
    for (const unit of articleUnits({ ...article, changedAt: null }, text => depersonalise(text))) base.put(unit);
  }
  if (ticketsFile === undefined) return { base, now: Date.now(), problems: [] };
  const { issues, problems } = readIssues(await readJson(ticketsFile, ticketsSchema));
  let now = 0;
  for (const issue of issues) {
    const ticket = toTicket(issue, { project: issue.project }, usualMapping);
    now = Math.max(now, ticket.updatedAt);
    const unit = ticketUnit(ticket, { resolvedThreshold: RESOLVED, isRobot: looksLikeRobot }, (text, names) =>
      depersonalise(text, { names }),
    );
    if (unit !== null) base.put(unit);
  }
  return { base, now, problems };
}
