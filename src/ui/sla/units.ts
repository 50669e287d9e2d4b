import * as vscode from 'vscode';
import type { DurationUnit } from '../../regulation/duration';

/**
 * Amounts with their unit. Russian has three plural forms; each is a string of its own, told apart by the comment,
 * which is part of the key in the bundle.
 */
export function amountInUnit(amount: number, unit: DurationUnit): string {
  return forms[unit](amount, pluralForm(amount));
}

type Plural = 'one' | 'few' | 'many';

function pluralForm(amount: number): Plural {
  const category = new Intl.PluralRules('ru').select(amount);
  return category === 'one' || category === 'few' ? category : 'many';
}

const forms: Readonly<Record<DurationUnit, (amount: number, form: Plural) => string>> = {
  workingMinutes: (n, form) =>
    ({
      one: vscode.l10n.t({ message: '{0} working minute', args: [n], comment: ['one'] }),
      few: vscode.l10n.t({ message: '{0} working minutes', args: [n], comment: ['few'] }),
      many: vscode.l10n.t({ message: '{0} working minutes', args: [n], comment: ['many'] }),
    })[form],
  workingHours: (n, form) =>
    ({
      one: vscode.l10n.t({ message: '{0} working hour', args: [n], comment: ['one'] }),
      few: vscode.l10n.t({ message: '{0} working hours', args: [n], comment: ['few'] }),
      many: vscode.l10n.t({ message: '{0} working hours', args: [n], comment: ['many'] }),
    })[form],
  minutes: (n, form) =>
    ({
      one: vscode.l10n.t({ message: '{0} minute', args: [n], comment: ['one'] }),
      few: vscode.l10n.t({ message: '{0} minutes', args: [n], comment: ['few'] }),
      many: vscode.l10n.t({ message: '{0} minutes', args: [n], comment: ['many'] }),
    })[form],
  hours: (n, form) =>
    ({
      one: vscode.l10n.t({ message: '{0} hour', args: [n], comment: ['one'] }),
      few: vscode.l10n.t({ message: '{0} hours', args: [n], comment: ['few'] }),
      many: vscode.l10n.t({ message: '{0} hours', args: [n], comment: ['many'] }),
    })[form],
  days: (n, form) =>
    ({
      one: vscode.l10n.t({ message: '{0} day', args: [n], comment: ['one'] }),
      few: vscode.l10n.t({ message: '{0} days', args: [n], comment: ['few'] }),
      many: vscode.l10n.t({ message: '{0} days', args: [n], comment: ['many'] }),
    })[form],
  months: (n, form) =>
    ({
      one: vscode.l10n.t({ message: '{0} month', args: [n], comment: ['one'] }),
      few: vscode.l10n.t({ message: '{0} months', args: [n], comment: ['few'] }),
      many: vscode.l10n.t({ message: '{0} months', args: [n], comment: ['many'] }),
    })[form],
  years: (n, form) =>
    ({
      one: vscode.l10n.t({ message: '{0} year', args: [n], comment: ['one'] }),
      few: vscode.l10n.t({ message: '{0} years', args: [n], comment: ['few'] }),
      many: vscode.l10n.t({ message: '{0} years', args: [n], comment: ['many'] }),
    })[form],
};
