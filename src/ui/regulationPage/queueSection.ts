import * as vscode from 'vscode';
import type { Policy } from '../../regulation/policy/schema';
import { milestoneTitle } from '../sla/terms';
import { group, valueEntry, type PageEntry, type PageSection } from './entries';

/** Lanes, order, and what decides between them (RULES E). */
export function queueSection(policy: Policy): PageSection {
  const { lane2Milestones, effortLimitHours, effortExemptLanes, paidValue, onboardingMode } = policy.queue;
  const limit = effortLimitHours.value;
  const byRegulation = (rule: string, label: string, ...lines: string[]): PageEntry => ({
    id: rule,
    label,
    lines,
    source: 'regulation',
    rule,
  });
  const ours = (rule: string, label: string, ...lines: string[]): PageEntry => ({
    ...byRegulation(rule, label, ...lines),
    source: 'assumption',
  });
  const bySubmission = vscode.l10n.t('By the time of submission.');
  return {
    id: 'queue',
    title: vscode.l10n.t('Order of the queue'),
    intro: [vscode.l10n.t('The first lane that fits holds. Lanes are worked from 1 to 6.')],
    groups: [
      group('lanes', vscode.l10n.t('Lanes'), [
        byRegulation('E1', vscode.l10n.t('Lane {0}', 1), vscode.l10n.t('«Блокирует работу».'), bySubmission),
        byRegulation(
          'E2',
          vscode.l10n.t('Lane {0}', 2),
          vscode.l10n.t(
            '«Требует исправления» whose term is due soon or breached: {0}.',
            lane2Milestones.value.map(milestoneTitle).join(', '),
          ),
          vscode.l10n.t('By the nearest deadline.'),
        ),
        byRegulation(
          'E3',
          vscode.l10n.t('Lane {0}', 3),
          vscode.l10n.t('«Консультация» of any other priority.'),
          bySubmission,
        ),
        byRegulation(
          'E4',
          vscode.l10n.t('Lane {0}', 4),
          vscode.l10n.t('Paid «Доработка» and «Выполнение настройки».'),
          vscode.l10n.t('By the agreed date; without a date they come last.'),
        ),
        byRegulation(
          'E5',
          vscode.l10n.t('Lane {0}', 5),
          vscode.l10n.t('«Доработка» of at most {0} h.', limit),
          bySubmission,
        ),
        byRegulation('E6', vscode.l10n.t('Lane {0}', 6), vscode.l10n.t('Everything else.'), bySubmission),
        byRegulation(
          'E7',
          vscode.l10n.t('More than {0} h of work', limit),
          vscode.l10n.t(
            'Goes to the end of lane 6, unless the ticket is in lane {0}.',
            effortExemptLanes.value.map(String).join(', '),
          ),
        ),
        byRegulation(
          'E0',
          vscode.l10n.t('Outside the lanes'),
          vscode.l10n.t('Mode «{0}»: a queue of its own, by the time of submission.', onboardingMode.value),
          vscode.l10n.t('Resolved and closed tickets are in no queue.'),
        ),
        ours(
          'E8',
          vscode.l10n.t('Equal ones'),
          vscode.l10n.t('The earlier submitted one first, then the smaller number.'),
        ),
        ours(
          'E9',
          vscode.l10n.t('Waiting and assigned'),
          vscode.l10n.t('They keep their place, and «Take the Next Ticket» passes over them.'),
        ),
      ]),
      group('queueValues', vscode.l10n.t('Values that decide'), [
        valueEntry('queue.lane2Milestones', lane2Milestones, [lane2Milestones.value.map(milestoneTitle).join(', ')]),
        valueEntry('queue.effortLimitHours', effortLimitHours, [vscode.l10n.t('{0} h', limit)]),
        valueEntry('queue.effortExemptLanes', effortExemptLanes, [
          effortExemptLanes.value.map(String).join(', ') || vscode.l10n.t('none'),
        ]),
        valueEntry('queue.paidValue', paidValue, [`«${paidValue.value}»`]),
        valueEntry('queue.onboardingMode', onboardingMode, [`«${onboardingMode.value}»`]),
      ]),
    ],
  };
}
