import * as vscode from 'vscode';
import type { PartName } from '../../../setup/risks/finding';

/** What the parts of a script are called, in the nominative. */
export const partNames: Readonly<Record<PartName, () => string>> = {
  state: () => vscode.l10n.t({ message: 'state', args: [], comment: ['part of a setup script'] }),
  transition: () => vscode.l10n.t({ message: 'transition', args: [], comment: ['part of a setup script'] }),
  timer: () => vscode.l10n.t({ message: 'timer', args: [], comment: ['part of a setup script'] }),
  action: () => vscode.l10n.t({ message: 'action', args: [], comment: ['part of a setup script'] }),
  field: () => vscode.l10n.t({ message: 'field', args: [], comment: ['part of a setup script'] }),
  row: () => vscode.l10n.t({ message: 'row field', args: [], comment: ['part of a setup script'] }),
  column: () => vscode.l10n.t({ message: 'column field', args: [], comment: ['part of a setup script'] }),
  measure: () => vscode.l10n.t({ message: 'measure', args: [], comment: ['part of a setup script'] }),
  filter: () => vscode.l10n.t({ message: 'filter', args: [], comment: ['part of a setup script'] }),
  sorting: () => vscode.l10n.t({ message: 'sorting', args: [], comment: ['part of a setup script'] }),
  segment: () => vscode.l10n.t({ message: 'segment', args: [], comment: ['part of a setup script'] }),
  channel: () => vscode.l10n.t({ message: 'channel', args: [], comment: ['part of a setup script'] }),
  line: () => vscode.l10n.t({ message: 'delivery line', args: [], comment: ['part of a setup script'] }),
  folderColumn: () => vscode.l10n.t({ message: 'column', args: [], comment: ['part of a setup script'] }),
  task: () => vscode.l10n.t({ message: 'task', args: [], comment: ['part of a setup script'] }),
  registrationRule: () =>
    vscode.l10n.t({ message: 'registration rule', args: [], comment: ['part of a setup script'] }),
  mailbox: () => vscode.l10n.t({ message: 'mailbox', args: [], comment: ['part of a setup script'] }),
  number: () => vscode.l10n.t({ message: 'phone number', args: [], comment: ['part of a setup script'] }),
  queue: () => vscode.l10n.t({ message: 'call queue', args: [], comment: ['part of a setup script'] }),
  condition: () => vscode.l10n.t({ message: 'condition', args: [], comment: ['part of a setup script'] }),
  role: () => vscode.l10n.t({ message: 'role', args: [], comment: ['part of a setup script'] }),
  recipient: () => vscode.l10n.t({ message: 'recipient', args: [], comment: ['part of a setup script'] }),
  item: () => vscode.l10n.t({ message: 'item', args: [], comment: ['part of a setup script'] }),
};
