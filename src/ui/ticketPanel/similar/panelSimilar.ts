import * as vscode from 'vscode';
import type { SimilarView } from '../../../protocol/similar';
import type { WebviewMessage } from '../../../protocol/ticketPanel';
import type { SimilarFinder } from '../../finding/findingDoor';
import type { FeedState } from '../ticketFeed';
import { similarView } from './similarView';

type Message = Extract<WebviewMessage, { type: 'wantSimilar' | 'closeAsDuplicate' }>;

/** What one panel shows of tickets like its own, and what it does with them. */
export class PanelSimilar {
  constructor(
    private readonly ticketId: number,
    private readonly finder: SimilarFinder,
  ) {}

  view(shown: Extract<FeedState, { kind: 'shown' }>, relateBlocked: string | null): SimilarView {
    return similarView(shown, this.finder.similarTo(this.ticketId), relateBlocked);
  }

  async handle(message: Message, current: FeedState): Promise<void> {
    if (message.type === 'wantSimilar') {
      if (current.kind === 'shown') this.finder.want(current.ticket);
    } else await vscode.commands.executeCommand('veSupport.closeAsDuplicate', this.ticketId, message.of);
  }
}
