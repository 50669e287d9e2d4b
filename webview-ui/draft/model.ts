import type { DraftHostMessage, DraftPanelMemory, DraftPanelState } from '../../src/protocol/draftPanel';

/** What the webview owns: the wish being typed and which menu is open. The rest is the host's. */
export interface DraftModel {
  readonly identity: { readonly origin: string; readonly ticketId: number } | null;
  readonly state: DraftPanelState | null;
  readonly wish: string;
  /** The person is choosing why the draft is no good. */
  readonly isRejecting: boolean;
  /** What is selected in the draft. */
  readonly selection: string;
  /** Numbers of the sources whose text is shown whole. */
  readonly open: ReadonlySet<number>;
}

export type DraftEvent =
  | { readonly kind: 'host'; readonly message: DraftHostMessage }
  | { readonly kind: 'wishTyped'; readonly wish: string }
  | { readonly kind: 'rejecting'; readonly isRejecting: boolean }
  | { readonly kind: 'selected'; readonly text: string }
  | { readonly kind: 'toggled'; readonly number: number; readonly isOpen: boolean };

export function initialModel(memory: DraftPanelMemory | null): DraftModel {
  return { identity: null, state: null, wish: memory?.wish ?? '', isRejecting: false, selection: '', open: new Set() };
}
