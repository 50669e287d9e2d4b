import { readIfExists } from '../../base/atomicFile';

/** Up to which change each project's resolved tickets were read, by project; empty where the file says nothing. */
export async function readSeenProjects(path: string): Promise<Record<number, number>> {
  try {
    const value: unknown = JSON.parse((await readIfExists(path)) ?? '{}');
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(entries.filter(([, at]) => typeof at === 'number'));
  } catch {
    return {};
  }
}
