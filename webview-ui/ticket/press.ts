import type { DraftContent } from '../../src/protocol/draft';
import { doubts, type Doubt, type PanelEvent, type PanelModel } from './model';
import { isDoubtful } from './noteText';
import { openPlaces } from './places';
import { sendBlock } from './sendable';

/** A second press while the first is under way does nothing. What speaks against sending is asked first, one by one. */
export function press(model: PanelModel, event: Extract<PanelEvent, { kind: 'sendPressed' }>): PanelModel {
  if (sendBlock(model) !== null) return model;
  const then = event.then ?? model.then;
  const accepted = event.accept === undefined ? model.accepted : [...model.accepted, event.accept];
  const doubt = doubts.find(each => !accepted.includes(each) && holds(each, model)) ?? null;
  if (doubt !== null) return { ...model, then, accepted, doubt };
  return { ...model, then, request: event.id, doubt: null, accepted: [] };
}

/** Chooses the status that resolves the ticket, and sends; what that status demands has to be filled in first. */
export function pressResolve(
  model: PanelModel,
  id: string,
  change: (model: PanelModel, content: Partial<DraftContent>) => PanelModel,
): PanelModel {
  const { panel, composer } = model;
  const resolveId = panel?.phase === 'ready' ? panel.composer.resolveId : null;
  if (resolveId === null) return model;
  const chosen = composer.statusAfter === resolveId ? model : change(model, { statusAfter: resolveId });
  return press(chosen, { kind: 'sendPressed', id, then: 'stay' });
}

function holds(doubt: Doubt, { composer: { text }, arrivals }: PanelModel): boolean {
  switch (doubt) {
    case 'variables':
      return openPlaces(text).length > 0;
    case 'arrivals':
      return arrivals.length > 0;
    case 'characters':
      return isDoubtful(text);
  }
}
