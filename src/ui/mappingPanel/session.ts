import type { Result } from '../../base/result';
import type { MantisError } from '../../mantis/errors';
import type { Mapping } from '../../mantis/mapping';
import type { BriefTicket } from '../../mantis/newestIssues';
import type { Vocabulary } from '../../mantis/vocabulary';

/** One connected server, as far as the editing of its mapping needs it. */
export interface MappingSession {
  /** The server's base address, or `sample`. */
  readonly key: string;
  /** For people: whose server it is. */
  readonly title: string;
  readonly mapping: Mapping;
  readonly vocabulary: Vocabulary;
  newestIssues(limit: number): Promise<Result<readonly BriefTicket[], MantisError>>;
}
