import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import { RELATION_TYPES, relationName, type RelationName } from '../../../mantis/relationType';
import type { Term } from '../../../tickets/ticket';

/** A type of relations as it reads before the other ticket's number. */
function relationLabel(name: RelationName): string {
  switch (name) {
    case 'related-to':
      return vscode.l10n.t('related to');
    case 'parent-of':
      return vscode.l10n.t('parent of');
    case 'child-of':
      return vscode.l10n.t('child of');
    case 'duplicate-of':
      return vscode.l10n.t('duplicate of');
    case 'has-duplicate':
      return vscode.l10n.t('has duplicate');
  }
}

/** In the language of the interface where the type is known, else as the server calls it. */
export function labelOfType(type: Term): string {
  const name = relationName(type.id);
  return name === null ? singleLine(type.label, 60) : relationLabel(name);
}

export function relationChoices(): { readonly name: string; readonly label: string }[] {
  return RELATION_TYPES.map(({ name }) => ({ name, label: relationLabel(name) }));
}

/** The type behind a choice; `null` for anything else. */
export function chosenType(name: string): RelationName | null {
  return RELATION_TYPES.find(type => type.name === name)?.name ?? null;
}
