import { ok, type Result } from '../base/result';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import { issueOf } from './issueAnswer';
import { fateOf } from './lostAnswer';
import type { Issue } from './schema/issue';
import type { WriteDesk } from './writeDesk';
import type { Rejected, WriteOutcome } from './writer';

/**
 * Deletes an own note (recording 321); a note that is gone already counts as deleted (recording 322).
 * @param options.onlyLast not when another note stands after it by now
 */
export async function writeWithoutNote(
  desk: WriteDesk,
  ticketId: number,
  noteId: number,
  { onlyLast }: { readonly onlyLast: boolean },
): Promise<WriteOutcome> {
  const fresh = await desk.read(ticketId);
  if (!fresh.ok) return rejected(fresh.error);
  const { issue, etag } = fresh.value;
  if (!hasNote(issue, noteId)) return { kind: 'confirmed', ticket: desk.toTicket(issue), etag };
  const isMine = issue.notes?.find(({ id }) => id === noteId)?.reporter?.id === desk.meId;
  if (onlyLast && !(isMine && isLast(issue, noteId))) {
    return rejected({ kind: 'unsendable', objection: { kind: 'noteFollowed' } });
  }
  if (!isMine) return rejected({ kind: 'unsendable', objection: { kind: 'noteNotMine' } });
  const sent = await deleteNote(desk.client, ticketId, noteId);
  if (sent.ok && !hasNote(sent.value, noteId)) {
    return { kind: 'confirmed', ticket: desk.toTicket(sent.value), etag: null };
  }
  const error: MantisError = sent.ok ? { kind: 'malformed', path: 'issue' } : sent.error;
  const fate = fateOf(error);
  if (fate === 'refused' && error.kind !== 'notFound') return rejected(error);
  const found = await desk.look(fate, async () => {
    const after = await desk.read(ticketId);
    return after.ok ? { done: !hasNote(after.value.issue, noteId), value: after.value } : null;
  });
  if (found !== null && !hasNote(found.issue, noteId)) {
    return { kind: 'confirmed', ticket: desk.toTicket(found.issue), etag: found.etag };
  }
  return fate === 'refused' || (fate === 'over' && found !== null) ? rejected(error) : { kind: 'uncertain', error };
}

async function deleteNote(
  client: Pick<MantisClient, 'send'>,
  issueId: number,
  noteId: number,
): Promise<Result<Issue, MantisError>> {
  const answer = await client.send({ method: 'DELETE', path: `issues/${issueId}/notes/${noteId}` });
  if (!answer.ok) return answer;
  const issue = issueOf(answer.value, issueId);
  return issue.ok ? ok(issue.value.issue) : issue;
}

function hasNote(issue: Issue, noteId: number): boolean {
  return issue.notes?.some(({ id }) => id === noteId) ?? false;
}

/** Ids ascend, whatever order the server lists notes in. */
function isLast({ notes }: Issue, noteId: number): boolean {
  return (notes ?? []).every(({ id }) => id <= noteId);
}

function rejected(error: MantisError): Rejected {
  return { kind: 'rejected', error, written: [] };
}
