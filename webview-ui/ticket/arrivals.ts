import type { PanelState } from '../../src/protocol/ticketPanel';
import type { PanelModel } from './model';

/** Notes of others that have come while something was being written: they are told before it is sent. */
export function arrivalsAfter({ panel, composer, arrivals }: PanelModel, next: PanelState): readonly number[] {
  if (next.phase !== 'ready' || next.ticket.notes === null) return arrivals;
  const present = new Set(next.ticket.notes.map(({ id }) => id));
  const kept = arrivals.filter(id => present.has(id));
  const isWriting = composer.text.trim() !== '' || composer.statusAfter !== null;
  if (!isWriting || panel?.phase !== 'ready' || panel.ticket.notes === null) return same(arrivals, kept);
  const known = new Set(panel.ticket.notes.map(({ id }) => id));
  const fresh = next.ticket.notes.filter(({ id, author }) => !known.has(id) && author?.isMe !== true);
  return same(arrivals, [...kept, ...fresh.map(({ id }) => id)]);
}

function same(before: readonly number[], after: readonly number[]): readonly number[] {
  return before.length === after.length ? before : after;
}
