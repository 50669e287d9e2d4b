import type { NoteChangeView, WritingWebviewMessage } from '../../../protocol/writing';
import type { WriteOutcome } from '../../../mantis/writer';
import { actionButton } from '../../errors/actionLabels';
import { describeMantisError } from '../../errors/describeMantisError';
import type { TicketFeed } from '../ticketFeed';

export interface NoteChangesDeps {
  readonly ticketId: number;
  readonly feed: Pick<TicketFeed, 'connected' | 'take' | 'refresh'>;
  /** Something other than the ticket itself is to be shown. */
  readonly onChange: () => void;
}

/** Changes and deletes own notes, one at a time. */
export class NoteChanges {
  private state: NoteChangeView = { phase: 'idle' };

  constructor(private readonly deps: NoteChangesDeps) {}

  get view(): NoteChangeView {
    return this.state;
  }

  async handle(
    message: Extract<WritingWebviewMessage, { type: 'saveNote' | 'deleteNote' | 'closeNoteProblem' }>,
  ): Promise<void> {
    if (this.state.phase === 'saving') return;
    if (message.type === 'closeNoteProblem') {
      this.become({ phase: 'idle' });
      return;
    }
    const { ticketId, feed } = this.deps;
    const { noteId } = message;
    const writer = feed.connected?.writer;
    if (writer === undefined) return;
    this.become({ phase: 'saving', noteId });
    try {
      const outcome = await (message.type === 'saveNote'
        ? writer.editNote(ticketId, { noteId, base: message.base, text: message.text })
        : writer.deleteNote(ticketId, noteId));
      await this.finish(noteId, outcome);
    } catch (error) {
      this.become({ phase: 'idle' });
      throw error;
    }
  }

  private async finish(noteId: number, outcome: WriteOutcome): Promise<void> {
    if (outcome.kind === 'confirmed') {
      this.deps.feed.take(outcome.ticket);
      this.become({ phase: 'saved', noteId });
      return;
    }
    const { message, detail } = describeMantisError(outcome.error);
    this.become({ phase: 'failed', noteId, problem: { message, detail, actions: [actionButton('dismiss')] } });
    await this.deps.feed.refresh();
  }

  private become(state: NoteChangeView): void {
    this.state = state;
    this.deps.onChange();
  }
}
