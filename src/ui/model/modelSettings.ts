import * as z from 'zod';
import type { EndpointSettings } from '../../vellii/model/endpoint/settings';
import { readMachineSetting } from '../connection/machineSettings';

/** Who writes drafts by the settings of this machine. A workspace has no say: texts would follow it. */
export interface ModelSettings {
  readonly provider: 'builtIn' | 'endpoint' | 'vscode';
  /** Whether the built-in composer stands in for a model that fails. */
  readonly mayFallBack: boolean;
  readonly endpoint: EndpointSettings;
  /** Family or identifier of one of VS Code's models; empty for the first there is. */
  readonly vscodeModel: string;
}

const provider = z.enum(['builtIn', 'endpoint', 'vscode']).catch('builtIn');
const text = z.string().catch('');
const headers = z.record(z.string(), z.string()).catch({});
const seconds = z.number().min(5).max(3600).catch(120);
/** What is misspelt lets nothing out. */
const policy = z.enum(['any', 'internal', 'none']).catch('none');

export function readModelSettings(): ModelSettings {
  const read = (key: string): unknown => readMachineSetting(`drafts.${key}`);
  return {
    provider: provider.parse(read('provider')),
    mayFallBack: z.boolean().catch(true).parse(read('fallback')),
    vscodeModel: text.parse(read('vscodeModel')).trim(),
    endpoint: {
      baseUrl: text.parse(read('endpoint.url')).trim(),
      model: text.parse(read('endpoint.model')).trim(),
      headers: headers.parse(read('endpoint.headers')),
      timeout: seconds.parse(read('endpoint.timeoutSeconds')) * 1000,
      policy: policy.parse(read('endpoint.policy')),
    },
  };
}
