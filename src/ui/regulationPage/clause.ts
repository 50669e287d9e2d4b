/** A rule's number (`E2`) or an anchor of the page, as an argument of a command or of a link; `null` for anything else. */
export function clauseFrom(argument: unknown): string | null {
  return typeof argument === 'string' && /^[A-Za-z][\w.-]{0,99}$/.test(argument) ? argument : null;
}
