import * as vscode from 'vscode';
import { classificationWarnings, type ClassificationWarning } from '../../regulation/reclassification/warnings';
import { effectsOf, reclassifiedFacts } from '../../regulation/reclassification/effect';
import { changesOf, isEmpty, type Choice } from '../../tickets/reclassification/change';
import { ticketFacts } from '../../tickets/facts';
import type { Ticket } from '../../tickets/ticket';
import { quickPickLabel } from '../commands/quickPickLabel';
import type { ServerSession } from '../session/serverSession';
import { duesText, standingText } from '../sla/standingText';
import { priorityTerm, typeTerm } from '../sla/terms';
import { notGiven } from './classSteps';
import type { Answer } from '../dialogue/wizard';

/** Per ticket: old and new classes, lane, place and deadlines, and what speaks against it. Informs, offers nothing. */
export function consequences(
  tickets: readonly Ticket[],
  choice: Choice,
  session: ServerSession,
): readonly Answer<never>[] {
  const now = session.now();
  const { regulation } = session;
  const changing = tickets.filter(ticket => !isEmpty(changesOf(ticket, choice)));
  const effects = effectsOf(
    changing.map(ticket => {
      const before = ticketFacts(ticket);
      const { priorities, typeOfCategory } = session.classesOf(ticket);
      const type = choice.type ?? (choice.category === undefined ? undefined : typeOfCategory.get(choice.category));
      const classes = {
        type: type ?? ticket.type,
        category: choice.category ?? ticket.category,
        priorityId: (choice.priority && priorities.get(choice.priority)) ?? ticket.priority.id,
      };
      const after = reclassifiedFacts(before, classes, session.me.id, now);
      return { before, after, context: session.contextOf(ticket) };
    }),
    session.places(),
    regulation,
    now,
  );
  return changing.flatMap((ticket, index): Answer<never>[] => {
    const effect = effects[index];
    if (effect === undefined) return [];
    const type = choice.type ?? ticket.type;
    const priority = choice.priority ?? ticket.regulationPriority;
    const warnings = classificationWarnings(type, priority, ticket, regulation.policy.template.value);
    return [
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      {
        label: quickPickLabel(`#${ticket.id} ${ticket.summary}`),
        detail: quickPickLabel(changeText(ticket, choice)),
        iconPath: new vscode.ThemeIcon('arrow-swap'),
      },
      { label: vscode.l10n.t('Before: {0}', standingText(effect.before, now)), detail: duesText(effect.before, now) },
      { label: vscode.l10n.t('After: {0}', standingText(effect.after, now)), detail: duesText(effect.after, now) },
      ...warnings.map(warning => ({ label: warningText(warning), iconPath: new vscode.ThemeIcon('warning') })),
    ];
  });
}

function changeText(ticket: Ticket, choice: Choice): string {
  const { type, category, priority } = changesOf(ticket, choice);
  const part = (old: string | null, wanted: string): string => `${old ?? notGiven()} → ${wanted}`;
  return [
    ...(type === undefined ? [] : [part(ticket.type && typeTerm[ticket.type], typeTerm[type])]),
    ...(category === undefined ? [] : [part(ticket.category, category)]),
    ...(priority === undefined
      ? []
      : [part(ticket.regulationPriority && priorityTerm[ticket.regulationPriority], priorityTerm[priority])]),
  ].join(' · ');
}

function warningText(warning: ClassificationWarning): string {
  const rule = vscode.l10n.t('rule {0}', warning.rule);
  switch (warning.code) {
    case 'templateIncomplete':
      return vscode.l10n.t('The template is not filled in, parts missing: {0} ({1})', warning.missing.length, rule);
    case 'consultationBlocks':
      return vscode.l10n.t('A «Консультация» does not block work ({0})', rule);
    case 'failureSignificant':
      return vscode.l10n.t('A «Сбой» is at least «Требует исправления» ({0})', rule);
  }
}
