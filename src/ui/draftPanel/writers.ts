import type * as vscode from 'vscode';
import type { Log } from '../../base/log';
import { ok, type Result } from '../../base/result';
import type { Capability, CapabilityMemory } from '../../vellii/model/endpoint/capability';
import type { LanguageModel } from '../../vellii/model/languageModel';
import type * as Drafter from '../../vellii/drafter';
import type { ModelError } from '../../vellii/model/modelError';
import type { ModelKeys } from '../model/modelKeys';
import { readModelSettings } from '../model/modelSettings';
import { findVscodeModel } from '../model/vscodeModel';

const memoryName = 'veSupport.modelCapabilities';

/** The bundle that writes drafts, loaded when the first one is wanted. */
export function loadDrafter(): Promise<typeof Drafter> {
  return import('../../vellii/drafter');
}

/** Makes the model that the settings ask for. */
export class ModelChoice {
  constructor(
    private readonly keys: ModelKeys,
    private readonly memory: vscode.Memento,
    private readonly log: Log,
  ) {}

  /** Whether the settings ask for a model at all. */
  get isWanted(): boolean {
    return readModelSettings().provider !== 'builtIn';
  }

  get mayFallBack(): boolean {
    return readModelSettings().mayFallBack;
  }

  /** The model; null where the settings ask for none. */
  async model(): Promise<Result<LanguageModel | null, ModelError>> {
    const { provider, endpoint, vscodeModel } = readModelSettings();
    if (provider === 'builtIn') return ok(null);
    if (provider === 'vscode') return findVscodeModel(vscodeModel);
    const { EndpointModel } = await loadDrafter();
    const key = await this.keys.read(endpoint.baseUrl);
    return ok(new EndpointModel({ settings: endpoint, key, memory: this.capabilities(), log: this.log }));
  }

  private capabilities(): CapabilityMemory {
    const all = (): Record<string, Capability> => this.memory.get<Record<string, Capability>>(memoryName) ?? {};
    return {
      read: key => all()[key],
      write: (key, capability) => void this.memory.update(memoryName, { ...all(), [key]: capability }),
    };
  }
}
