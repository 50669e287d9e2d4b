/** A sample ticket as its author writes it down: what was asked, and then step by step what happened. */
import type { Moment } from './moments';
import type { StoryFile, StoryPriority, StoryStatus } from './story';
import type { CustomerLogin, Login, StaffLogin } from './users';

export type TicketType = 'Консультация' | 'Выполнение настройки' | 'Доработка' | 'Сбой';

export interface TicketSpec {
  readonly key: string;
  readonly by: CustomerLogin;
  readonly at: Moment;
  readonly type?: TicketType;
  readonly priority: StoryPriority;
  readonly summary: string;
  readonly text: string;
  readonly stepsToReproduce?: string;
  readonly additionalInformation?: string;
  readonly tags?: readonly string[];
  readonly files?: readonly StoryFile[];
  readonly then?: readonly Step[];
}

/** One visit of one person to the ticket; its acts follow each other within seconds. */
export interface Step {
  readonly by: Login;
  readonly when: Moment;
  readonly acts: readonly Act[];
}

export type Act =
  | {
      readonly kind: 'note';
      readonly text: string;
      readonly isPrivate?: boolean;
      readonly minutes?: number;
      readonly files?: readonly StoryFile[];
    }
  | ({ readonly kind: 'update' } & Changes);

export interface Changes {
  readonly status?: StoryStatus;
  /** '' removes the handler. */
  readonly handler?: StaffLogin | '';
  readonly priority?: StoryPriority;
  readonly category?: string;
  readonly type?: TicketType;
  /** Hours, with a dot. */
  readonly effort?: string;
  readonly paid?: boolean;
  readonly mode?: 'Сопровождение' | 'Довнедрение';
  /** Whole days from today; negative for a date that has passed. */
  readonly dueInDays?: number;
  readonly targetVersion?: string;
}

export interface NoteOptions {
  /** Working minutes booked. */
  readonly minutes?: number;
  readonly files?: readonly StoryFile[];
}

/** A public note. */
export function reply(by: Login, when: Moment, text: string, options: NoteOptions = {}): Step {
  return { by, when, acts: [{ kind: 'note', text, ...options }] };
}

/** A private note among staff. */
export function aside(by: StaffLogin, when: Moment, text: string, options: NoteOptions = {}): Step {
  return { by, when, acts: [{ kind: 'note', text, isPrivate: true, ...options }] };
}

export function change(by: Login, when: Moment, changes: Changes): Step {
  return { by, when, acts: [{ kind: 'update', ...changes }] };
}

/** The lead hands the ticket to somebody. */
export function assign(when: Moment, handler: StaffLogin, changes: Changes = {}): Step {
  return change('lead', when, { status: 'assigned', handler, ...changes });
}

/** Somebody takes the ticket. */
export function take(by: StaffLogin, when: Moment): Step {
  return change(by, when, { status: 'assigned', handler: by });
}

/** A public question to the customer; the ticket then waits for the answer. */
export function ask(by: StaffLogin, when: Moment, text: string, options: NoteOptions = {}): Step {
  return {
    by,
    when,
    acts: [
      { kind: 'note', text, ...options },
      { kind: 'update', status: 'feedback' },
    ],
  };
}

/** A public answer that solves the ticket. */
export function solve(by: StaffLogin, when: Moment, text: string, options: NoteOptions = {}): Step {
  return {
    by,
    when,
    acts: [
      { kind: 'note', text, ...options },
      { kind: 'update', status: 'resolved' },
    ],
  };
}

export function close(by: Login, when: Moment): Step {
  return change(by, when, { status: 'closed' });
}

/** The customer opens the ticket again and says why. */
export function reopen(by: CustomerLogin, when: Moment, text: string): Step {
  return {
    by,
    when,
    acts: [
      { kind: 'update', status: 'feedback' },
      { kind: 'note', text },
    ],
  };
}

/** Text of several lines without the indentation of the source. */
export function prose(strings: TemplateStringsArray): string {
  const lines = (strings[0] ?? '').replace(/^\n/, '').trimEnd().split('\n');
  const indents = lines.filter(line => line.trim() !== '').map(line => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return lines.map(line => line.slice(indent)).join('\n');
}
