import * as vscode from 'vscode';
import type { FieldsView } from '../../protocol/fields';
import type { FilesView } from '../../protocol/files';
import type { LinksView } from '../../protocol/links';
import type { ActionKey, ProblemView } from '../../protocol/problem';
import type { ReadingView } from '../../protocol/reading';
import type { ScriptsView } from '../../protocol/scripts';
import type { SimilarView } from '../../protocol/similar';
import type { PanelState } from '../../protocol/ticketPanel';
import type { MentionsView, NoteChangeView } from '../../protocol/writing';
import { actionButton } from '../errors/actionLabels';
import { describeMantisError, type ErrorNames } from '../errors/describeMantisError';
import { sendingView } from './sending/describeSending';
import { sendingConflict } from './fields/sendingConflict';
import type { SendingState } from './sending/sendingState';
import type { FeedState } from './ticketFeed';
import { composerView, ticketView } from './viewModel';

type Shown = Extract<FeedState, { kind: 'shown' }>;

/** What makes its own part of the state. */
export interface PanelParts {
  readonly fields: (shown: Shown) => FieldsView;
  readonly files: (shown: Shown) => FilesView;
  readonly links: (shown: Shown) => LinksView;
  readonly reading: (shown: Shown) => ReadingView;
  readonly noteChange: NoteChangeView;
  readonly mentions: (shown: Shown) => MentionsView;
  readonly scripts: (shown: Shown) => ScriptsView;
  readonly similar: (shown: Shown, links: LinksView) => SimilarView;
}

/** What the webview is to show, whole. */
export function panelState(feed: FeedState, sending: SendingState, parts: PanelParts): PanelState {
  switch (feed.kind) {
    case 'waiting':
      return feed.connection === 'connecting'
        ? { phase: 'waiting', message: vscode.l10n.t('Connecting to Mantis…') }
        : unavailable(notConnectedText(feed.connection), ['connect', 'showLog']);
    case 'otherServer':
      return unavailable(
        vscode.l10n.t('This ticket lives on another server. The window is connected to {0}.', feed.connectedTo),
        ['connect'],
      );
    case 'loading':
      return { phase: 'waiting', message: vscode.l10n.t('Reading the ticket…') };
    case 'failed':
      return { phase: 'unavailable', problem: describeMantisError(feed.error) };
    case 'shown':
      return shown(feed, sending, parts);
  }
}

function shown(feed: Shown, sending: SendingState, parts: PanelParts): PanelState {
  const { ticket, session, isConnected, isRefreshing, stale } = feed;
  const { statuses } = session.dictionaryOf(ticket.project.id);
  const links = parts.links(feed);
  const names: ErrorNames = { status: id => statuses.find(status => status.id === id)?.label ?? String(id) };
  return {
    phase: 'ready',
    ticket: ticketView(ticket, session, parts.mentions(feed)),
    composer: composerView(ticket, session, isConnected),
    fields: parts.fields(feed),
    files: parts.files(feed),
    links,
    reading: parts.reading(feed),
    noteChange: parts.noteChange,
    scripts: parts.scripts(feed),
    similar: parts.similar(feed, links),
    sending: sendingView(sending, names),
    sendingConflict: sendingConflict(sending, ticket, session),
    isRefreshing,
    stale: stale === null ? null : staleProblem(describeMantisError(stale, names)),
  };
}

function staleProblem(described: ProblemView): ProblemView {
  return { ...described, message: `${vscode.l10n.t('What you see may be out of date.')} ${described.message}` };
}

function notConnectedText(connection: 'none' | 'failed'): string {
  return connection === 'none'
    ? vscode.l10n.t('There is no connection to Mantis. The ticket appears as soon as there is one.')
    : vscode.l10n.t('The connection to Mantis failed. The ticket appears as soon as there is one.');
}

function unavailable(message: string, actions: readonly ActionKey[]): PanelState {
  return { phase: 'unavailable', problem: { message, detail: null, actions: actions.map(actionButton) } };
}
