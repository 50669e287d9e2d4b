import type { Result } from '../../base/result';
import type { MantisError } from '../../mantis/errors';
import type { ServerSession } from './serverSession';

/** A reading tells whether the server answers; a refusal is an answer, too. */
export function noteContact(session: ServerSession, reading: Result<unknown, MantisError>): void {
  if (reading.ok) session.contact.reached(session.now());
  else if (reading.error.kind === 'offline' || reading.error.kind === 'unavailable') session.contact.lost();
}
