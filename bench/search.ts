import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { silentLog } from '../src/base/log';
import type { Ticket } from '../src/tickets/ticket';
import { TicketIndex } from '../src/vellii/knowledge/ticketSearch';
import { KnowledgeWorker } from '../src/vellii/knowledge/worker/knowledgeWorker';
import { searchable, TicketSearch } from '../src/vellii/knowledge/worker/ticketSearch';
import { repository } from '../tools/vscode-host/paths';
import type { AnswerRules } from '../src/vellii/knowledge/units/answers';
import { printTable } from './table';
import { dice, manyTickets, ownTickets } from './vellii/corpus';
import { percentile, withBlocking } from './vellii/measure';

const COUNT = 20_000;
const rules: AnswerRules = { resolvedThreshold: 80, isRobot: () => false };

/** Needs `npm run build` first: it measures the worker that is shipped. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 've-bench-'));
  const tickets = [...manyTickets(COUNT), ...ownTickets()];
  const worker = new KnowledgeWorker(join(repository, 'dist/knowledge.js'), silentLog);
  try {
    const search = new TicketSearch(worker);
    const file = join(folder, 'search.index');
    await search.open(file);
    const indexing = await withBlocking(() => search.update(tickets, rules));
    await search.save();
    const typed = keystrokes(tickets);
    const throughWorker: Spent = { wall: [], cpu: [] };
    for (const text of typed) {
      const started = performance.now();
      const before = process.cpuUsage();
      await search.search(text, 20);
      throughWorker.cpu.push(cpuSince(before));
      throughWorker.wall.push(performance.now() - started);
    }
    const index = new TicketIndex();
    const loading = performance.now();
    await index.read(file);
    const loadMs = performance.now() - loading;
    printTable(
      `Search of tickets: ${String(tickets.length)} tickets with notes`,
      ['what', 'value', 'unit'],
      [
        ['indexing in the worker', indexing.ms / 1000, 's'],
        ['longest block of the host (target under 50)', indexing.blockedMs, 'ms'],
        ['index on the disk', (await stat(file)).size / 2 ** 20, 'MB'],
        ['loading', loadMs, 'ms'],
      ],
    );
    const mini = miniSearch(tickets);
    printTable(
      `${String(typed.length)} keystrokes (target p95 under 20 ms)`,
      ['engine', 'p50 ms', 'p95 ms', 'max ms', 'CPU p50 ms', 'CPU p95 ms'],
      [
        row('this engine, through the worker', throughWorker),
        row(
          'this engine, in the thread',
          timed(typed, text => index.search(text, 20)),
        ),
        row(
          'MiniSearch, in the thread',
          timed(typed, text => mini.search(text).slice(0, 20)),
        ),
      ],
    );
  } finally {
    worker.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is in the box after each key of somebody who looks for two or three words of a ticket. */
function keystrokes(tickets: readonly Ticket[]): string[] {
  const roll = dice(7);
  const typed: string[] = [];
  for (let query = 0; query < 60; query += 1) {
    const ticket = tickets[roll(tickets.length)];
    const words = ticket?.summary.split(' ').filter(word => word.length > 3) ?? [];
    const text = Array.from({ length: 2 + roll(2) }, () => words[roll(words.length)] ?? '')
      .join(' ')
      .trim();
    for (let length = 2; length <= text.length; length += 1) typed.push(text.slice(0, length));
  }
  return typed;
}

function miniSearch(tickets: readonly Ticket[]): MiniSearch {
  const search = new MiniSearch({
    fields: ['summary', 'description', 'notes', 'reporter', 'handler', 'customer'],
    searchOptions: { boost: { summary: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  });
  search.addAll(
    tickets
      .map(ticket => searchable(ticket, rules))
      .map(({ notes, ...rest }) => ({ ...rest, notes: notes.map(({ text }) => text).join('\n') })),
  );
  return search;
}

/** Milliseconds of each call: by the clock, and of this process's CPU over all its threads. */
interface Spent {
  readonly wall: number[];
  readonly cpu: number[];
}

function timed(texts: readonly string[], find: (text: string) => unknown): Spent {
  const spent: Spent = { wall: [], cpu: [] };
  for (const text of texts) {
    const started = performance.now();
    const before = process.cpuUsage();
    find(text);
    spent.cpu.push(cpuSince(before));
    spent.wall.push(performance.now() - started);
  }
  return spent;
}

/** What is busy besides on the machine does not count here, unlike by the clock. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function row(engine: string, { wall, cpu }: Spent): readonly (string | number)[] {
  return [
    engine,
    percentile(wall, 0.5),
    percentile(wall, 0.95),
    Math.max(...wall),
    percentile(cpu, 0.5),
    percentile(cpu, 0.95),
  ];
}

void main();
