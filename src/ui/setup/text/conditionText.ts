import * as vscode from 'vscode';
import type { ConditionTree } from '../../../setup/conditions/conditionTree';
import { isList } from '../../../setup/documents/value';
import { valueText } from './valueText';

/** What fields are called, where the script says so. */
export type FieldTitles = ReadonlyMap<string, string>;

/** A condition as a sentence: «Долг больше 0 и Состояние — не „Расторгнут“». */
export function conditionText(condition: ConditionTree, titles: FieldTitles = new Map()): string {
  return sentence(condition, titles, false);
}

function sentence(condition: ConditionTree, titles: FieldTitles, isInner: boolean): string {
  switch (condition.type) {
    case 'nothing':
      return vscode.l10n.t('without conditions');
    case 'not':
      return condition.part.type === 'compare'
        ? comparison(condition.part, titles, true)
        : vscode.l10n.t('not true that ({0})', sentence(condition.part, titles, false));
    case 'compare':
      return comparison(condition, titles, false);
    case 'all':
    case 'any': {
      if (condition.parts.length === 0) return vscode.l10n.t('without conditions');
      const parts = condition.parts.map(part => sentence(part, titles, true));
      const joined = parts.join(condition.type === 'all' ? vscode.l10n.t(' and ') : vscode.l10n.t(' or '));
      return isInner && parts.length > 1 ? `(${joined})` : joined;
    }
  }
}

type Comparison = ConditionTree & { readonly type: 'compare' };

function comparison({ field, operator, value }: Comparison, titles: FieldTitles, negated: boolean): string {
  const name = titles.get(field) ?? field;
  const text = isList(value) ? value.map(item => valueText(item)).join(', ') : valueText(value);
  const phrase = (negated ? negatedPhrases[operator] : phrases[operator]) ?? null;
  if (phrase !== null) return phrase(name, text);
  const plain = vscode.l10n.t('{0} {1} {2}', name, operator, text);
  return negated ? vscode.l10n.t('not true that ({0})', plain) : plain;
}

type Phrase = (name: string, value: string) => string;

const equal: Phrase = (name, value) => vscode.l10n.t('{0} is {1}', name, value);
const unequal: Phrase = (name, value) => vscode.l10n.t('{0} is not {1}', name, value);
const more: Phrase = (name, value) => vscode.l10n.t('{0} is more than {1}', name, value);
const less: Phrase = (name, value) => vscode.l10n.t('{0} is less than {1}', name, value);
const atLeast: Phrase = (name, value) => vscode.l10n.t('{0} is at least {1}', name, value);
const atMost: Phrase = (name, value) => vscode.l10n.t('{0} is at most {1}', name, value);
const oneOf: Phrase = (name, value) => vscode.l10n.t('{0} is one of: {1}', name, value);
const noneOf: Phrase = (name, value) => vscode.l10n.t('{0} is none of: {1}', name, value);
const contains: Phrase = (name, value) => vscode.l10n.t('{0} contains {1}', name, value);
const lacks: Phrase = (name, value) => vscode.l10n.t('{0} does not contain {1}', name, value);

const phrases: Readonly<Record<string, Phrase>> = {
  '=': equal,
  '!=': unequal,
  '>': more,
  '<': less,
  '>=': atLeast,
  '<=': atMost,
  in: oneOf,
  'not-in': noneOf,
  contains,
  'starts-with': (name, value) => vscode.l10n.t('{0} begins with {1}', name, value),
  'within-days': (name, value) => vscode.l10n.t('{0} comes within {1} days', name, value),
  'in-last': (name, value) => vscode.l10n.t('{0} is among the last {1}', name, value),
};

const negatedPhrases: Readonly<Record<string, Phrase>> = {
  '=': unequal,
  '!=': equal,
  '>': atMost,
  '<': atLeast,
  '>=': less,
  '<=': more,
  in: noneOf,
  'not-in': oneOf,
  contains: lacks,
};
