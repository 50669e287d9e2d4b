/** Towards the end of the list, or towards its beginning. */
export type Step = 1 | -1;

/** The order of the tickets as the tree shows them. Remembers where those stood that have left it. */
export class TicketOrder {
  private ids: readonly number[] = [];
  private indexes: ReadonlyMap<number, number> = new Map();
  /** For a ticket that has left: how many stood before it. */
  private readonly left = new Map<number, number>();

  take(ids: readonly number[]): void {
    const indexes = new Map(ids.map((id, index) => [id, index]));
    let before = 0;
    for (const id of this.ids) {
      if (indexes.has(id)) before++;
      else this.left.set(id, before);
    }
    this.ids = ids;
    this.indexes = indexes;
    for (const id of this.left.keys()) if (indexes.has(id)) this.left.delete(id);
  }

  /** `null` at the end of the list. @param from `null` for nothing: the list is entered at its end or beginning. */
  neighbour(from: number | null, step: Step): number | null {
    const index = from === null ? undefined : this.indexes.get(from);
    if (index !== undefined) return this.ids[index + step] ?? null;
    const stood = from === null ? undefined : this.left.get(from);
    if (stood !== undefined) return this.ids[step === 1 ? stood : stood - 1] ?? null;
    return this.ids.at(step === 1 ? 0 : -1) ?? null;
  }
}
