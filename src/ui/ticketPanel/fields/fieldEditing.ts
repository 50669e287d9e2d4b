import * as vscode from 'vscode';
import type { Conflict } from '../../../mantis/errors';
import { decided, flatten, toFieldValues, type FieldValues } from '../../../mantis/fields';
import type { WriteOutcome } from '../../../mantis/writer';
import type { FieldsView, FieldValuesText, FieldWebviewMessage } from '../../../protocol/fields';
import type { ActionKey, ProblemView } from '../../../protocol/problem';
import { actionButton } from '../../errors/actionLabels';
import { describeMantisError } from '../../errors/describeMantisError';
import type { FeedState, TicketFeed } from '../ticketFeed';
import { conflictRows } from './conflictRows';
import { editableFields } from './editableFields';
import { fieldObjection } from './fieldObjection';
import { changed, keyOfName, storedTexts, valuesOf } from './fieldText';
import { seenValues } from './seenValues';

export interface FieldEditingDeps {
  readonly ticketId: number;
  readonly feed: Pick<TicketFeed, 'current' | 'connected' | 'take' | 'refresh'>;
  /** Something other than the ticket itself is to be shown. */
  readonly onChange: () => void;
}

type Shown = Extract<FeedState, { kind: 'shown' }>;

/** An edit that met a colleague's: it waits for the person to decide. */
interface Open {
  readonly id: string;
  readonly base: FieldValues;
  readonly changes: FieldValues;
  readonly conflict: Conflict;
}

/**
 * Changes fields of one ticket: only what the person changed, only over what they saw. What a colleague changed meanwhile
 * elsewhere merges by itself; where both changed the same field nothing is written until the person has decided.
 */
export class FieldEditing {
  private saving: FieldsView['saving'] = { phase: 'idle' };
  private open: Open | null = null;

  constructor(private readonly deps: FieldEditingDeps) {}

  view({ ticket, session, isConnected }: Shown): FieldsView {
    return { fields: editableFields(ticket, session, isConnected), saving: this.saving };
  }

  async handle(message: Exclude<FieldWebviewMessage, { type: 'decideSending' }>): Promise<void> {
    if (this.saving.phase === 'saving') return;
    switch (message.type) {
      case 'saveFields':
        return this.save(message.id, message.base, message.values);
      case 'decideFields':
        return this.decide(message.choices);
      case 'closeFieldsResult':
        this.open = null;
        this.become({ phase: 'idle' });
    }
  }

  private async save(id: string, base: FieldValuesText, values: FieldValuesText): Promise<void> {
    const { current, connected: session } = this.deps.feed;
    if (current.kind !== 'shown' || session === null) return;
    const fields = editableFields(current.ticket, session, true);
    const changes = storedTexts(changed(base, values), fields);
    const objection = fieldObjection(changes, fields, current.ticket, session.dictionaryOf(current.ticket.project.id));
    if (objection !== null) {
      this.become({ phase: 'failed', problem: { message: objection, detail: null, actions: [] } });
      return;
    }
    if (Object.keys(changes).length === 0) {
      this.become({ phase: 'saved', id });
      return;
    }
    const seen = Object.fromEntries(Object.keys(changes).map(key => [key, base[key] ?? '']));
    await this.write({ id, base: seenValues(seen, fields, current.ticket), changes: valuesOf(changes) });
  }

  private async write(edit: Omit<Open, 'conflict'>): Promise<void> {
    const { connected: session } = this.deps.feed;
    if (session === null) return;
    this.open = null;
    this.become({ phase: 'saving' });
    const outcome = await session.writer.changeFields(this.deps.ticketId, edit.base, edit.changes);
    if (outcome.kind === 'confirmed') {
      this.saving = { phase: 'saved', id: edit.id };
      this.deps.feed.take(outcome.ticket);
      this.deps.onChange();
      return;
    }
    // Whatever is shown now is no longer what the server has.
    await this.deps.feed.refresh();
    this.become(this.unsaved(outcome, edit));
  }

  private unsaved(outcome: Exclude<WriteOutcome, { kind: 'confirmed' }>, edit: Omit<Open, 'conflict'>) {
    const { error } = outcome;
    const { current } = this.deps.feed;
    if (error.kind === 'conflict' && error.fields.length > 0 && current.kind === 'shown') {
      this.open = { ...edit, conflict: error };
      const { ticket, session } = current;
      const rows = conflictRows(
        error.fields,
        editableFields(ticket, session, true),
        session.dictionaryOf(ticket.project.id),
      );
      return { phase: 'conflict' as const, rows, wasLost: error.wrote };
    }
    const problem = outcome.kind === 'uncertain' ? doubt(error) : describeMantisError(error);
    return { phase: 'failed' as const, problem };
  }

  /** What the person decided is written over what they have been shown, and over nothing else. */
  private async decide(choices: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<void> {
    const { open } = this;
    if (open === null) return;
    const isMine = (field: string): boolean => choices[keyOfName(field)] === 'mine';
    const { base, changes } = decided(flatten(open.base), flatten(open.changes), open.conflict.fields, isMine);
    await this.write({ id: open.id, base: toFieldValues(base), changes: toFieldValues(changes) });
  }

  private become(saving: FieldsView['saving']): void {
    this.saving = saving;
    this.deps.onChange();
  }
}

function doubt(error: Extract<WriteOutcome, { kind: 'uncertain' }>['error']): ProblemView {
  const actions: readonly ActionKey[] = ['refresh', 'openInBrowser'];
  return {
    message: vscode.l10n.t(
      'It is not known whether the change has reached Mantis. Saving again is safe: nothing is written twice.',
    ),
    detail: describeMantisError(error).message,
    actions: actions.map(actionButton),
  };
}
