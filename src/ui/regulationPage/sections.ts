import * as vscode from 'vscode';
import type { PriorityKey } from '../../regulation/input';
import type { Policy, PolicyMilestone } from '../../regulation/policy/schema';
import { milestoneTitle, priorityTerm } from '../sla/terms';
import { priorityMeaning, typeMeaning } from '../reclassify/classSteps';
import { group, valueEntry, type PageEntry, type PageGroup, type PageSection, type Sourced } from './entries';
import { queueSection } from './queueSection';
import { durationText, metByLines, workingDaysText, yesOrNo } from './valueTexts';

export interface SectionContext {
  /** Name of a status on the connected server; `null` when it is not known. */
  readonly statusName: (id: number) => string | null;
}

/** A policy in words, without the calendar. */
export function policySections(policy: Policy, context: SectionContext): readonly PageSection[] {
  return [
    classification(policy),
    workingTime(policy),
    terms(policy, context),
    queueSection(policy),
    template(policy),
    robotAndMail(policy),
  ];
}

function classification({ terms: { priorities, types, categories }, leadThreshold }: Policy): PageSection {
  const term =
    (kind: string, source: Sourced['source']) =>
    (key: string, label: string, meaning: string): PageEntry => ({
      id: `${kind}.${key}`,
      label,
      lines: [meaning],
      source,
      rule: 'A1',
    });
  const priority = term('priority', priorities.source);
  const type = term('type', types.source);
  const { blocker, fix, significant } = priorities.value;
  const { consultation, setup, development, failure } = types.value;
  return {
    id: 'classification',
    title: vscode.l10n.t('Classification'),
    intro: [],
    groups: [
      group('priorities', vscode.l10n.t('Priorities'), [
        priority('blocker', blocker, priorityMeaning('blocker')),
        priority('fix', fix, priorityMeaning('fix')),
        priority('significant', significant, priorityMeaning('significant')),
      ]),
      group('types', vscode.l10n.t('Types'), [
        type('consultation', consultation, typeMeaning('consultation')),
        type('setup', setup, typeMeaning('setup')),
        type('development', development, typeMeaning('development')),
        type('failure', failure, typeMeaning('failure')),
      ]),
      group('who', vscode.l10n.t('Who decides'), [
        valueEntry('terms.categories', categories, [
          categories.value.length === 0 ? vscode.l10n.t('any category of the project') : categories.value.join(', '),
        ]),
        valueEntry('leadThreshold', leadThreshold, [vscode.l10n.t('level {0}', leadThreshold.value)]),
        {
          id: 'A2',
          label: vscode.l10n.t('Reclassification'),
          lines: [
            vscode.l10n.t(
              'The customer sets type, category and priority; later only a lead changes them, a specialist proposes.',
            ),
          ],
          source: 'regulation',
          rule: 'A2',
        },
      ]),
    ],
  };
}

function workingTime({ zone, workingHours, workingDays, shortDays }: Policy): PageSection {
  return {
    id: 'time',
    title: vscode.l10n.t('Working time'),
    intro: [
      vscode.l10n.t(
        'Hours by the clock run without a break. Days, months and years are added to the date and keep the time of day (rule B5).',
      ),
    ],
    groups: [
      group('B', null, [
        valueEntry('workingHours', workingHours, [
          workingHours.value.map(({ from, to }) => `${from}–${to}`).join(', '),
        ]),
        valueEntry('zone', zone, [zone.value]),
        valueEntry('workingDays', workingDays, [workingDaysText(workingDays.value)]),
        valueEntry('shortDays', shortDays, [yesOrNo(shortDays.value)]),
      ]),
    ],
  };
}

