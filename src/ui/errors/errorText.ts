import type { MantisError } from '../../mantis/errors';
import { describeMantisError } from './describeMantisError';

/** What went wrong in one line, with the server's own words where it has some. */
export function errorText(error: MantisError): string {
  const { message, detail } = describeMantisError(error);
  return detail === null ? message : `${message} ${detail}`;
}
