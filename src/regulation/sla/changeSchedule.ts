interface Entry {
  readonly at: number;
  readonly id: number;
}

/**
 * Which ticket changes its state next, so that one timer is enough for all of them (RULES D1). A binary heap; an entry
 * that was replaced stays in it until it comes up.
 */
export class ChangeSchedule {
  private readonly heap: Entry[] = [];
  private readonly current = new Map<number, Entry>();

  /** @param at from `nextChange`; `null` when time changes nothing about the ticket any more */
  set(id: number, at: number | null): void {
    if (this.current.get(id)?.at === at) return;
    if (at === null) {
      this.current.delete(id);
      return;
    }
    const entry = { at, id };
    this.current.set(id, entry);
    this.push(entry);
  }

  delete(id: number): void {
    this.current.delete(id);
  }

  /** When the timer has to fire; `null` when there is nothing to wait for. */
  next(): number | null {
    this.dropReplaced();
    return this.heap[0]?.at ?? null;
  }

  /** Takes out the tickets whose change has come, earliest first; whoever asks computes and sets them anew. */
  takeDue(now: number): readonly number[] {
    const ids: number[] = [];
    for (;;) {
      this.dropReplaced();
      const first = this.heap[0];
      if (first === undefined || first.at > now) return ids;
      this.pop();
      this.current.delete(first.id);
      ids.push(first.id);
    }
  }

  private dropReplaced(): void {
    for (;;) {
      const first = this.heap[0];
      if (first === undefined || this.current.get(first.id) === first) return;
      this.pop();
    }
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || above.at <= entry.at) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      if (left === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && right.at < left.at) child++;
      const smaller = heap[child];
      if (smaller === undefined || last.at <= smaller.at) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
  }
}
