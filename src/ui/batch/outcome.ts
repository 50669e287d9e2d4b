import * as vscode from 'vscode';
import type { MantisError } from '../../mantis/errors';
import type { WriteOutcome } from '../../mantis/writer';
import type { Ticket } from '../../tickets/ticket';
import { describeMantisError } from '../errors/describeMantisError';
import type { ServerSession } from '../session/serverSession';

/** What a step of a batch did to one ticket. */
export interface Outcome {
  /** As it is afterwards, when that is known. */
  readonly ticket: Ticket | null;
  /** How it is undone; `null` when nothing was done, or there is no way back. */
  readonly takeBack: TakeBack | null;
  /** What went wrong, in words; `null` when nothing did. */
  readonly trouble: string | null;
}

/** Undoes what was done to one ticket. */
export type TakeBack = (session: ServerSession) => Promise<Outcome>;

export interface Trouble {
  readonly ticketId: number;
  readonly text: string;
}

export function failure(trouble: string): Outcome {
  return { ticket: null, takeBack: null, trouble };
}

/** The outcome of a single write. */
export function outcomeOfWrite(outcome: WriteOutcome, takeBack: TakeBack | null): Outcome {
  switch (outcome.kind) {
    case 'confirmed':
      return { ticket: outcome.ticket, takeBack, trouble: null };
    case 'uncertain':
      return failure(doubtText(outcome.error));
    case 'rejected':
      return failure(
        outcome.written.length === 0
          ? errorText(outcome.error)
          : vscode.l10n.t('changed in part only, look at the ticket: {0}', errorText(outcome.error)),
      );
  }
}

export function errorText(error: MantisError): string {
  const { message, detail } = describeMantisError(error);
  return detail === null ? message : `${message} ${detail}`;
}

function doubtText(error: MantisError): string {
  return vscode.l10n.t('it is not known whether it landed, look at the ticket: {0}', errorText(error));
}
