import type { Term } from '../tickets/ticket';
import type { TermPayload } from './schema/common';

export function toTerm(term: TermPayload): Term {
  return { id: term.id, name: term.name, label: term.label || term.name };
}
