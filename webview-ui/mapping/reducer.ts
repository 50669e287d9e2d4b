import type { MappingMemory } from '../../src/protocol/mappingPanel';
import type { MappingEvent, MappingModel } from './model';

/** The next state. An answer of the host to an earlier change never takes back what was entered after it. */
export function reduce(model: MappingModel, event: MappingEvent): MappingModel {
  switch (event.kind) {
    case 'host': {
      const { message } = event;
      if (message.type === 'init') return { ...model, key: message.key };
      const open = [...model.entered].filter(([, { rev }]) => rev > message.state.rev);
      return { ...model, state: message.state, entered: new Map(open) };
    }
    case 'entered': {
      const rev = model.rev + 1;
      return { ...model, rev, entered: new Map([...model.entered, [event.slot, { value: event.value, rev }]]) };
    }
    case 'proposalTaken':
      return { ...model, rev: model.rev + 1, entered: new Map() };
  }
}

/** What is to be remembered over a reload; `null` while nothing is known. */
export function memoryOf(model: MappingModel): MappingMemory | null {
  const { key, state } = model;
  if (key === '' || state === null) return null;
  const rows = state.sections.flatMap(section => section.rows);
  const isTouched = state.isChanged || model.entered.size > 0;
  return {
    key,
    values: isTouched ? rows.map(({ slot, control }) => [slot, shownValue(model, slot, control.value)]) : [],
  };
}

/** What a control shows. */
export function shownValue({ entered }: MappingModel, slot: string, said: string): string {
  return entered.get(slot)?.value ?? said;
}
