import * as vscode from 'vscode';
import type { Classes } from '../../mantis/reclassification';
import type { Choice } from '../../tickets/reclassification/change';
import type { Priority, Ticket, TicketType } from '../../tickets/ticket';
import { quickPickLabel } from '../commands/quickPickLabel';
import { priorityTerm, typeTerm } from '../sla/terms';
import type { Answer, Step } from '../dialogue/wizard';

type Part = 'type' | 'category' | 'priority';

/** The steps of the dialogue; one for which nothing can be chosen is left out. */
export function classSteps(tickets: readonly Ticket[], classes: Classes): readonly Step<Choice>[] {
  const present = <T>(of: (ticket: Ticket) => T): T | undefined => {
    const [first] = tickets;
    return first && tickets.every(ticket => of(ticket) === of(first)) ? of(first) : undefined;
  };
  const types = [...classes.types.keys()].map((type): Answer<Choice> => ({
    label: typeTerm[type],
    detail: typeMeaning(type),
    value: { type },
  }));
  const categories = [...classes.categories.keys()].map((category): Answer<Choice> => {
    const type = classes.typeOfCategory.get(category);
    return { label: quickPickLabel(category), ...(type && { description: typeTerm[type] }), value: { category } };
  });
  const priorities = (['blocker', 'fix', 'significant'] as const)
    .filter(priority => classes.priorities.has(priority))
    .map((priority): Answer<Choice> => ({
      label: priorityTerm[priority],
      detail: priorityMeaning(priority),
      value: { priority },
    }));
  const type = present(ticket => ticket.type);
  const priority = present(ticket => ticket.regulationPriority);
  const all: readonly (readonly [Part, readonly Answer<Choice>[], string | null | undefined])[] = [
    ['type', types, type && typeTerm[type]],
    ['category', categories, present(ticket => ticket.category)],
    ['priority', priorities, priority && priorityTerm[priority]],
  ];
  return all
    .filter(([, items]) => items.length > 0)
    .map(([part, items, now], index) => ({
      title: stepTitle(part),
      placeholder: vscode.l10n.t('Choose, or leave it as it is'),
      hasBack: index > 0,
      items: [leave(now), ...items],
    }));
}

function leave(now: string | null | undefined): Answer<Choice> {
  const description = now === undefined ? vscode.l10n.t('differs from ticket to ticket') : (now ?? notGiven());
  return { label: vscode.l10n.t('Leave as it is'), description: quickPickLabel(description), value: {} };
}

export function notGiven(): string {
  return vscode.l10n.t('not given');
}

function stepTitle(part: Part): string {
  switch (part) {
    case 'type':
      return vscode.l10n.t('Reclassify: type');
    case 'category':
      return vscode.l10n.t('Reclassify: category');
    case 'priority':
      return vscode.l10n.t('Reclassify: priority');
  }
}

export function typeMeaning(type: TicketType): string {
  switch (type) {
    case 'consultation':
      return vscode.l10n.t('Someone asks how something works or how it is done: «how is this report counted?»');
    case 'setup':
      return vscode.l10n.t('Something is to be set up with what the system has: a selection folder, a daily export');
    case 'development':
      return vscode.l10n.t('The system cannot do it yet: a new function is to be made');
    case 'failure':
      return vscode.l10n.t('An error nobody expected keeps from ordinary work: an invoice cannot be posted');
  }
}

export function priorityMeaning(priority: Priority): string {
  switch (priority) {
    case 'blocker':
      return vscode.l10n.t('What worked before has failed, work stands still, and there is no way round it');
    case 'fix':
      return vscode.l10n.t('A demand of the centre, or a serious failure with a way round it for now');
    case 'significant':
      return vscode.l10n.t('A question, a new demand, or a change of what has been set up');
  }
}

/** Grounds for a change, from what the regulation says of the priorities; written into the note, so in Russian. */
export const grounds: readonly string[] = [
  'Работа остановлена, обходного пути нет',
  'Есть временное решение, работа не остановлена',
  'Связано с требованием КЦ',
  'Сбой в ранее работающем функционале',
  'Консультация по работе с системой',
  'Новое требование или изменение ранее настроенного',
];
