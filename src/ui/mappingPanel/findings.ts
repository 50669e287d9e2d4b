import * as vscode from 'vscode';
import { weightOf, type MappingProblem } from '../../mantis/mappingCheck';
import type { StatusRole } from '../../mantis/mappingSlots';
import type { MappingFinding } from '../../protocol/mappingPanel';
import type { Reference } from '../../tickets/ticket';
import { priorityTerm, typeTerm } from '../sla/terms';

/** A problem of the mapping in words. */
export function findingOf(problem: MappingProblem): MappingFinding {
  return { weight: weightOf(problem), text: textOf(problem) };
}

function textOf(problem: MappingProblem): string {
  switch (problem.kind) {
    case 'priorityUnused':
      return vscode.l10n.t(
        'No priority of the server means «{0}»: no ticket would get its deadlines.',
        priorityTerm[problem.priority],
      );
    case 'priorityGone':
      return vscode.l10n.t('The server has no priority {0} any more.', String(problem.id));
    case 'priorityDiffers':
      return vscode.l10n.t('Other projects call it {0}; the choice holds for all of them.', quoted(problem.labels));
    case 'typeUnused':
      return vscode.l10n.t('No value means «{0}».', typeTerm[problem.type]);
    case 'noTypeSource':
      return vscode.l10n.t('Without a source of the type no consultation and no paid work is found in the queue.');
    case 'typeGone':
      return vscode.l10n.t('The value «{0}» is not on the server any more.', problem.value);
    case 'fieldGone':
      return vscode.l10n.t('The server has no field «{0}» any more.', problem.field);
    case 'fieldNotEverywhere':
      return vscode.l10n.t('Projects without this field: {0}.', namesOf(problem.missingIn));
    case 'fieldTwice':
      return vscode.l10n.t('The field «{0}» is used for two things.', problem.field);
    case 'effortNotNumeric':
      return vscode.l10n.t('The field «{0}» cannot hold a number of hours.', problem.field);
    case 'statusGone':
      return vscode.l10n.t('The server has no status {0} any more.', String(problem.id));
    case 'statusUnset':
      return vscode.l10n.t('Nothing chosen: Mantis’s usual number {0} counts.', String(usualNumber[problem.role]));
    case 'statusNotEverywhere':
      return vscode.l10n.t('Projects without this status: {0}.', namesOf(problem.missingIn));
    case 'statusOrder':
      return vscode.l10n.t('Its number must be above that of the acknowledged status: statuses are compared by it.');
    case 'projectGone':
      return vscode.l10n.t('The project {0} is not among those of this connection.', String(problem.id));
    case 'noCustomerSource':
      return vscode.l10n.t('Nothing tells the customer of a ticket.');
    case 'robotGone':
      return vscode.l10n.t('The projects have no account «{0}».', problem.login);
  }
}

/** As `regulationContext` fills the gap. */
const usualNumber: Readonly<Record<StatusRole, number>> = {
  feedback: 20,
  acknowledged: 30,
  confirmed: 40,
  assigned: 50,
};

function namesOf(projects: readonly Reference[]): string {
  return projects.map(({ name }) => name).join(', ');
}

function quoted(labels: readonly string[]): string {
  return labels.map(label => `«${label}»`).join(', ');
}
