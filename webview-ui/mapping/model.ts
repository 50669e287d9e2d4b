import type { MappingHostMessage, MappingState } from '../../src/protocol/mappingPanel';

/** What the webview owns: what was entered and is not yet in what the host said. The rest is the host's. */
export interface MappingModel {
  /** Whose mapping it is; empty until the host has said so. */
  readonly key: string;
  readonly state: MappingState | null;
  /** Number of the last change. */
  readonly rev: number;
  /** Entered by place, with the number of the change; shown instead of what the host said before it. */
  readonly entered: ReadonlyMap<string, { readonly value: string; readonly rev: number }>;
}

export type MappingEvent =
  | { readonly kind: 'host'; readonly message: MappingHostMessage }
  | { readonly kind: 'entered'; readonly slot: string; readonly value: string }
  | { readonly kind: 'proposalTaken' };

export const initialModel: MappingModel = { key: '', state: null, rev: 0, entered: new Map() };
