import { slugOf } from './transliterate';

const longestSlug = 40;
const longestBranch = 120;

/**
 * The branch for a ticket by the template of the settings: `{number}` and `{slug}`, the summary in Latin letters.
 * `null` for a template that makes no name git would take, or does not name the ticket.
 */
export function branchName(template: string, ticketId: number, summary: string): string | null {
  if (!template.includes('{number}')) return null;
  const name = template
    .trim()
    .replaceAll('{number}', String(ticketId))
    .replaceAll('{slug}', slugOf(summary, longestSlug))
    // Where a summary has no letters at all.
    .replace(/[-_.]+(?=\/|$)/g, '');
  return isBranchName(name) ? name : null;
}

/** The rules of `git check-ref-format --branch`, and no more than the usual characters. */
function isBranchName(name: string): boolean {
  const parts = name.split('/');
  return (
    name.length > 0 &&
    name.length <= longestBranch &&
    /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(name) &&
    !name.includes('..') &&
    name !== 'HEAD' &&
    parts.every(part => part !== '' && !part.startsWith('.') && !part.endsWith('.') && !part.endsWith('.lock'))
  );
}
