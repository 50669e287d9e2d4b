import type { PanelModel } from './model';
import { minutesIn } from './minutes';
import { excessOf } from './noteText';
import { missingFields } from './statusFields';

/** Why nothing would be sent now. */
export type SendBlock =
  'notReady' | 'busy' | 'blocked' | 'undecided' | 'uncertain' | 'files' | 'tooLong' | 'time' | 'missing' | 'nothing';

export function sendBlock(model: PanelModel): SendBlock | null {
  const { panel, composer, conflict, request } = model;
  if (panel?.phase !== 'ready' || !composer.isKnown) return 'notReady';
  if (
    request !== null ||
    model.delay !== null ||
    panel.sending.phase === 'sending' ||
    panel.sending.phase === 'elsewhere'
  )
    return 'busy';
  if (panel.composer.blockedReason !== null) return 'blocked';
  if (conflict !== null) return 'undecided';
  if (panel.sending.phase === 'uncertain') return 'uncertain';
  const { pending } = panel.files;
  // A file that is still arriving would be left behind, and one that Mantis refuses would stop the rest half-way.
  if (model.arriving.length > 0 || pending.some(({ objection }) => objection !== null)) return 'files';
  if (excessOf(composer.text) > 0) return 'tooLong';
  if (isTimeUnreadable(model)) return 'time';
  if (missingFields(model).length > 0) return 'missing';
  const hasNote = composer.text.trim() !== '' || (composer.minutes ?? 0) > 0;
  const isNothing = !hasNote && composer.statusAfter === null && pending.length === 0;
  return isNothing ? 'nothing' : null;
}

/** Something is typed as time that is none. */
export function isTimeUnreadable({ writing: { timeText } }: PanelModel): boolean {
  return timeText !== null && minutesIn(timeText) === null;
}

/** While a reply is under way its text stands still. */
export function isLocked(model: PanelModel): boolean {
  const { panel, composer, conflict, request, delay } = model;
  const isSending = panel?.phase === 'ready' && panel.sending.phase === 'sending';
  return !composer.isKnown || request !== null || delay !== null || isSending || conflict?.isDecided === true;
}
