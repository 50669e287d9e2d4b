import type {
  HistoryLine,
  NoteFacts,
  PriorityKey,
  RegulationContext,
  TicketFacts,
} from '../../../../src/regulation/input';
import { defaultPolicy } from '../../../../src/regulation/policy/defaultPolicy';
import { productionCalendar } from '../../../../src/regulation/calendar/productionCalendar';
import { parsePolicy } from '../../../../src/regulation/policy/parsePolicy';
import type { Regulation } from '../../../../src/regulation/regulation';
import { prepareRegulation } from '../../../../src/regulation/regulation';
import { computeSla } from '../../../../src/regulation/sla/computeSla';
import type { MilestoneResult, SlaResult } from '../../../../src/regulation/sla/result';

/** Moscow wall clock, «2025-10-31 17:00[:30]»; without a time midnight. */
export function moscow(text: string): number {
  const [date = '', time = '00:00'] = text.split(' ');
  const instant = Date.parse(`${date}T${time}+03:00`);
  if (Number.isNaN(instant)) throw new Error(`not an instant: ${text}`);
  return instant;
}

export function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

export const lead = 2;
export const support = 3;
export const support2 = 4;
export const customer = 5;
export const robot = 7;
/** Nobody ever saw their access level. */
export const stranger = 99;

export const status = {
  new: 10,
  feedback: 20,
  acknowledged: 30,
  confirmed: 40,
  assigned: 50,
  resolved: 80,
  closed: 90,
};
export const priorityIds: Record<PriorityKey, number> = { blocker: 60, fix: 40, significant: 20 };

export const context: RegulationContext = {
  accessLevels: new Map([
    [lead, 70],
    [support, 55],
    [support2, 55],
    [customer, 25],
  ]),
  robots: new Set([robot]),
  staffThreshold: 55,
  leadThreshold: 70,
  resolvedThreshold: 80,
  statuses: { feedback: 20, acknowledged: 30, confirmed: 40, assigned: 50 },
  priorities: new Map([
    [60, 'blocker'],
    [40, 'fix'],
    [20, 'significant'],
  ]),
  seesEverything: true,
};

export const regulation = prepareRegulation(defaultPolicy, productionCalendar());

