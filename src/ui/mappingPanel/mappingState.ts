import * as vscode from 'vscode';
import type { Result } from '../../base/result';
import type { MantisError } from '../../mantis/errors';
import { checkMapping, weightOf } from '../../mantis/mappingCheck';
import type { BriefTicket } from '../../mantis/newestIssues';
import type { Proposal } from '../../mantis/proposal';
import type { Vocabulary } from '../../mantis/vocabulary';
import type { MappingFinding, MappingPreview, MappingSection, MappingState } from '../../protocol/mappingPanel';
import type { ProblemView } from '../../protocol/problem';
import { describeMantisError } from '../errors/describeMantisError';
import { formOf, readDomains, sameForm, type MappingForm } from './form';
import { previewOf } from './preview';
import { sectionsOf } from './sections';

/** Everything that decides about what the panel shows. */
export interface MappingEditing {
  readonly serverTitle: string;
  readonly vocabulary: Vocabulary;
  readonly proposal: Proposal;
  /** What is in use now, and was when the panel was opened. */
  readonly inUse: MappingForm;
  /** Whether what is in use is a proposal that nobody has saved. */
  readonly isUnsavedProposal: boolean;
  readonly form: MappingForm;
  readonly rev: number;
  /** `null` while they are being read. */
  readonly tickets: Result<readonly BriefTicket[], MantisError> | null;
  readonly isSaving: boolean;
  readonly problem: ProblemView | null;
}

/** The panel whole, in words. */
export function mappingState(editing: MappingEditing): MappingState {
  const { form, inUse, proposal, vocabulary } = editing;
  const robotsInUse = inUse.robots;
  const problems = checkMapping(form.mapping, form.robots, vocabulary);
  const sections = withBadLines(sectionsOf(form, { vocabulary, proposal, robotsInUse, problems }), form);
  const saveBlock = badLinesText(form);
  const isChanged = !sameForm(form, inUse);
  return {
    rev: editing.rev,
    title: vscode.l10n.t('Mapping to the regulation: {0}', editing.serverTitle),
    intro: introOf(editing, isChanged),
    sections: [...sections],
    preview: previewState(editing),
    findings: {
      wrong: problems.filter(problem => weightOf(problem) === 'wrong').length + (saveBlock === null ? 0 : 1),
      doubtful: problems.filter(problem => weightOf(problem) === 'doubtful').length,
    },
    isChanged,
    isEdited: !sameForm(form, formOf(proposal.mapping, robotsInUse)),
    saveBlock,
    isSaving: editing.isSaving,
    problem: editing.problem,
  };
}

function introOf({ vocabulary, isUnsavedProposal }: MappingEditing, isChanged: boolean): string[] {
  const { projects } = vocabulary;
  const names = projects.map(({ name }) => name).join(', ');
  return [
    ...(isUnsavedProposal && !isChanged
      ? [
          vscode.l10n.t(
            'This is a proposal, guessed from the names on the server. It is in use already; look through it and save it.',
          ),
        ]
      : []),
    ...(projects.length > 1
      ? [vscode.l10n.t('It holds for all projects of the connection: {0}. Where they differ, it is said.', names)]
      : []),
  ];
}

function previewState({ tickets, form }: MappingEditing): MappingPreview {
  if (tickets === null) return { phase: 'reading' };
  if (!tickets.ok) return { phase: 'failed', problem: describeMantisError(tickets.error) };
  return previewOf(tickets.value, form.mapping);
}

function badLinesText({ domainsText }: MappingForm): string | null {
  const { badLines } = readDomains(domainsText);
  return badLines.length === 0
    ? null
    : vscode.l10n.t('Mail domains, line {0}: write «domain = customer».', badLines.join(', '));
}

function withBadLines(sections: readonly MappingSection[], form: MappingForm): readonly MappingSection[] {
  const text = badLinesText(form);
  if (text === null) return sections;
  const finding: MappingFinding = { weight: 'wrong', text };
  return sections.map(section => ({
    ...section,
    rows: section.rows.map(row =>
      row.slot === 'mailDomains' ? { ...row, findings: [...row.findings, finding] } : row,
    ),
  }));
}
