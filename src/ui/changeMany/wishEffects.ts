import * as vscode from 'vscode';
import { effectsOf } from '../../regulation/reclassification/effect';
import { ticketFacts } from '../../tickets/facts';
import type { Ticket } from '../../tickets/ticket';
import { quickPickLabel } from '../commands/quickPickLabel';
import type { Answer } from '../dialogue/wizard';
import type { ServerSession } from '../session/serverSession';
import { standingText } from '../sla/standingText';
import type { Wish } from './wish';

/** Per ticket: where it stands now, and where it would stand (RULES E4, E5, E7). Informs, offers nothing. */
export function wishEffects(
  tickets: readonly Ticket[],
  facts: NonNullable<Wish['facts']>,
  session: ServerSession,
): readonly Answer<never>[] {
  const now = session.now();
  const changes = tickets.map(ticket => {
    const before = ticketFacts(ticket);
    return { before, after: facts(before), context: session.contextOf(ticket) };
  });
  const effects = effectsOf(changes, session.places(), session.regulation, now);
  return tickets.flatMap((ticket, index): Answer<never>[] => {
    const effect = effects[index];
    if (effect === undefined) return [];
    return [
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      { label: quickPickLabel(`#${ticket.id} ${ticket.summary}`), iconPath: new vscode.ThemeIcon('arrow-swap') },
      { label: vscode.l10n.t('Before: {0}', standingText(effect.before, now)) },
      { label: vscode.l10n.t('After: {0}', standingText(effect.after, now)) },
    ];
  });
}
