import type { DraftPanelMemory } from '../../src/protocol/draftPanel';
import type { DraftEvent, DraftModel } from './model';

/** The next state. Nothing that the host says touches the wish being typed. */
export function reduce(model: DraftModel, event: DraftEvent): DraftModel {
  switch (event.kind) {
    case 'host': {
      const { message } = event;
      if (message.type === 'init')
        return { ...model, identity: { origin: message.origin, ticketId: message.ticketId } };
      const isAnother = message.state.draft?.createdAt.text !== model.state?.draft?.createdAt.text;
      return { ...model, state: message.state, isRejecting: model.isRejecting && !isAnother };
    }
    case 'wishTyped':
      return { ...model, wish: event.wish.slice(0, 500) };
    case 'rejecting':
      return { ...model, isRejecting: event.isRejecting };
    case 'selected':
      return model.selection === event.text ? model : { ...model, selection: event.text };
    case 'toggled': {
      const open = new Set(model.open);
      if (event.isOpen) open.add(event.number);
      else open.delete(event.number);
      return { ...model, open };
    }
  }
}

/** What is to be remembered over a reload; `null` while it is not known which draft this is. */
export function memoryOf({ identity, wish }: DraftModel): DraftPanelMemory | null {
  return identity === null ? null : { ...identity, wish };
}
