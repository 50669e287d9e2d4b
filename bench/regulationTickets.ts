import type { HistoryLine, NoteFacts, TicketFacts } from '../src/regulation/input';

const day = 86_400_000;
const types = ['consultation', 'setup', 'development', 'failure', null] as const;
const priorities = [60, 40, 40, 20, 20, 20];

/** Tickets of the last 14 months with histories as Mantis writes them; the same ones every time. */
export function manyTickets(count: number, now: number): readonly TicketFacts[] {
  const random = generator(20_251_124);
  return Array.from({ length: count }, (_, index) => ticket(index + 1, now, random));
}

function ticket(id: number, now: number, random: () => number): TicketFacts {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  // Many young tickets, fewer old ones, as in a living tracker.
  const submittedAt = Math.floor((now - random() ** 2 * 420 * day) / 1000) * 1000;
  const history: HistoryLine[] = [{ kind: 'created', at: submittedAt, userId: 5 }];
  const notes: NoteFacts[] = [];
  let at = submittedAt;
  let statusId = 10;
  let handlerId = 0;
  let priorityId = pick(priorities);
  const wait = () => (at = Math.min(now, at + Math.floor((random() * day) / 1000) * 1000));
  const setStatus = (userId: number, newId: number) => {
    if (newId === statusId) return;
    history.push({ kind: 'status', at, userId, oldId: statusId, newId });
    statusId = newId;
  };
  if (random() < 0.8) {
    wait();
    setStatus(2, 50);
    handlerId = pick([3, 4]);
    history.push({ kind: 'handler', at, userId: 2, oldId: 0, newId: handlerId });
  }
  for (let count = Math.floor(random() * 6); count > 0; count--) {
    wait();
    const noteId = id * 10 + count;
    const authorId = pick([3, 4, 5, 7]);
    const isPrivate = random() < 0.2;
    notes.push({ id: noteId, authorId, text: 'Ответ.', hasFiles: false, isReminder: false, isPrivate, at });
    history.push({ kind: 'noteAdded', at, userId: authorId, noteId });
    if (random() < 0.3) history.push({ kind: 'other', at, userId: authorId });
  }
  if (random() < 0.15) {
    wait();
    const newId = pick(priorities);
    if (newId !== priorityId) history.push({ kind: 'priority', at, userId: 2, oldId: priorityId, newId });
    priorityId = newId;
  }
  if (random() < 0.4) {
    wait();
    setStatus(3, pick([20, 30, 40, 80, 90]));
  }
  return {
    id,
    submittedAt,
    reporterId: 5,
    type: pick(types),
    category: 'Биллинг',
    statusId,
    handlerId: handlerId === 0 ? null : handlerId,
    priorityId,
    targetVersion: null,
    effort: pick([null, '1', '2,5', '4', '6', '16']),
    paid: pick([null, null, '', 'Да']),
    mode: random() < 0.05 ? 'Довнедрение' : null,
    agreedDate: random() < 0.2 ? now + Math.floor(random() * 60) * day : null,
    notes,
    history,
  };
}

/** A small seeded generator (mulberry32): the bench measures the same tickets every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