/** The regulation with parts of its policy replaced as a file would. */
export function regulationWith(file: object): Regulation {
  const parsed = parsePolicy(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return prepareRegulation(parsed.value, productionCalendar());
}

export interface NoteOptions {
  readonly author?: number | null;
  readonly text?: string;
  readonly hasFiles?: boolean;
  readonly isReminder?: boolean;
  readonly isPrivate?: boolean;
  /** Leaves out the history line. */
  readonly withoutLine?: boolean;
}

/** A ticket as it goes through Mantis, with the history that Mantis writes. */
export class Story {
  private readonly lines: HistoryLine[] = [];
  private notes: NoteFacts[] = [];
  private statusId: number;
  private handlerId = 0;
  private priorityId: number;
  private version: string;
  private lastNote = 0;

  constructor(
    private readonly submitted: string,
    priority: PriorityKey | number,
    private readonly given: {
      readonly by?: number;
      readonly handler?: number;
      readonly status?: number;
      readonly version?: string;
      readonly facts?: Partial<TicketFacts>;
    } = {},
  ) {
    this.priorityId = typeof priority === 'number' ? priority : priorityIds[priority];
    this.statusId = given.status ?? status.new;
    this.version = given.version ?? '';
    const at = moscow(submitted);
    this.lines.push({ kind: 'created', at, userId: this.reporter });
    // A handler at submission: Mantis assigns by itself, in the reporter's name.
    if (given.handler !== undefined) this.assignInBrowser(submitted, this.reporter, given.handler);
  }

  private get reporter(): number {
    return this.given.by ?? customer;
  }

  setStatus(at: string, by: number | null, statusId: number): this {
    this.lines.push({ kind: 'status', at: moscow(at), userId: by, oldId: this.statusId, newId: statusId });
    this.statusId = statusId;
    return this;
  }

  /** By REST: only the handler. */
  assign(at: string, by: number | null, handlerId: number): this {
    this.lines.push({ kind: 'handler', at: moscow(at), userId: by, oldId: this.handlerId, newId: handlerId });
    this.handlerId = handlerId;
    return this;
  }

  /** In the browser Mantis writes the status along. */
  assignInBrowser(at: string, by: number, handlerId: number): this {
    if (this.statusId < status.assigned) this.setStatus(at, by, status.assigned);
    return this.assign(at, by, handlerId);
  }

  setPriority(at: string, by: number | null, priority: PriorityKey | number): this {
    const newId = typeof priority === 'number' ? priority : priorityIds[priority];
    this.lines.push({ kind: 'priority', at: moscow(at), userId: by, oldId: this.priorityId, newId });
    this.priorityId = newId;
    return this;
  }

  setVersion(at: string, by: number, version: string): this {
    const line = { kind: 'targetVersion', at: moscow(at), userId: by } as const;
    this.lines.push({ ...line, oldValue: this.version, newValue: version });
    this.version = version;
    return this;
  }

  note(at: string, by: number, options: NoteOptions = {}): this {
    const id = ++this.lastNote;
    this.notes.push({
      id,
      authorId: options.author === undefined ? by : options.author,
      text: options.text ?? 'Смотрим.',
      hasFiles: options.hasFiles ?? false,
      isReminder: options.isReminder ?? false,
      isPrivate: options.isPrivate ?? false,
      at: moscow(at),
    });
    if (options.withoutLine !== true) {
      this.lines.push({ kind: 'noteAdded', at: moscow(at), userId: by, noteId: id });
    }
    return this;
  }

  editNote(at: string, by: number, noteId: number, text: string): this {
    this.lines.push({ kind: 'noteEdited', at: moscow(at), userId: by, noteId });
    this.notes = this.notes.map(note => (note.id === noteId ? { ...note, text } : note));
    return this;
  }

  setNotePrivate(at: string, by: number, noteId: number, isPrivate: boolean): this {
    this.lines.push({ kind: 'noteViewState', at: moscow(at), userId: by, noteId, isPrivate });
    this.notes = this.notes.map(note => (note.id === noteId ? { ...note, isPrivate } : note));
    return this;
  }

  deleteNote(at: string, by: number, noteId: number): this {
    this.lines.push({ kind: 'noteDeleted', at: moscow(at), userId: by, noteId });
    this.notes = this.notes.filter(note => note.id !== noteId);
    return this;
  }

  other(at: string, by: number): this {
    this.lines.push({ kind: 'other', at: moscow(at), userId: by });
    return this;
  }

  registrationEdit(at: string, by: number): this {
    this.lines.push({ kind: 'registration', at: moscow(at), userId: by });
    return this;
  }

  facts(overrides: Partial<TicketFacts> = {}): TicketFacts {
    return {
      id: 1,
      submittedAt: moscow(this.submitted),
      reporterId: this.reporter,
      type: 'failure',
      category: 'Биллинг',
      statusId: this.statusId,
      handlerId: this.handlerId === 0 ? null : this.handlerId,
      priorityId: this.priorityId,
      targetVersion: this.version === '' ? null : this.version,
      effort: null,
      paid: null,
      mode: null,
      agreedDate: null,
      notes: this.notes,
      history: this.lines,
      ...this.given.facts,
      ...overrides,
    };
  }

  sla(
    now: string,
    given: { context?: Partial<RegulationContext>; regulation?: Regulation; facts?: Partial<TicketFacts> } = {},
  ): SlaResult {
    const facts = this.facts(given.facts);
    return computeSla(facts, { ...context, ...given.context }, given.regulation ?? regulation, moscow(now));
  }
}

export function milestone(sla: SlaResult, key: MilestoneResult['key']): MilestoneResult {
  const found = sla.milestones.find(entry => entry.key === key);
  if (found === undefined) throw new Error(`no milestone ${key}`);
  return found;
}

/** «met 2025-10-31 17:30:00 by 3 note», «late …», or the state. */
export function verdict(sla: SlaResult, key: MilestoneResult['key']): string {
  const { state, metAt, metBy, late, explanation } = milestone(sla, key);
  if (state !== 'met') return state;
  return `${late ? 'late' : 'met'} ${iso(metAt) ?? ''} by ${metBy ?? 'nobody'} ${explanation.decidedBy?.kind ?? ''}`;
}
