import * as vscode from 'vscode';
import { closingChange, duplicateRelation, duplicateResolution, type DuplicatePlan } from '../../mantis/duplicate';
import { reaches } from '../../mantis/thresholds';
import type { StatusChoice } from '../../mantis/transitions';
import type { FieldView } from '../../protocol/fields';
import { duplicateNote } from '../../tickets/duplicateNote';
import type { Term, Ticket } from '../../tickets/ticket';
import { quickPickLabel } from '../commands/quickPickLabel';
import { ask } from '../dialogue/wizard';
import { deniedText } from '../errors/deniedStatus';
import type { ServerSession } from '../session/serverSession';
import { alongWith, mayFill, resolutionKey, statusFields } from '../ticketPanel/fields/statusFields';
import { labelOfType } from '../ticketPanel/links/relationLabels';

/** What the person wants, or in words why it cannot be; `null` when they think better of it. */
export type Asked =
  | { readonly kind: 'plan'; readonly plan: DuplicatePlan; readonly statusLabel: string }
  | { readonly kind: 'blocked'; readonly reason: string }
  | null;

/** Asks how a ticket is closed as a duplicate: status, what the status demands, reason, and who sees the reason. */
export async function askDuplicate(ticket: Ticket, original: Ticket, session: ServerSession): Promise<Asked> {
  const reason = objection(ticket, original, session);
  if (reason !== null) return { kind: 'blocked', reason };
  const statuses = closingStatuses(ticket, session);
  const [first] = statuses.possible;
  if (first === undefined) return { kind: 'blocked', reason: statuses.denied };
  const status = statuses.possible.length === 1 ? first : await askStatus(statuses.possible);
  if (status === null) return null;
  const values = await askFields(ticket, session, status.id);
  if (values === null) return null;
  const along = alongWith(ticket, session, status.id, values);
  if (!along.ok) return { kind: 'blocked', reason: along.error };
  const text = await askReason(ticket, original);
  if (text === null) return null;
  const isPrivate = await askPrivacy(ticket, original, session);
  if (isPrivate === null) return null;
  const plan: DuplicatePlan = {
    ticketId: ticket.id,
    originalId: original.id,
    note: { text, isPrivate },
    change: closingChange(ticket, status.id, along.value),
  };
  return { kind: 'plan', plan, statusLabel: status.label };
}

/** What speaks against it before anything is asked. */
function objection(ticket: Ticket, original: Ticket, session: ServerSession): string | null {
  if (ticket.id === original.id) return vscode.l10n.t('A ticket is no duplicate of itself.');
  if (session.isResolved(ticket)) return vscode.l10n.t('Ticket #{0} is resolved already.', String(ticket.id));
  const present = ticket.relationships?.find(({ other }) => other.id === original.id);
  if (present !== undefined && duplicateRelation(ticket, original.id) === null) {
    return vscode.l10n.t(
      'The tickets are related already: {0} #{1}. Delete that relation first; Mantis keeps only one between two tickets.',
      labelOfType(present.type),
      String(original.id),
    );
  }
  const { thresholds, myAccessLevel } = session.dictionaryOf(ticket.project.id);
  if (!reaches(myAccessLevel, thresholds.updateBug)) {
    return vscode.l10n.t('Your access level may not change relations here.');
  }
  return reaches(myAccessLevel, thresholds.addNote)
    ? null
    : vscode.l10n.t('Your access level may not comment on tickets here.');
}

interface Closing {
  readonly possible: readonly Term[];
  /** Why there is none. */
  readonly denied: string;
}

function closingStatuses(ticket: Ticket, session: ServerSession): Closing {
  const { resolvedFrom } = session.dictionaryOf(ticket.project.id).specialStatuses;
  const choices = session.allowedStatuses(ticket).filter(({ status }) => status.id >= resolvedFrom);
  const isPossible = (choice: StatusChoice): boolean =>
    choice.allowed || (choice.reason.kind === 'requiredField' && mayFill(ticket, session, choice.status.id));
  const reasons = choices.flatMap(choice =>
    choice.allowed ? [] : [`${quickPickLabel(choice.status.label)}: ${deniedText(choice.reason)}`],
  );
  return {
    possible: choices.filter(isPossible).map(({ status }) => status),
    denied: vscode.l10n.t('The ticket cannot be closed now. {0}', reasons.join('; ')),
  };
}

