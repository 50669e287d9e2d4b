import * as vscode from 'vscode';
import type { Standing } from '../../regulation/reclassification/effect';
import { queueReasonText } from './queueReason';
import { milestoneTitle } from './terms';
import { moscowTime } from './timeText';

/** Lane, reason and place in the queue. */
export function standingText({ place, position }: Standing, now: number): string {
  const lane = queueReasonText(place, now);
  return position === null ? lane : vscode.l10n.t('{0}, place {1}', lane, position);
}

/** What is still due, and when. */
export function duesText({ sla }: Standing, now: number): string {
  return sla.milestones
    .filter(({ metAt }) => metAt === null)
    .map(({ key, due, state }) => {
      const text = `${milestoneTitle(key)}: ${moscowTime(due, now)}`;
      return state === 'breached' ? vscode.l10n.t('{0} (already past)', text) : text;
    })
    .join('; ');
}
