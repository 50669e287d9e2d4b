/** The pages of `docs/help/<language>/`. */
export const helpPages = [
  'queue',
  'ticket',
  'sla',
  'reclassification',
  'files',
  'connection',
  'macros',
  'drafts',
  'setup',
] as const;

export type HelpPage = (typeof helpPages)[number];

/** The page that an argument names; `undefined` for anything else, such as what a menu passes along. */
export function helpPage(argument: unknown): HelpPage | undefined {
  return helpPages.find(page => page === argument);
}
