import type { SetupEvent, SetupModel } from './model';

const ZOOM_LEAST = 0.3;
const ZOOM_MOST = 2.5;

/** The next state. What is being typed stays until the host has answered to it. */
export function reduce(model: SetupModel, event: SetupEvent): SetupModel {
  switch (event.kind) {
    case 'host': {
      const { message } = event;
      if (message.type === 'init') return { ...model, key: message.key };
      const isFirst = model.state === null;
      const { state } = message;
      const isAnswered = model.state?.rev !== state.rev || state.notice !== null;
      return {
        ...model,
        state,
        typing: isAnswered ? null : model.typing,
        tab: isFirst && state.preview === null ? 'form' : model.tab,
        // With nothing changed yet a reduced graph would be empty.
        graph: isFirst ? { ...model.graph, isReduced: hasChanges(state) } : model.graph,
      };
    }
    case 'tabChosen':
      return { ...model, tab: event.tab };
    case 'typed':
      return { ...model, typing: { cell: event.cell, text: event.text } };
    case 'typingDropped':
      return { ...model, typing: null };
    case 'zoomed':
      return { ...model, graph: { ...model.graph, zoom: Math.min(ZOOM_MOST, Math.max(ZOOM_LEAST, event.zoom)) } };
    case 'stateSelected':
      return { ...model, graph: { ...model.graph, selected: event.code } };
    case 'graphReduced':
      return { ...model, graph: { ...model.graph, isReduced: event.isReduced } };
  }
}

function hasChanges({ groups }: NonNullable<SetupModel['state']>): boolean {
  return groups.some(({ changes }) => changes.some(change => change.isAccepted));
}
