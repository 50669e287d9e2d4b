import * as vscode from 'vscode';

/** What fixed values of scripts mean, by the key that holds them. */
export const words: Readonly<Record<string, () => string>> = {
  'aggregate.sum': () => vscode.l10n.t({ message: 'sum', args: [], comment: ['value in a setup script'] }),
  'aggregate.avg': () => vscode.l10n.t({ message: 'average', args: [], comment: ['value in a setup script'] }),
  'aggregate.min': () => vscode.l10n.t({ message: 'minimum', args: [], comment: ['value in a setup script'] }),
  'aggregate.max': () => vscode.l10n.t({ message: 'maximum', args: [], comment: ['value in a setup script'] }),
  'aggregate.count': () => vscode.l10n.t({ message: 'count', args: [], comment: ['value in a setup script'] }),
  'aggregate.count-distinct': () =>
    vscode.l10n.t({ message: 'distinct count', args: [], comment: ['value in a setup script'] }),
  'aggregate.none': () => vscode.l10n.t({ message: 'no aggregate', args: [], comment: ['value in a setup script'] }),
  'period.day': () => vscode.l10n.t({ message: 'every day', args: [], comment: ['value in a setup script'] }),
  'period.week': () => vscode.l10n.t({ message: 'weekly', args: [], comment: ['value in a setup script'] }),
  'period.month': () => vscode.l10n.t({ message: 'monthly', args: [], comment: ['value in a setup script'] }),
  'period.quarter': () => vscode.l10n.t({ message: 'quarterly', args: [], comment: ['value in a setup script'] }),
  'day.monday': () => vscode.l10n.t({ message: 'Monday', args: [], comment: ['value in a setup script'] }),
  'day.tuesday': () => vscode.l10n.t({ message: 'Tuesday', args: [], comment: ['value in a setup script'] }),
  'day.wednesday': () => vscode.l10n.t({ message: 'Wednesday', args: [], comment: ['value in a setup script'] }),
  'day.thursday': () => vscode.l10n.t({ message: 'Thursday', args: [], comment: ['value in a setup script'] }),
  'day.friday': () => vscode.l10n.t({ message: 'Friday', args: [], comment: ['value in a setup script'] }),
  'day.saturday': () => vscode.l10n.t({ message: 'Saturday', args: [], comment: ['value in a setup script'] }),
  'day.sunday': () => vscode.l10n.t({ message: 'Sunday', args: [], comment: ['value in a setup script'] }),
  'day.all': () => vscode.l10n.t({ message: 'all days', args: [], comment: ['value in a setup script'] }),
  'direction.asc': () => vscode.l10n.t({ message: 'ascending', args: [], comment: ['value in a setup script'] }),
  'direction.desc': () => vscode.l10n.t({ message: 'descending', args: [], comment: ['value in a setup script'] }),
  'mode.manual': () => vscode.l10n.t({ message: 'by hand', args: [], comment: ['value in a setup script'] }),
  'mode.on-open': () => vscode.l10n.t({ message: 'when opened', args: [], comment: ['value in a setup script'] }),
  'mode.every': () => vscode.l10n.t({ message: 'at intervals', args: [], comment: ['value in a setup script'] }),
  'mode.schedule': () => vscode.l10n.t({ message: 'on schedule', args: [], comment: ['value in a setup script'] }),
  'holidays.next-working-day': () =>
    vscode.l10n.t({ message: 'next working day', args: [], comment: ['value in a setup script'] }),
  'holidays.previous-working-day': () =>
    vscode.l10n.t({ message: 'previous working day', args: [], comment: ['value in a setup script'] }),
  'holidays.same-day': () => vscode.l10n.t({ message: 'the same day', args: [], comment: ['value in a setup script'] }),
  'holidays.skip': () => vscode.l10n.t({ message: 'no delivery', args: [], comment: ['value in a setup script'] }),
  'comment.required': () => vscode.l10n.t({ message: 'required', args: [], comment: ['value in a setup script'] }),
};
