import * as vscode from 'vscode';
import type { MantisError } from '../../mantis/errors';
import type { WriteOutcome } from '../../mantis/writer';
import type { Ticket } from '../../tickets/ticket';
import { errorText } from '../errors/errorText';
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
      return doubt(outcome.error);
    case 'rejected':
      return refusal(outcome.error, outcome.written);
  }
}

/** A write that may have landed or not. */
export function doubt(error: MantisError): Outcome {
  return failure(vscode.l10n.t('it is not known whether it landed, look at the ticket: {0}', errorText(error)));
}

/** @param written the fields that landed all the same */
export function refusal(error: MantisError, written: readonly string[]): Outcome {
  return failure(
    written.length === 0
      ? errorText(error)
      : vscode.l10n.t('changed in part only, look at the ticket: {0}', errorText(error)),
  );
}
