import * as vscode from 'vscode';
import type { Duration } from '../../regulation/duration';
import type { MilestoneEvent, Policy } from '../../regulation/policy/schema';
import { amountInUnit } from '../sla/units';

export function durationText({ amount, unit }: Duration): string {
  return amountInUnit(amount, unit);
}

export function yesOrNo(value: boolean): string {
  return value ? vscode.l10n.t('yes') : vscode.l10n.t('no');
}

export function workingDaysText(value: Policy['workingDays']['value']): string {
  return value === 'productionCalendar'
    ? vscode.l10n.t('by the production calendar, with moved days off and working Saturdays')
    : vscode.l10n.t('Monday to Friday');
}

/** The events that meet a term; the first of them does. */
export function metByLines(events: readonly MilestoneEvent[]): readonly string[] {
  return events.map((event, index) => (index === 0 ? eventText(event) : vscode.l10n.t('or {0}', eventText(event))));
}

function eventText(event: MilestoneEvent): string {
  switch (event.event) {
    case 'handlerSet':
      return vscode.l10n.t('a handler is set');
    case 'staffStatus':
      return event.atLeast === 'confirmed'
        ? vscode.l10n.t('staff set the status «confirmed» or a later one')
        : vscode.l10n.t('staff set the status «acknowledged» or a later one');
    case 'staffNote':
      return event.afterAssignment
        ? vscode.l10n.t('staff comment publicly after the first assignment')
        : vscode.l10n.t('staff comment publicly');
    case 'staffTargetVersion':
      return vscode.l10n.t('staff set a target version');
    case 'resolved':
      return vscode.l10n.t('the ticket is resolved');
  }
}
