import type { Person } from '../tickets/ticket';

/** A user with the access level that counts in one project. */
export interface ProjectUser extends Person {
  readonly accessLevel: number;
}
