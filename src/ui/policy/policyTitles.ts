import * as vscode from 'vscode';
import type { MilestoneKey } from '../../regulation/policy/schema';
import { milestoneTitle, priorityTerm } from '../sla/terms';

/** What a value of the policy is called, and the number of its rule (docs/regulation/rules.md). */
export interface PolicyTitle {
  readonly title: string;
  readonly rule: string;
}

/**
 * @param path of names joined by dots, a milestone by its key: `milestones.blocker.assign.due`
 * @returns `null` for what needs no title, such as the insides of a value
 */
export function policyTitle(path: string): PolicyTitle | null {
  const plain = titles();
  if (Object.hasOwn(plain, path)) return plain[path] ?? null;
  const [root, priority, key, part] = path.split('.');
  if (root !== 'milestones' || !isPriority(priority)) return null;
  if (key === undefined) return { title: `«${priorityTerm[priority]}»`, rule: 'C0' };
  if (!isMilestone(key)) return null;
  if (part === undefined) return { title: milestoneTitle(key), rule: 'C0' };
  return milestonePart(part);
}

function milestonePart(part: string): PolicyTitle | null {
  switch (part) {
    case 'due':
      return { title: vscode.l10n.t('Term, from submission'), rule: 'C0' };
    case 'warn':
      return { title: vscode.l10n.t('Warn before it'), rule: 'C0' };
    case 'metBy':
      return { title: vscode.l10n.t('Met when'), rule: 'C0' };
    default:
      return null;
  }
}

function titles(): Readonly<Record<string, PolicyTitle>> {
  return {
    zone: { title: vscode.l10n.t('Time zone of the deadlines'), rule: 'B1' },
    workingHours: { title: vscode.l10n.t('Working hours'), rule: 'B1' },
    workingDays: { title: vscode.l10n.t('Working days'), rule: 'B1' },
    shortDays: { title: vscode.l10n.t('Shortened days end an hour earlier'), rule: 'B1' },
    clockStart: { title: vscode.l10n.t('What the terms count from'), rule: 'C9' },
    pauseStatuses: { title: vscode.l10n.t('Statuses that pause the terms'), rule: 'C10' },
    staffThreshold: { title: vscode.l10n.t('Access level from which somebody is staff'), rule: 'C2' },
    leadThreshold: { title: vscode.l10n.t('Access level from which somebody is a lead'), rule: 'A2' },
    robot: { title: vscode.l10n.t('The robot «ВЭллИИ»'), rule: 'G1' },
    'robot.users': { title: vscode.l10n.t('Accounts of the robot'), rule: 'C2' },
    'robot.noteMarker': { title: vscode.l10n.t('Mark of the robot’s comments'), rule: 'C2' },
    'robot.firstAnswer': { title: vscode.l10n.t('First answer of the robot'), rule: 'G1' },
    'mail.register': { title: vscode.l10n.t('A letter to the support becomes a ticket'), rule: 'H1' },
    terms: { title: vscode.l10n.t('What priorities, types and categories are called'), rule: 'A1' },
    'terms.priorities': { title: vscode.l10n.t('Priorities'), rule: 'A1' },
    'terms.types': { title: vscode.l10n.t('Types'), rule: 'A1' },
    'terms.categories': { title: vscode.l10n.t('Categories'), rule: 'A1' },
    milestones: { title: vscode.l10n.t('Terms by priority'), rule: 'C0' },
    queue: { title: vscode.l10n.t('Order of the queue'), rule: 'E' },
    'queue.lane2Milestones': { title: vscode.l10n.t('Terms that lift a ticket into lane 2'), rule: 'E2' },
    'queue.effortLimitHours': { title: vscode.l10n.t('Limit of effort, hours'), rule: 'E5, E7' },
    'queue.effortExemptLanes': { title: vscode.l10n.t('Lanes that a large effort does not move'), rule: 'E7' },
    'queue.paidValue': { title: vscode.l10n.t('Value of the field that marks paid work'), rule: 'E4' },
    'queue.onboardingMode': { title: vscode.l10n.t('Mode whose tickets have a queue of their own'), rule: 'E0' },
    template: { title: vscode.l10n.t('Parts of the registration template'), rule: 'F' },
  };
}

function isPriority(name: string | undefined): name is keyof typeof priorityTerm {
  return name !== undefined && Object.hasOwn(priorityTerm, name);
}

const milestoneKeys: readonly string[] = ['assign', 'start', 'plan', 'resolve', 'queue', 'deliver'];

function isMilestone(name: string): name is MilestoneKey {
  return milestoneKeys.includes(name);
}
