import type { TicketStore } from './ticketStore';

/** Which loaded ticket a note belongs to. Looked up when somebody asks, and anew after a change. */
export class NoteOwners {
  private owners: Map<number, number> | null = null;

  constructor(private readonly store: TicketStore) {
    store.onDidChange(() => (this.owners = null));
  }

  of(noteId: number): number | null {
    this.owners ??= new Map(this.store.all().flatMap(({ id, notes }) => (notes ?? []).map(note => [note.id, id])));
    return this.owners.get(noteId) ?? null;
  }
}
