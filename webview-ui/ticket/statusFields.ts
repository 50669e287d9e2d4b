import type { FieldView } from '../../src/protocol/fields';
import type { PanelModel } from './model';

/** What the status chosen in the composer asks for along with it. */
export function fieldsOfStatus({ panel, composer }: PanelModel): readonly FieldView[] {
  if (panel?.phase !== 'ready' || composer.statusAfter === null) return [];
  return panel.composer.statuses.find(({ id }) => id === composer.statusAfter)?.fields ?? [];
}

/** As filled in; what nobody touched is as the host offers it. */
export function valueOfStatusField({ composer }: PanelModel, { key, value }: FieldView): string {
  return composer.fieldsAfter?.[key] ?? value;
}

/** Those that must not be empty and are. */
export function missingFields(model: PanelModel): readonly FieldView[] {
  return fieldsOfStatus(model).filter(field => valueOfStatusField(model, field).trim() === '');
}