function terms(policy: Policy, context: SectionContext): PageSection {
  const { milestones, clockStart, pauseStatuses, staffThreshold } = policy;
  const fixed = (rule: string, label: string, line: string): PageEntry => ({
    id: rule,
    label,
    lines: [line],
    source: null,
    rule,
  });
  const byPriority = (['blocker', 'fix', 'significant'] as const).flatMap(priority =>
    milestones[priority].map(milestone => milestoneGroup(priority, milestone)),
  );
  return {
    id: 'terms',
    title: vscode.l10n.t('Terms'),
    intro: [
      vscode.l10n.t(
        'Every term counts from the submission, none from the end of another (rule B6). A ticket with another priority has none (rule A3).',
      ),
    ],
    groups: [
      ...byPriority,
      group('C', vscode.l10n.t('How terms are reckoned'), [
        fixed(
          'C1',
          vscode.l10n.t('Independence'),
          vscode.l10n.t('Each term is met by its own event and stays met; only a resolution meets all that are open.'),
        ),
        valueEntry('staffThreshold', staffThreshold, [vscode.l10n.t('level {0}', staffThreshold.value)]),
        valueEntry('clockStart', clockStart, [
          clockStart.value === 'submission'
            ? vscode.l10n.t('from the submission, also after a change of the priority')
            : vscode.l10n.t('from the last change of the priority'),
        ]),
        valueEntry('pauseStatuses', pauseStatuses, [
          pauseStatuses.value.length === 0
            ? vscode.l10n.t('none: waiting for the customer does not stop the clock')
            : pauseStatuses.value.map(id => statusText(id, context)).join(', '),
        ]),
        fixed('C7', vscode.l10n.t('After a reopening'), vscode.l10n.t('The terms are the former ones.')),
        fixed(
          'C12',
          vscode.l10n.t('Without the template'),
          vscode.l10n.t('Neither the terms nor the place in the queue change; the missing parts are asked for.'),
        ),
        fixed(
          'D1',
          vscode.l10n.t('States'),
          vscode.l10n.t('On track, then «due soon» from the warning on, then breached once the term has passed.'),
        ),
      ]),
    ],
  };
}

function statusText(id: number, { statusName }: SectionContext): string {
  const name = statusName(id);
  return name === null ? String(id) : `«${name}» (${id})`;
}

function milestoneGroup(priority: PriorityKey, { key, due, warn, metBy }: PolicyMilestone): PageGroup {
  const path = `milestones.${priority}.${key}`;
  return group(path, `«${priorityTerm[priority]}»: ${milestoneTitle(key)}`, [
    valueEntry(`${path}.due`, due, [durationText(due.value)]),
    valueEntry(`${path}.warn`, warn, [durationText(warn.value)]),
    valueEntry(`${path}.metBy`, metBy, metByLines(metBy.value)),
  ]);
}

function template({ template: { value, source } }: Policy): PageSection {
  return {
    id: 'template',
    title: vscode.l10n.t('Registration template'),
    intro: [
      vscode.l10n.t(
        'What a ticket «Блокирует работу» must tell. The regulation demands the template and does not say its parts.',
      ),
    ],
    groups: [
      group(
        'F',
        null,
        value.map(({ key, title, labels, mayBeNone }): PageEntry => ({
          id: `template.${key}`,
          label: title,
          lines: [
            ...(mayBeNone ? [vscode.l10n.t('«Нет» is an answer.')] : []),
            vscode.l10n.t('Recognised as: {0}', labels.join(', ')),
          ],
          source,
          rule: 'F',
        })),
      ),
    ],
  };
}

function robotAndMail({ robot: { users, noteMarker, firstAnswer }, mail }: Policy): PageSection {
  return {
    id: 'robot',
    title: vscode.l10n.t('Robot and mail'),
    intro: [],
    groups: [
      group('G', null, [
        valueEntry('robot.firstAnswer', firstAnswer, [durationText(firstAnswer.value)]),
        valueEntry('robot.users', users, [users.value.length === 0 ? vscode.l10n.t('none') : users.value.join(', ')]),
        valueEntry('robot.noteMarker', noteMarker, [noteMarker.value]),
        valueEntry('mail.register', mail.register, [durationText(mail.register.value)]),
      ]),
    ],
  };
}
