import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { usualMapping } from '../../src/cli/evaluate/mapping';
import { readIssues, ticketsSchema } from '../../src/cli/evaluate/input';
import { OWN_SET } from '../../src/cli/evaluate/ownSet';
import { toTicket } from '../../src/mantis/toTicket';
import type { Note, Person, Ticket } from '../../src/tickets/ticket';
import { repository } from '../../tools/vscode-host/paths';

const DAY = 86_400_000;
const SYLLABLES = 'ба ве го ди жу за ки ло ма не пу ра се ти фо хи че ша щи ют ян кор пер стан вил дор мен тор лек рит'.split(' ');

/** Numbers that look random and are the same for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return sides => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** The tickets of the project's own evaluation set. */
export function ownTickets(): readonly Ticket[] {
  const text = readFileSync(join(repository, OWN_SET.tickets), 'utf8');
  const { issues } = readIssues(ticketsSchema.parse(z.json().parse(JSON.parse(text))));
  return issues.map(issue => toTicket(issue, { project: issue.project }, usualMapping));
}

/**
 * As many resolved tickets as wanted, like a department's of years: words of real ones in their real frequency, and a
 * third of words that stand in few (names, codes, products). Always the same ones for the same seed.
 */
export function manyTickets(count: number, seed = 1): Ticket[] {
  const roll = dice(seed);
  const own = ownTickets();
  const words = own.flatMap(({ summary, description, notes }) =>
    [summary, description, ...(notes ?? []).map(({ text }) => text)].join(' ').split(/\s+/),
  );
  const rare = Array.from({ length: 40_000 }, () => Array.from({ length: 2 + roll(3) }, () => SYLLABLES[roll(SYLLABLES.length)]).join(''));
  const zipf = (): string => rare[Math.floor(rare.length ** (roll(1000) / 1000))] ?? '';
  const text = (length: number): string =>
    Array.from({ length }, () => (roll(3) === 0 ? zipf() : (words[roll(words.length)] ?? ''))).join(' ');
  const people = Array.from({ length: 300 }, (_, id): Person => ({ id: 5000 + id, login: `user${String(id)}`, realName: `Имя${String(id)} ${capital(rare[id * 7] ?? '')}`, email: null }));
  const start = Date.UTC(2020, 0, 1);
  return Array.from({ length: count }, (_, index): Ticket => {
    const like = own[roll(own.length)] as Ticket;
    const createdAt = start + Math.floor((index / count) * 2400) * DAY;
    const reporter = people[roll(250)] as Person;
    const handler = people[250 + roll(50)] as Person;
    const id = 100_000 + index;
    const note = (offset: number, author: Person, length: number): Note => ({
      id: id * 10 + offset,
      author,
      text: text(length),
      isPrivate: false,
      kind: 'note',
      minutes: 0,
      attachments: [],
      createdAt: createdAt + offset * DAY,
      updatedAt: createdAt + offset * DAY,
    });
    return {
      ...like,
      id,
      summary: text(7),
      description: text(60),
      stepsToReproduce: '',
      additionalInformation: '',
      customer: `РИЦ ${String(900 + roll(90))}`,
      reporter,
      handler,
      createdAt,
      updatedAt: createdAt + 3 * DAY,
      notes: [note(1, handler, 25), note(2, reporter, 15), note(3, handler, 45)],
      history: null,
    };
  });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
