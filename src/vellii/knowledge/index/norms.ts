import type { FieldSpec } from './fieldIndex';

/** What norms are made from. */
export interface NormSource {
  readonly fields: readonly FieldSpec[];
  /** Slots that may be asked for. */
  readonly room: number;
  /** Slots that were ever used. */
  readonly used: number;
  readonly isAlive: (slot: number) => boolean;
  /** Terms in a field of a document. */
  readonly lengthOf: (field: number, slot: number) => number;
  /** Mean length of a field. */
  readonly meanOf: (field: number) => number;
}

/**
 * For each field and slot what one occurrence of a term there counts: the field's weight with long texts discounted,
 * 0 where nothing lives. Kept ready because every posting of every question asks for it.
 */
export class Norms {
  /** At `field * room + slot`. */
  values = new Float32Array(0);
  private isFresh = false;

  /** Documents have come or gone. */
  spoil(): void {
    this.isFresh = false;
  }

  refresh({ fields, room, used, isAlive, lengthOf, meanOf }: NormSource): void {
    const size = room * fields.length;
    if (this.isFresh && this.values.length === size) return;
    const values = this.values.length === size ? this.values : new Float32Array(size);
    fields.forEach(({ weight, lengthPenalty }, field) => {
      const mean = Math.max(1, meanOf(field));
      for (let slot = 0; slot < used; slot += 1) {
        const discount = 1 - lengthPenalty + (lengthPenalty * lengthOf(field, slot)) / mean;
        values[field * room + slot] = isAlive(slot) ? weight / discount : 0;
      }
    });
    this.values = values;
    this.isFresh = true;
  }
}