async function askStatus(statuses: readonly Term[]): Promise<Term | null> {
  const picked = await ask<Term>({
    title: vscode.l10n.t('Close as Duplicate'),
    placeholder: vscode.l10n.t('Which status shall the duplicate get?'),
    hasBack: false,
    items: statuses.map(status => ({ label: quickPickLabel(status.label), value: status })),
  });
  return picked.kind === 'value' ? picked.value : null;
}

/** Values by the fields' keys; `null` when the person has cancelled. */
async function askFields(
  ticket: Ticket,
  session: ServerSession,
  statusId: number,
): Promise<Readonly<Record<string, string>> | null> {
  const values: Record<string, string> = {};
  const meant = duplicateResolution(session.dictionaryOf(ticket.project.id));
  for (const field of statusFields(ticket, session, statusId)) {
    const isResolution = field.key === resolutionKey;
    const known = isResolution && field.options.find(({ value }) => value === String(meant?.id ?? ''));
    const value = known ? known.value : await askField(field);
    if (value === null) return null;
    values[field.key] = value;
  }
  return values;
}

async function askField({ label, kind, options }: FieldView): Promise<string | null> {
  const placeholder = vscode.l10n.t('The status demands this field');
  if (kind === 'choice' || kind === 'choices') {
    const items = options.map(option => ({ label: quickPickLabel(option.label), value: option.value }));
    const picked = await ask<string>({ title: quickPickLabel(label), placeholder, hasBack: false, items });
    return picked.kind === 'value' ? picked.value : null;
  }
  const typed = await vscode.window.showInputBox({
    title: quickPickLabel(label),
    prompt: placeholder,
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? placeholder : undefined),
  });
  return typed ?? null;
}

async function askReason(ticket: Ticket, original: Ticket): Promise<string | null> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Close #{0} as a duplicate of #{1}', String(ticket.id), String(original.id)),
    prompt: vscode.l10n.t('The reason, as a comment in ticket #{0}', String(ticket.id)),
    value: duplicateNote(original.id, isSameCustomer(ticket, original)),
    ignoreFocusOut: true,
    validateInput: text =>
      text.trim() === ''
        ? vscode.l10n.t('Say why: the customer must not find the ticket closed without a word.')
        : undefined,
  });
  return typed === undefined ? null : typed.trim();
}

async function askPrivacy(ticket: Ticket, original: Ticket, session: ServerSession): Promise<boolean | null> {
  const { thresholds, myAccessLevel } = session.dictionaryOf(ticket.project.id);
  if (!reaches(myAccessLevel, thresholds.privateNote)) return false;
  const isPublicFirst = isSameCustomer(ticket, original);
  const items = [
    {
      label: vscode.l10n.t('Public comment'),
      description: vscode.l10n.t('the customer reads it'),
      iconPath: new vscode.ThemeIcon('comment'),
      value: false,
    },
    {
      label: vscode.l10n.t('Private comment'),
      description: vscode.l10n.t('only the department reads it'),
      iconPath: new vscode.ThemeIcon('lock'),
      value: true,
    },
  ];
  const picked = await ask<boolean>({
    title: vscode.l10n.t('Who may read the reason?'),
    placeholder: isPublicFirst
      ? vscode.l10n.t('Both tickets are of one customer')
      : vscode.l10n.t('#{0} belongs to another customer, who cannot be looked up by this one', String(original.id)),
    hasBack: false,
    items: isPublicFirst ? items : items.toReversed(),
  });
  return picked.kind === 'value' ? picked.value : null;
}

export function isSameCustomer(ticket: Ticket, original: Ticket): boolean {
  return ticket.customer !== null && ticket.customer === original.customer;
}
