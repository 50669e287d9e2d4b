import type { SetupHostMessage, SetupView } from '../../src/protocol/setupPanel';

export type Tab = 'preview' | 'form' | 'history';

/** What the webview owns: where the person looks, and what is being typed. The rest is the host's. */
export interface SetupModel {
  /** Identifies the proposal; empty until the host has said so. */
  readonly key: string;
  readonly state: SetupView | null;
  readonly tab: Tab;
  /** Typed into a cell and not yet in what the host said. */
  readonly typing: { readonly cell: string; readonly text: string } | null;
  readonly graph: GraphModel;
}

export interface GraphModel {
  /** 1 is the natural size. */
  readonly zoom: number;
  /** Code of the state whose transitions are brought out. */
  readonly selected: string | null;
  /** Shows changed parts and what touches them only. */
  readonly isReduced: boolean;
}

export type SetupEvent =
  | { readonly kind: 'host'; readonly message: SetupHostMessage }
  | { readonly kind: 'tabChosen'; readonly tab: Tab }
  | { readonly kind: 'typed'; readonly cell: string; readonly text: string }
  | { readonly kind: 'typingDropped' }
  | { readonly kind: 'zoomed'; readonly zoom: number }
  | { readonly kind: 'stateSelected'; readonly code: string | null }
  | { readonly kind: 'graphReduced'; readonly isReduced: boolean };

export const initialModel: SetupModel = {
  key: '',
  state: null,
  tab: 'preview',
  typing: null,
  graph: { zoom: 1, selected: null, isReduced: true },
};
