import * as vscode from 'vscode';
import type { NoticeView, SetupWebviewMessage } from '../../protocol/setupPanel';
import { applyFitting, applyOperation } from '../../setup/documents/edit';
import type { Operation } from '../../setup/documents/operation';
import type { SetupDocument } from '../../setup/documents/setupFile';
import { refuseChange, takeUpChange } from '../../setup/editing/acceptance';
import { operationFor } from '../../setup/editing/cellValue';
import { rowOperation } from '../../setup/editing/rows';
import type { Kinds } from '../../setup/kinds/kinds';
import { proposeOperations } from '../../setup/proposals/proposal';
import type { FileReview } from '../../setup/review/reviewFile';
import { text } from '../../setup/workspace/script';
import { operationProblemText } from '../setup/text/problemText';
import { notice } from './notices';
import type { Proposal } from './proposal';

export type EditMessage = Extract<
  SetupWebviewMessage,
  { type: 'accept' | 'acceptRisk' | 'chooseTarget' | 'takeAlong' | 'renameInside' | 'setValue' | 'row' }
>;

export interface EditedWith {
  readonly proposal: Proposal;
  readonly review: FileReview;
  /** What is left to rename in the file itself. */
  readonly inside: readonly Operation[];
  readonly kinds: Kinds;
}

/** Carries out what a person changed in the list or in the form; `null` when it is done, else what is in the way. */
export function edit(message: EditMessage, using: EditedWith): NoticeView | null {
  switch (message.type) {
    case 'accept':
      return message.isAccepted ? takeUp(message.id, using) : refuse(message.id, using);
    case 'acceptRisk':
      return acceptRisk(message, using);
    case 'chooseTarget':
      return chooseTarget(message, using);
    case 'takeAlong':
      return takeAlong(message, using);
    case 'renameInside':
      return renameInside(using);
    case 'setValue':
      return setValue(message, using);
    case 'row':
      return changeRow(message, using);
  }
}

/** Carries operations from outside out on a proposal, all or none; what is wrong with them, in words. */
export function propose(proposal: Proposal, operations: unknown): string | null {
  const proposed = proposeOperations(proposal.result, operations);
  if (proposed.ok) {
    proposal.replaceBy(proposed.value.file.text, { from: 'assistant' });
    return null;
  }
  return proposed.error.kind === 'doesNotFit'
    ? operationProblemText(proposed.error.problem)
    : vscode.l10n.t('What was proposed is no list of changes of a script.');
}

function refuse(id: string, { proposal, review, kinds }: EditedWith): NoticeView | null {
  const { base, result, present } = proposal;
  if (base === null) return null;
  const next = refuseChange(present, id, { base, result, review, kinds });
  if (next.ok) proposal.change(next.value);
  return next.ok
    ? null
    : inText(vscode.l10n.t('The other changes cannot do without it: {0}', operationProblemText(next.error.problem)));
}

function takeUp(id: string, { proposal }: EditedWith): NoticeView | null {
  const next = takeUpChange(proposal.present, id, proposal.result);
  if (next.ok) proposal.change(next.value);
  return next.ok
    ? null
    : inText(vscode.l10n.t('The change does not fit any more: {0}', operationProblemText(next.error.problem)));
}

function acceptRisk(
  { risk, isAccepted }: Extract<EditMessage, { type: 'acceptRisk' }>,
  { proposal }: EditedWith,
): null {
  const { present } = proposal;
  const others = present.acceptedRisks.filter(one => one !== risk);
  proposal.change({ ...present, acceptedRisks: isAccepted ? [...others, risk] : others });
  return null;
}

function chooseTarget(
  { script, state, target }: Extract<EditMessage, { type: 'chooseTarget' }>,
  { proposal }: EditedWith,
): null {
  const { present } = proposal;
  const others = present.stateTargets.filter(one => one.script !== script || one.state !== state);
  proposal.change({ ...present, stateTargets: target === '' ? others : [...others, { script, state, target }] });
  return null;
}

function takeAlong({ paths, isTaken }: Extract<EditMessage, { type: 'takeAlong' }>, { proposal }: EditedWith): null {
  const { present } = proposal;
  const others = present.along.filter(path => !paths.includes(path));
  proposal.change({ ...present, along: isTaken ? [...others, ...paths] : others });
  return null;
}

function renameInside({ proposal, inside }: EditedWith): NoticeView | null {
  const edited = applyFitting(proposal.result, inside);
  proposal.change({ ...proposal.present, text: edited.file.text });
  const [refused] = edited.refused;
  return refused === undefined ? null : inText(operationProblemText(refused.problem));
}

function setValue(message: Extract<EditMessage, { type: 'setValue' }>, { proposal }: EditedWith): NoticeView | null {
  const document = documentOf(message, proposal);
  if (document === undefined) return movedNotice();
  const operation = operationFor(document.index, document.value, message.path, message.text);
  if (!operation.ok) return notice('warning', vscode.l10n.t('A number is expected here: {0}', message.text));
  return operation.value === null ? null : carryOut(operation.value, proposal);
}

function changeRow(message: Extract<EditMessage, { type: 'row' }>, { proposal, kinds }: EditedWith): NoticeView | null {
  const document = documentOf(message, proposal);
  if (document === undefined) return movedNotice();
  const pattern = message.path.map(part => (typeof part === 'number' ? '*' : part)).join('.');
  const by = kinds.of(text(document.value, 'kind')).rules.identities[pattern];
  const operation = rowOperation(document.index, document.value, message.path, message.index, message.action, by);
  return operation === null ? null : carryOut(operation, proposal);
}

/** An answer to an older state may mean another place: it is not carried out. */
function documentOf(
  { rev, document }: { readonly rev: number; readonly document: number },
  proposal: Proposal,
): SetupDocument | undefined {
  return rev === proposal.rev ? proposal.result.documents[document] : undefined;
}

function carryOut(operation: Operation, proposal: Proposal): NoticeView | null {
  const edited = applyOperation(proposal.result, operation);
  if (!edited.ok) return inText(operationProblemText(edited.error));
  proposal.change({ ...proposal.present, text: edited.value.file.text });
  return null;
}

function movedNotice(): NoticeView {
  return notice('info', vscode.l10n.t('The script has changed meanwhile. Look at it and repeat the last edit.'));
}

function inText(message: string): NoticeView {
  return notice('warning', message, [], [{ action: 'openText', label: vscode.l10n.t('Show the text') }]);
}
