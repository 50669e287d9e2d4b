import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import { reaches } from '../../../mantis/thresholds';
import type { LinkPart, LinksView } from '../../../protocol/links';
import type { RelatedTicket, Relationship } from '../../../tickets/ticket';
import type { FeedState } from '../ticketFeed';
import { personView, statusView, type ViewContext } from '../viewModel';
import { labelOfType, relationChoices } from './relationLabels';

const tagsOffered = 200;

/** What is under way or went wrong, and what was found out besides the ticket. */
export interface LinksProgress {
  readonly busy: LinkPart | null;
  readonly problem: LinksView['problem'];
  /** The account has followed from here, although it may not see who follows. */
  readonly hasFollowed: boolean;
  readonly briefOf: (ticketId: number) => RelatedTicket | undefined;
}

/** Tags, followers and relations as the panel shows them, each with why it may not be changed. */
export function linksView(
  { ticket, session, isConnected }: Extract<FeedState, { kind: 'shown' }>,
  progress: LinksProgress,
): LinksView {
  const { thresholds, specialStatuses, myAccessLevel } = session.dictionaryOf(ticket.project.id);
  const context: ViewContext = { ticket, session, now: session.now() };
  const offline = isConnected ? null : vscode.l10n.t('There is no connection to Mantis.');
  const isReadOnly =
    ticket.status.id >= specialStatuses.readOnlyFrom && !reaches(myAccessLevel, thresholds.updateReadOnlyBug);
  const mayDetach = reaches(myAccessLevel, thresholds.detachTag) || reaches(myAccessLevel, thresholds.detachOwnTag);
  const maySeeFollowers = reaches(myAccessLevel, thresholds.showMonitors);
  const present = new Set(ticket.tags.map(({ id }) => id));
  return {
    tags: ticket.tags.map(({ id, name }) => ({ id, name: singleLine(name, 100) })),
    knownTags: session
      .knownTags()
      .filter(({ id }) => !present.has(id))
      .slice(0, tagsOffered)
      .map(({ name }) => singleLine(name, 100)),
    addTagBlocked:
      offline ??
      (reaches(myAccessLevel, thresholds.attachTag) ? null : vscode.l10n.t('Your access level may not add tags here.')),
    removeTagBlocked: offline ?? (mayDetach ? null : vscode.l10n.t('Your access level may not remove tags here.')),
    followers: maySeeFollowers ? (ticket.monitors?.flatMap(each => personView(each, context) ?? []) ?? null) : null,
    isFollowing: progress.hasFollowed || (ticket.monitors?.some(({ id }) => id === session.me.id) ?? false),
    followBlocked:
      offline ??
      (reaches(myAccessLevel, thresholds.monitor)
        ? null
        : vscode.l10n.t('Your access level may not follow tickets here.')),
    relations: ticket.relationships === null ? null : grouped(ticket.relationships, context, progress),
    relationTypes: relationChoices(),
    relateBlocked: offline ?? relateBlocked(isReadOnly, reaches(myAccessLevel, thresholds.updateBug)),
    busy: progress.busy,
    problem: progress.problem,
  };
}

function relateBlocked(isReadOnly: boolean, mayUpdate: boolean): string | null {
  if (isReadOnly) return vscode.l10n.t('The ticket is resolved or closed; your access level may not change it.');
  return mayUpdate ? null : vscode.l10n.t('Your access level may not change relations here.');
}

/** The groups in the order in which their first relation comes from the server. */
function grouped(
  relationships: readonly Relationship[],
  context: ViewContext,
  { briefOf }: LinksProgress,
): NonNullable<LinksView['relations']> {
  const groups = new Map<string, NonNullable<LinksView['relations']>[number]>();
  for (const { id, type, other } of relationships) {
    const label = labelOfType(type);
    const group = groups.get(label) ?? { type: label, items: [] };
    groups.set(label, group);
    const brief = briefOf(other.id);
    const status = other.status ?? brief?.status ?? null;
    group.items.push({
      id,
      ticketId: other.id,
      summary: singleLine(other.summary ?? brief?.summary ?? '', 200),
      status: status === null ? null : statusView(status, context),
    });
  }
  return [...groups.values()];
}
