import * as z from 'zod';
import { firstPath } from '../../mantis/answers';
import { mappingSchema, type Mapping } from '../../mantis/mapping';
import { readMachineSetting, writeMachineSetting } from './machineSettings';

/** The connection as the settings keep it, without its token. */
export interface SavedConnection {
  readonly url: string;
  readonly projectIds: readonly number[];
}

const urlSetting = z.string().catch('');
const projectsSetting = z.array(z.int().positive()).catch([]);

export function readSavedConnection(): SavedConnection {
  return {
    url: urlSetting.parse(readMachineSetting('server.url')),
    projectIds: projectsSetting.parse(readMachineSetting('server.projects')),
  };
}

export async function saveConnection({ url, projectIds }: SavedConnection): Promise<void> {
  await writeMachineSetting('server.url', url === '' ? undefined : url);
  await writeMachineSetting('server.projects', projectIds.length === 0 ? undefined : projectIds);
}

export type SavedMapping =
  /** Nobody has saved one for this server: the proposal counts. */
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly mapping: Mapping }
  /** What the settings have is no mapping; `path` names the place that is wrong. The proposal counts. */
  | { readonly kind: 'unreadable'; readonly path: string };

/** Server's base address, or `sample` → mapping: that of one server never counts for another. */
const mappingsSetting = z.record(z.string(), z.unknown()).catch({});

/** @param key the server's base address, or `sample`. */
export function readSavedMapping(key: string): SavedMapping {
  const mappings = mappingsSetting.parse(readMachineSetting('mapping'));
  if (!Object.hasOwn(mappings, key)) return { kind: 'none' };
  const parsed = mappingSchema.safeParse(mappings[key]);
  if (parsed.success) return { kind: 'saved', mapping: parsed.data };
  return { kind: 'unreadable', path: firstPath(parsed.error).map(String).join('.') };
}

/** The mapping that counts for a server by the settings; `null` for its proposal. */
export function savedMappingOrNull(key: string): Mapping | null {
  const saved = readSavedMapping(key);
  return saved.kind === 'saved' ? saved.mapping : null;
}

/** Keeps the mappings of other servers. */
export async function saveMapping(key: string, mapping: Mapping): Promise<void> {
  const mappings = mappingsSetting.parse(readMachineSetting('mapping'));
  await writeMachineSetting('mapping', { ...mappings, [key]: mapping });
}
