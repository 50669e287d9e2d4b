import type { RegulationContext } from '../../regulation/input';
import { placeInQueue, type QueuePlace } from '../../regulation/queue/place';
import type { Regulation } from '../../regulation/regulation';
import { computeSla } from '../../regulation/sla/computeSla';
import { nextChange } from '../../regulation/sla/nextChange';
import type { SlaResult } from '../../regulation/sla/result';
import { ticketFacts } from '../../tickets/facts';
import type { Note, Ticket } from '../../tickets/ticket';
import type { NoteSide } from '../ticketPanel/session';

interface Entry {
  readonly sla: SlaResult;
  readonly place: QueuePlace;
  /** From here on the result may be another one. */
  readonly until: number;
}

/** Results of the regulation by ticket, computed when asked for and kept until the next moment at which they change. */
export class SlaBook {
  private readonly entries = new WeakMap<Ticket, Entry>();

  constructor(
    private readonly regulation: Regulation,
    private readonly context: RegulationContext,
  ) {}

  /** From which side a note was written (RULES C2). */
  sideOf(note: Note): NoteSide {
    const id = note.author?.id;
    if (id === undefined) return 'unknown';
    const marker = this.regulation.policy.robot.noteMarker.value;
    if (this.context.robots.has(id) || note.text.includes(marker)) return 'robot';
    const level = this.context.accessLevels.get(id);
    if (level === undefined) return 'unknown';
    return level >= this.context.staffThreshold ? 'staff' : 'customer';
  }

  /** Where the ticket stands in the regulation's queue, and why (RULES E). */
  place(ticket: Ticket, now: number): QueuePlace {
    return this.entryOf(ticket, now).place;
  }

  read(ticket: Ticket, now: number): SlaResult {
    return this.entryOf(ticket, now).sla;
  }

  private entryOf(ticket: Ticket, now: number): Entry {
    const known = this.entries.get(ticket);
    if (known && now < known.until) return known;
    const facts = ticketFacts(ticket);
    const sla = computeSla(facts, this.context, this.regulation, now);
    const place = placeInQueue(facts, sla, this.context, this.regulation);
    const entry = { sla, place, until: nextChange(sla) ?? Number.POSITIVE_INFINITY };
    this.entries.set(ticket, entry);
    return entry;
  }
}
