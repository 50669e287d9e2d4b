import type { Result } from '../base/result';
import type { Term } from '../tickets/ticket';
import type { MantisError } from './errors';
import { addRelationship, attachTag, deleteRelationship, detachTag, monitor, type TagToAttach } from './linkRequests';
import { fateOf } from './lostAnswer';
import { relationName, type RelationName } from './relationType';
import type { Issue } from './schema/issue';
import { isSameTag, tagObjection } from './tagName';
import type { WriteDesk } from './writeDesk';
import type { Rejected, WriteOutcome } from './writer';

/** Attaches a tag; one that is not there yet on the server is created by its name. */
export async function writeTag(desk: WriteDesk, ticketId: number, tag: TagToAttach): Promise<WriteOutcome> {
  const objection = 'name' in tag ? tagObjection(tag.name) : null;
  if (objection !== null) return rejected({ kind: 'unsendable', objection });
  const wanted: TagToAttach = 'name' in tag ? { name: tag.name.trim() } : { id: tag.id };
  return untilSeen(desk, ticketId, {
    send: () => attachTag(desk.client, ticketId, wanted),
    isDone: issue =>
      issue.tags.some(each => ('id' in wanted ? each.id === wanted.id : isSameTag(each.name, wanted.name))),
  });
}

export function writeWithoutTag(desk: WriteDesk, ticketId: number, tagId: number): Promise<WriteOutcome> {
  return untilSeen(desk, ticketId, {
    send: () => detachTag(desk.client, ticketId, tagId),
    isDone: issue => issue.tags.every(({ id }) => id !== tagId),
  });
}

/** Makes the account itself follow the ticket. */
export function writeMonitor(desk: WriteDesk, ticketId: number): Promise<WriteOutcome> {
  return untilSeen(desk, ticketId, {
    send: () => monitor(desk.client, ticketId),
    isDone: issue => issue.monitors?.some(({ id }) => id === desk.meId) ?? false,
    // Below `show_monitor_list_threshold` the answer leaves the list out although one is on it now.
    isAnswerEnough: true,
  });
}

/**
 * Relates two tickets. Mantis keeps one relation between two issues and lets another type take its place without a
 * word, so the present ones are read first.
 */
export async function writeRelationship(
  desk: WriteDesk,
  ticketId: number,
  otherId: number,
  type: RelationName,
): Promise<WriteOutcome> {
  if (otherId === ticketId) return rejected({ kind: 'unsendable', objection: { kind: 'relatedToItself' } });
  const fresh = await desk.read(ticketId);
  if (!fresh.ok) return rejected(fresh.error);
  const { issue, etag } = fresh.value;
  const present = issue.relationships?.find(each => each.issue.id === otherId);
  if (present !== undefined && isOfType(present.type, type)) {
    return { kind: 'confirmed', ticket: desk.toTicket(issue), etag };
  }
  if (present !== undefined) return rejected({ kind: 'unsendable', objection: { kind: 'alreadyRelated' } });
  return untilSeen(desk, ticketId, {
    send: () => addRelationship(desk.client, ticketId, otherId, type),
    isDone: ({ relationships }) =>
      relationships?.some(each => each.issue.id === otherId && isOfType(each.type, type)) ?? false,
  });
}

export function writeWithoutRelationship(
  desk: WriteDesk,
  ticketId: number,
  relationshipId: number,
): Promise<WriteOutcome> {
  return untilSeen(desk, ticketId, {
    send: () => deleteRelationship(desk.client, ticketId, relationshipId),
    isDone: issue => issue.relationships?.every(({ id }) => id !== relationshipId) ?? true,
  });
}

interface Change {
  readonly send: () => Promise<Result<Issue, MantisError>>;
  /** Whether an issue shows the change. */
  readonly isDone: (issue: Issue) => boolean;
  /** A good answer is proof enough, whatever it shows. */
  readonly isAnswerEnough?: boolean;
}

/** Sends once; what the answer does not show, or does not come to show, is looked up in the issue itself. */
async function untilSeen(desk: WriteDesk, ticketId: number, change: Change): Promise<WriteOutcome> {
  const sent = await change.send();
  if (sent.ok && (change.isAnswerEnough === true || change.isDone(sent.value))) {
    return { kind: 'confirmed', ticket: desk.toTicket(sent.value), etag: null };
  }
  const error: MantisError = sent.ok ? { kind: 'malformed', path: 'issue' } : sent.error;
  const fate = fateOf(error);
  // «Not found» is also what a removal answers when somebody else was quicker.
  if (fate === 'refused' && error.kind !== 'notFound') return rejected(error);
  const found = await desk.look(fate, async () => {
    const fresh = await desk.read(ticketId);
    return fresh.ok ? { done: change.isDone(fresh.value.issue), value: fresh.value } : null;
  });
  if (found !== null && change.isDone(found.issue)) {
    return { kind: 'confirmed', ticket: desk.toTicket(found.issue), etag: found.etag };
  }
  if (fate === 'refused' || (fate === 'over' && found !== null)) return rejected(error);
  return { kind: 'uncertain', error };
}

function isOfType(present: Pick<Term, 'id'>, type: RelationName): boolean {
  return relationName(present.id) === type;
}

function rejected(error: MantisError): Rejected {
  return { kind: 'rejected', error, written: [] };
}
