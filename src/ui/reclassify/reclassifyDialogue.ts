import * as vscode from 'vscode';
import { reaches } from '../../mantis/thresholds';
import { changesOf, isEmpty, type Choice } from '../../tickets/reclassification/change';
import { pendingProposal } from '../../tickets/reclassification/noteText';
import type { Ticket } from '../../tickets/ticket';
import { quickPickLabel } from '../commands/quickPickLabel';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';
import { priorityTerm, typeTerm } from '../sla/terms';
import { classSteps, grounds } from './classSteps';
import { consequences } from './confirmation';
import { ask, type Answer, type Step } from '../dialogue/wizard';

export const noteTerms = { types: typeTerm, priorities: priorityTerm };

/** What the account may do with the classes of these tickets (RULES A2). */
export type Right = 'change' | 'propose' | 'nothing';

export interface Decision {
  readonly choice: Choice;
  readonly reason: string;
  readonly isPrivate: boolean;
}

/** The least that the account may do with any of the tickets. */
export function rightFor(tickets: readonly Ticket[], session: ServerSession): Right {
  const { leadThreshold, staffThreshold } = session.regulation.policy;
  const levels = tickets.map(ticket => session.dictionaryOf(ticket.project.id));
  const mayChange = levels.every(
    ({ myAccessLevel, thresholds }) =>
      myAccessLevel >= leadThreshold.value && reaches(myAccessLevel, thresholds.updateBug),
  );
  if (mayChange) return 'change';
  const mayPropose = levels.every(
    ({ myAccessLevel, thresholds }) =>
      myAccessLevel >= staffThreshold.value &&
      reaches(myAccessLevel, thresholds.addNote) &&
      reaches(myAccessLevel, thresholds.privateNote),
  );
  return mayPropose ? 'propose' : 'nothing';
}

interface Draft {
  readonly choice: Choice;
  readonly reason: string;
  readonly isPrivate: boolean;
  /** The rest is the proposal's; nothing more to choose. */
  readonly isProposal?: boolean;
}

type Make = (draft: Draft) => Step<Partial<Draft>> | null;

/** Asks everything, with a way back from each step. `undefined`: given up. */
export async function decide(
  tickets: readonly Ticket[],
  session: ServerSession,
  right: 'change' | 'propose',
  preset?: Choice,
): Promise<Decision | undefined> {
  const steps: readonly Make[] = [
    ...choosing(tickets, session, right, preset),
    reasonStep(tickets),
    confirmStep(tickets, session, right),
  ];
  const drafts: { readonly at: number; readonly draft: Draft }[] = [];
  let draft: Draft = { choice: preset ?? {}, reason: '', isPrivate: true };
  for (let at = 0; at < steps.length;) {
    const step = steps[at]?.(draft);
    if (!step) {
      at++;
      continue;
    }
    const picked = await ask({ ...step, hasBack: drafts.length > 0 });
    if (picked.kind === 'cancelled') return undefined;
    if (picked.kind === 'back') {
      const before = drafts.pop();
      if (before) ({ at, draft } = before);
      continue;
    }
    drafts.push({ at, draft });
    draft = { ...draft, ...picked.value, choice: { ...draft.choice, ...picked.value.choice } };
    at++;
  }
  return draft;
}

function choosing(
  tickets: readonly Ticket[],
  session: ServerSession,
  right: 'change' | 'propose',
  preset: Choice | undefined,
): readonly Make[] {
  const [first] = tickets;
  if (first === undefined || preset !== undefined) return [];
  const steps = classSteps(tickets, session.classesOf(first)).map(
    (step): Make =>
      ({ isProposal }) =>
        isProposal === true
          ? null
          : {
              title: step.title,
              placeholder: step.placeholder,
              hasBack: step.hasBack,
              items: step.items.map(({ value, ...item }) => ({ ...item, value: { choice: value ?? {} } })),
            },
  );
  const proposed = right === 'change' && tickets.length === 1 ? proposalStep(first, session) : null;
  return proposed === null ? steps : [() => proposed, ...steps];
}

function proposalStep(ticket: Ticket, session: ServerSession): Step<Partial<Draft>> | null {
  const proposal = pendingProposal(ticket, noteTerms, note => session.sideOf(note, ticket) === 'staff');
  if (proposal === null) return null;
  const { choice, reason, note } = proposal;
  const wanted = [
    choice.type && typeTerm[choice.type],
    choice.category,
    choice.priority && priorityTerm[choice.priority],
  ];
  return {
    title: vscode.l10n.t('Reclassify: a proposal waits'),
    placeholder: vscode.l10n.t('Carry it out, or choose for yourself'),
    hasBack: false,
    items: [
      {
        label: quickPickLabel(vscode.l10n.t('As proposed: {0}', wanted.filter(Boolean).join(' · '))),
        description: quickPickLabel(note.author ? displayName(note.author) : ''),
        detail: quickPickLabel(reason),
        value: { choice, reason, isProposal: true },
      },
      { label: vscode.l10n.t('Choose for yourself'), value: { choice: {}, isProposal: false } },
    ],
  };
}

function reasonStep(tickets: readonly Ticket[]): Make {
  return ({ choice, reason }) => {
    const changes = tickets.map(ticket => changesOf(ticket, choice));
    if (changes.every(isEmpty)) return null;
    const isNeeded = changes.some(({ priority }) => priority !== undefined);
    const item = (text: string): Answer<Partial<Draft>> => ({ label: quickPickLabel(text), value: { reason: text } });
    const none: Answer<Partial<Draft>> = { label: vscode.l10n.t('Without a reason'), value: { reason: '' } };
    const given = reason === '' ? [] : [item(reason)];
    return {
      title: vscode.l10n.t('Reclassify: reason'),
      placeholder: vscode.l10n.t('Choose a reason or type one; it is written into a note, in Russian'),
      hasBack: true,
      items: [...given, ...grounds.filter(text => text !== reason).map(item), ...(isNeeded ? [] : [none])],
      typed: text => ({ ...item(text), alwaysShow: true }),
    };
  };
}

function confirmStep(tickets: readonly Ticket[], session: ServerSession, right: 'change' | 'propose'): Make {
  return ({ choice }) => {
    const lines = consequences(tickets, choice, session);
    if (lines.length === 0) return null;
    const publicNote: Answer<Partial<Draft>> = {
      label: vscode.l10n.t('Change, with a public note'),
      detail: vscode.l10n.t('The customer reads the reason; as a comment of the staff it may meet a milestone'),
      value: { isPrivate: false },
    };
    const actions: readonly Answer<Partial<Draft>>[] =
      right === 'propose'
        ? [{ label: vscode.l10n.t('Propose to the lead in a private note'), value: { isPrivate: true } }]
        : [{ label: vscode.l10n.t('Change, with a private note'), value: { isPrivate: true } }, publicNote];
    return {
      title: right === 'propose' ? vscode.l10n.t('Propose a reclassification') : vscode.l10n.t('Reclassify: confirm'),
      placeholder: vscode.l10n.t('Look at what changes, then choose'),
      hasBack: true,
      items: [...actions, ...lines],
    };
  };
}
