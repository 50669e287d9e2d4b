import { singleLine } from '../../../base/plainText';
import type { HostMessage } from '../../../protocol/ticketPanel';
import type { CompletionItem, CompletionTrigger, WritingWebviewMessage } from '../../../protocol/writing';
import { fillIn } from '../../../tickets/macros/fillIn';
import { displayName } from '../../session/names';
import type { TicketFeed } from '../ticketFeed';
import type { MacroLibrary } from './macroLibrary';
import { macroValues } from './macroValues';

export interface WritingHelpDeps {
  readonly feed: Pick<TicketFeed, 'current'>;
  readonly macros: MacroLibrary;
  /** Whether the server of this ticket is the sample. */
  readonly isSample: boolean;
  readonly post: (message: Extract<HostMessage, { type: 'macros' | 'completions' }>) => void;
}

const mostItems = 8;
const labelLength = 90;

/** Answers what the composer asks for while somebody writes: macros filled in for this ticket, tickets, people. */
export class WritingHelp {
  constructor(private readonly deps: WritingHelpDeps) {}

  async handle(
    message: Extract<WritingWebviewMessage, { type: 'wantMacros' | 'chooseMacrosFolder' | 'complete' }>,
  ): Promise<void> {
    if (message.type === 'complete') {
      this.complete(message.trigger, message.query);
      return;
    }
    if (message.type === 'chooseMacrosFolder') await this.deps.macros.choose();
    await this.tellMacros();
  }

  private async tellMacros(): Promise<void> {
    const { content, problem } = await this.deps.macros.read(this.deps.isSample);
    const { current } = this.deps.feed;
    if (current.kind !== 'shown') return;
    const values = macroValues(current.ticket, current.session);
    const macros = content.macros.map(({ id, title, tags, body }) => {
      const { text, unfilled } = fillIn(body, values);
      return { id, title: singleLine(title, labelLength), tags: [...tags], text, unfilled: [...unfilled] };
    });
    this.deps.post({ type: 'macros', macros, problem });
  }

  private complete(trigger: CompletionTrigger, query: string): void {
    const items = trigger === '#' ? this.tickets(query) : this.people(query);
    this.deps.post({ type: 'completions', trigger, query, items: [...items] });
  }

  private tickets(query: string): readonly CompletionItem[] {
    const { current } = this.deps.feed;
    if (current.kind !== 'shown') return [];
    return current.session.search(query, mostItems).map(({ id, summary, status }) => ({
      insert: `#${id}`,
      label: `#${id} ${singleLine(summary, labelLength)}`,
      detail: singleLine(status.label, labelLength),
    }));
  }

  private people(query: string): readonly CompletionItem[] {
    const { current } = this.deps.feed;
    if (current.kind !== 'shown') return [];
    const wanted = query.toLowerCase();
    const { users } = current.session.dictionaryOf(current.ticket.project.id);
    return users
      .filter(user => user.login.toLowerCase().startsWith(wanted) || hasWord(displayName(user), wanted))
      .slice(0, mostItems)
      .map(user => ({
        insert: `@${singleLine(user.login, labelLength)}`,
        label: singleLine(displayName(user), labelLength),
        detail: `@${singleLine(user.login, labelLength)}`,
      }));
  }
}

function hasWord(name: string, start: string): boolean {
  return name
    .toLowerCase()
    .split(/\s+/)
    .some(word => word.startsWith(start));
}
