import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { DraftNotice, DraftPanelState } from '../../protocol/draftPanel';
import type { ProblemView } from '../../protocol/problem';
import type { Ticket } from '../../tickets/ticket';
import type { Draft } from '../../vellii/draft';
import { actionButton } from '../errors/actionLabels';
import { describeMantisError } from '../errors/describeMantisError';
import { describeModelError, modelErrorText } from '../errors/describeModelError';
import type { ServerSession } from '../session/serverSession';
import { moscowTime, span } from '../sla/timeText';
import type { DraftProblem, DraftState, Stage } from './draftWork';
import { draftView } from './draftView';

export interface ShownDraft {
  readonly ticketId: number;
  readonly state: DraftState;
  readonly ticket: Ticket | null;
  /** The present connection to the ticket's server. */
  readonly session: ServerSession | null;
  readonly hasRequest: boolean;
}

/** What the webview is to show, whole. */
export function draftPanelState({ ticketId, state, ticket, session, hasRequest }: ShownDraft): DraftPanelState {
  const now = session?.now() ?? Date.now();
  const titles = session?.regulation.policy.template.value ?? [];
  const { kept, check, stage, growing, problem } = state;
  return {
    ticket: { id: ticketId, summary: singleLine(ticket?.summary ?? '', 200) },
    notices: noticesFor(state, ticket, session),
    working: stage === null ? null : stageText(stage),
    growing,
    problem: problem === null ? null : problemFor(problem),
    draft:
      kept === null ? null : draftView(kept, check, key => titles.find(part => part.key === key)?.title ?? key, now),
    hasRequest,
    mayWritePrivate: true,
    unavailable: session === null ? disconnected() : null,
  };
}

function disconnected(): ProblemView {
  return {
    message: vscode.l10n.t('There is no connection to Mantis. The draft is kept.'),
    detail: null,
    actions: [actionButton('connect')],
  };
}

function stageText(stage: Stage): string {
  switch (stage) {
    case 'reading':
      return vscode.l10n.t('Reading the ticket…');
    case 'searching':
      return vscode.l10n.t('Looking for solutions…');
    case 'writing':
      return vscode.l10n.t('Writing the draft…');
    case 'waiting':
      return vscode.l10n.t('The model server asked to wait…');
  }
}

function problemFor(problem: DraftProblem): ProblemView {
  switch (problem.kind) {
    case 'mantis':
      return describeMantisError(problem.error);
    case 'model':
      return describeModelError(problem.error);
    case 'knowledge':
      return {
        message: vscode.l10n.t('The knowledge base did not answer. Try again; if it stays so, look into the log.'),
        detail: null,
        actions: [actionButton('retry'), actionButton('showLog')],
      };
    case 'disk':
      return {
        message: vscode.l10n.t('The draft could not be kept on the disk. It is lost when the window is closed.'),
        detail: null,
        actions: [actionButton('retry'), actionButton('showLog')],
      };
  }
}

function noticesFor(state: DraftState, ticket: Ticket | null, session: ServerSession | null): DraftNotice[] {
  const draft = state.kept?.draft;
  const notices: DraftNotice[] = [];
  if (ticket !== null && session !== null && draft !== undefined) {
    const answered = answeredText(draft, ticket, session);
    if (answered !== null) notices.push({ tone: 'warning', text: answered, action: [] });
    const robot = draft.provider.kind === 'robot' ? robotText(draft, ticket, session) : null;
    if (robot !== null) notices.push(robot);
  }
  if (state.insteadOf !== null) {
    const text = vscode.l10n.t('Composed without a model: {0}', modelErrorText(state.insteadOf));
    notices.push({ tone: 'warning', text, action: [...describeModelError(state.insteadOf).actions] });
  }
  return notices;
}

/** Somebody else has answered, or resolved the ticket, since the draft was written. */
function answeredText({ createdAt, provider }: Draft, ticket: Ticket, session: ServerSession): string | null {
  if (session.isResolved(ticket)) return vscode.l10n.t('The ticket is resolved already.');
  const ownNote = provider.kind === 'robot' ? provider.noteId : null;
  const answer = (ticket.notes ?? []).findLast(note => {
    const side = session.sideOf(note, ticket);
    const isAnswer = !note.isPrivate && note.id !== ownNote && (side === 'staff' || side === 'robot');
    return isAnswer && note.createdAt > createdAt && note.author?.id !== session.me.id;
  });
  if (answer === undefined) return null;
  const name = singleLine(answer.author?.realName ?? answer.author?.login ?? '', 80);
  return vscode.l10n.t('{0} has answered meanwhile: {1}.', name, moscowTime(answer.createdAt, session.now()));
}

/** The age of the robot's note against the fifteen minutes of RULES G1. */
function robotText({ createdAt, provider }: Draft, ticket: Ticket, session: ServerSession): DraftNotice {
  const { countedFrom, due } = session.firstAnswer(ticket);
  const allowed = span(due - countedFrom);
  const taken = span(Math.max(60_000, createdAt - countedFrom));
  const isPublic = (ticket.notes ?? []).some(
    note => provider.kind === 'robot' && note.id === provider.noteId && !note.isPrivate,
  );
  const seen = isPublic ? ` ${vscode.l10n.t('The customer has read it already.')}` : '';
  const text =
    createdAt <= due
      ? vscode.l10n.t('The robot answered {0} after the registration; the regulation gives it {1}.', taken, allowed)
      : vscode.l10n.t(
          'The robot answered {0} after the registration, later than the {1} of the regulation.',
          taken,
          allowed,
        );
  return { tone: createdAt <= due ? 'info' : 'warning', text: text + seen, action: [] };
}
