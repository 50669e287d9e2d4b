import * as vscode from 'vscode';
import type { Log } from '../../../base/log';
import { singleLine } from '../../../base/plainText';
import type { MantisError } from '../../../mantis/errors';
import { isSameTag, tagObjection } from '../../../mantis/tagName';
import type { WriteOutcome } from '../../../mantis/writer';
import type { LinkPart, LinksView, LinkWebviewMessage } from '../../../protocol/links';
import type { RelatedTicket, Relationship } from '../../../tickets/ticket';
import { describeMantisError } from '../../errors/describeMantisError';
import { objectionText } from '../../errors/objections';
import type { TicketSession } from '../session';
import type { FeedState, TicketFeed } from '../ticketFeed';
import { linksView } from './linksView';
import { chosenType, labelOfType } from './relationLabels';

export interface TicketLinksDeps {
  readonly ticketId: number;
  readonly feed: Pick<TicketFeed, 'current' | 'connected' | 'take' | 'refresh'>;
  /** Something other than the ticket itself is to be shown. */
  readonly onChange: () => void;
  readonly log: Log;
}

type Shown = Extract<FeedState, { kind: 'shown' }>;

/** Changes tags, followers and relations of one ticket, one change at a time. */
export class TicketLinks {
  private busy: LinkPart | null = null;
  private problem: LinksView['problem'] = null;
  private hasFollowed = false;
  /** Of tickets of which a relation told nothing; `null` while one is being read, or could not be. */
  private readonly briefs = new Map<number, RelatedTicket | null>();

  constructor(private readonly deps: TicketLinksDeps) {}

  view(shown: Shown): LinksView {
    this.readMissing(shown);
    const { busy, problem, hasFollowed } = this;
    return linksView(shown, { busy, problem, hasFollowed, briefOf: id => this.briefs.get(id) ?? undefined });
  }

  async handle(message: LinkWebviewMessage): Promise<void> {
    switch (message.type) {
      case 'addTag':
        return this.addTag(message.name);
      case 'removeTag':
        return this.write('tags', session => session.writer.detachTag(this.deps.ticketId, message.id));
      case 'follow':
        return this.follow();
      case 'addRelation':
        return this.addRelation(message.ticketId, message.relation);
      case 'removeRelation':
        return this.removeRelation(message.id);
      case 'openTicket':
        await vscode.commands.executeCommand('veSupport.openTicket', message.ticketId);
        return;
      case 'closeLinkProblem':
        this.problem = null;
        this.deps.onChange();
    }
  }

  private async addTag(name: string): Promise<void> {
    const shown = this.shown();
    if (shown === null) return;
    const objection = tagObjection(name);
    if (objection !== null) {
      this.complain('tags', objectionText(objection));
      return;
    }
    if (shown.ticket.tags.some(tag => isSameTag(tag.name, name))) {
      this.complain('tags', vscode.l10n.t('The ticket has this tag already.'));
      return;
    }
    const known = shown.session.knownTags().find(tag => isSameTag(tag.name, name));
    const tag = known === undefined ? { name: name.trim() } : { id: known.id };
    // A tag that no loaded ticket has may exist all the same; where none may be created, the server tells.
    const { mayCreateTags } = shown.session.dictionaryOf(shown.ticket.project.id);
    await this.write(
      'tags',
      session => session.writer.attachTag(this.deps.ticketId, tag),
      error =>
        error.kind === 'notFound' && !mayCreateTags
          ? vscode.l10n.t('There is no such tag, and your access level may not create new ones.')
          : null,
    );
  }

  private async follow(): Promise<void> {
    await this.write('followers', async session => {
      const outcome = await session.writer.follow(this.deps.ticketId);
      this.hasFollowed ||= outcome.kind === 'confirmed';
      return outcome;
    });
  }

  private async addRelation(otherId: number, chosen: string): Promise<void> {
    const shown = this.shown();
    const type = chosenType(chosen);
    if (shown === null || type === null) return;
    const present = shown.ticket.relationships?.find(({ other }) => other.id === otherId);
    if (present !== undefined) {
      this.complain(
        'relations',
        vscode.l10n.t('This ticket is related to #{0} already: {1}.', String(otherId), labelOfType(present.type)),
      );
      return;
    }
    await this.write(
      'relations',
      session => session.writer.relate(this.deps.ticketId, otherId, type),
      error =>
        error.kind === 'notFound'
          ? vscode.l10n.t('There is no ticket #{0}, or your account may not see it.', String(otherId))
          : null,
    );
  }

  private async removeRelation(id: number): Promise<void> {
    const relation = this.shown()?.ticket.relationships?.find(each => each.id === id);
    if (relation === undefined || !(await isMeant(relation))) return;
    await this.write('relations', session => session.writer.unrelate(this.deps.ticketId, id));
  }

  private shown(): Shown | null {
    const { current } = this.deps.feed;
    return current.kind === 'shown' && this.deps.feed.connected !== null ? current : null;
  }

  /** One at a time; what is unclear is read again, so that what is shown is what is there. */
  private async write(
    part: LinkPart,
    work: (session: TicketSession) => Promise<WriteOutcome>,
    words: (error: MantisError) => string | null = () => null,
  ): Promise<void> {
    const session = this.deps.feed.connected;
    if (session === null || this.busy !== null) return;
    this.busy = part;
    this.problem = null;
    this.deps.onChange();
    try {
      const outcome = await work(session);
      if (outcome.kind === 'confirmed') this.deps.feed.take(outcome.ticket);
      else await this.explain(part, outcome, words(outcome.error));
    } finally {
      this.busy = null;
      this.deps.onChange();
    }
  }

  private async explain(
    part: LinkPart,
    { kind, error }: Exclude<WriteOutcome, { kind: 'confirmed' }>,
    words: string | null,
  ): Promise<void> {
    const described = describeMantisError(error);
    const reason = words ?? [described.message, described.detail ?? ''].filter(Boolean).join(' ');
    const message =
      kind === 'rejected'
        ? reason
        : `${vscode.l10n.t('It is not known whether the change has reached Mantis. Look at what is shown after the refresh, and repeat it if needed; nothing will be there twice.')} ${reason}`;
    this.problem = { part, message };
    if (kind === 'uncertain' || error.kind === 'notFound') await this.deps.feed.refresh();
  }

  private complain(part: LinkPart, message: string): void {
    this.problem = { part, message };
    this.deps.onChange();
  }

  /** Servers that tell nothing of the other ticket are asked once for each. */
  private readMissing({ ticket, session }: Shown): void {
    for (const { other } of ticket.relationships ?? []) {
      if (other.summary !== null || this.briefs.has(other.id)) continue;
      this.briefs.set(other.id, null);
      session.brief(other.id).then(
        answer => {
          if (!answer.ok) return;
          this.briefs.set(other.id, answer.value);
          this.deps.onChange();
        },
        (error: unknown) => this.deps.log.error(`Ticket ${other.id} could not be read`, error),
      );
    }
  }
}

async function isMeant({ type, other }: Relationship): Promise<boolean> {
  const remove = vscode.l10n.t('Delete');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete the relation «{0} #{1}»?', labelOfType(type), String(other.id)),
    { modal: true, detail: singleLine(other.summary ?? '', 200) },
    remove,
  );
  return answer === remove;
}
