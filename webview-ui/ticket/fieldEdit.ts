import type { FieldView } from '../../src/protocol/fields';
import type { PanelState } from '../../src/protocol/ticketPanel';
import type { FieldEdit, PanelEvent, PanelModel } from './model';

type EditEvent = Extract<
  PanelEvent,
  { kind: 'editStarted' | 'fieldChanged' | 'fieldsSent' | 'fieldDecided' | 'editRebased' | 'editClosed' }
>;

export function reduceEdit(model: PanelModel, event: EditEvent): PanelModel {
  const { editing } = model;
  if (event.kind === 'editStarted') return editing === null ? { ...model, editing: begun(model) } : model;
  if (editing === null) return model;
  switch (event.kind) {
    case 'fieldChanged':
      return { ...model, editing: { ...editing, values: { ...editing.values, [event.key]: event.value } } };
    case 'fieldsSent':
      return { ...model, editing: { ...editing, request: event.id } };
    case 'fieldDecided':
      return { ...model, editing: { ...editing, choices: { ...editing.choices, [event.key]: event.choice } } };
    case 'editRebased':
      return {
        ...model,
        editing: { ...editing, base: { ...editing.base, ...event.base }, request: null, choices: {} },
      };
    case 'editClosed':
      return { ...model, editing: null };
  }
}

/** What has been saved is no longer edited; anything else that the host says leaves the edit as it is. */
export function editAfter(editing: FieldEdit | null, next: PanelState): FieldEdit | null {
  if (editing === null || next.phase !== 'ready') return editing;
  const { saving } = next.fields;
  return saving.phase === 'saved' && saving.id === editing.request ? null : editing;
}

/** Values joined by `|`, with one of them put in or taken out; in the order of the options. */
export function withChoice({ options }: FieldView, value: string, option: string, isChosen: boolean): string {
  const chosen = new Set(value.split('|').filter(text => text !== ''));
  if (isChosen) chosen.add(option);
  else chosen.delete(option);
  return options
    .map(each => each.value)
    .filter(each => chosen.has(each))
    .join('|');
}

function begun({ panel }: PanelModel): FieldEdit | null {
  if (panel?.phase !== 'ready') return null;
  const base = Object.fromEntries(panel.fields.fields.map(({ key, value }) => [key, value]));
  return { base, values: base, request: null, choices: {} };
}
