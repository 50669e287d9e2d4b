import * as z from 'zod';
import { mappingSchema, type Mapping } from '../../mantis/mapping';
import { readMachineSetting, writeMachineSetting } from './machineSettings';

/** The connection as the settings keep it, without its token. */
export interface SavedConnection {
  readonly url: string;
  readonly projectIds: readonly number[];
  /** `null`: proposed from what the server calls its things. */
  readonly mapping: Mapping | null;
}

const urlSetting = z.string().catch('');
const projectsSetting = z.array(z.int().positive()).catch([]);

export function readSavedConnection(): SavedConnection {
  const mapping = mappingSchema.safeParse(readMachineSetting('mapping'));
  return {
    url: urlSetting.parse(readMachineSetting('server.url')),
    projectIds: projectsSetting.parse(readMachineSetting('server.projects')),
    mapping: mapping.success ? mapping.data : null,
  };
}

export async function saveConnection({ url, projectIds }: Omit<SavedConnection, 'mapping'>): Promise<void> {
  await writeMachineSetting('server.url', url === '' ? undefined : url);
  await writeMachineSetting('server.projects', projectIds.length === 0 ? undefined : projectIds);
}
