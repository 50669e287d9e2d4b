import { isAbsolute, join, normalize } from 'node:path';

/**
 * The file that the setting `veSupport.policyFile` names; `null` for none. What is not absolute is below the home
 * folder, with or without `~`, because the setting belongs to the person and to no workspace.
 */
export function policyPath(setting: unknown, home: string): string | null {
  const given = typeof setting === 'string' ? setting.trim() : '';
  if (given === '') return null;
  if (isAbsolute(given)) return normalize(given);
  return join(home, given.replace(/^~(?=$|[\\/])/, '.'));
}
