import { contentOf } from '../../src/protocol/draft';
import { panelMemory, type PanelMemory } from '../../src/protocol/panelMemory';
import type { VsCodeApi } from '../shared/vscodeApi';
import type { PanelModel } from './model';

/** Where the person was in the page. */
export interface Place {
  readonly scrollTop: number;
  readonly selection: readonly [number, number] | null;
}

/**
 * What this panel remembers from before a reload; `null` when it is new.
 * @param subject number and server of the ticket that the page is about
 */
export function recall(api: Pick<VsCodeApi, 'getState'>, subject: string): PanelMemory | null {
  const parsed = panelMemory.safeParse(api.getState());
  if (!parsed.success) return null;
  // The panel may have shown another ticket before.
  return `${parsed.data.ticketId} ${parsed.data.origin}` === subject ? parsed.data : null;
}

/** Remembers over a reload what the webview owns. The disk keeps the draft; this covers the last keystrokes. */
export function remember(api: Pick<VsCodeApi, 'setState'>, model: PanelModel, place: Place, workedMs: number): void {
  if (model.identity === null) return;
  const { origin, ticketId, writer } = model.identity;
  const { rev, savedRev, isKnown } = model.composer;
  const memory: PanelMemory = {
    origin,
    ticketId,
    draft: isKnown ? { ...contentOf(model.composer), rev, savedRev, writer } : null,
    scrollTop: place.scrollTop,
    selection: place.selection === null ? null : [...place.selection],
    open: [...model.open],
    editing: model.editing === null ? null : { base: model.editing.base, values: model.editing.values },
    noteEdit: model.noteEdit,
    workedMs,
  };
  api.setState(memory);
}
