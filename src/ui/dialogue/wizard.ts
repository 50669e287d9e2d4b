import * as vscode from 'vscode';

export interface Answer<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

export interface Step<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly Answer<T>[];
  readonly hasBack: boolean;
  /** What typed text becomes; nothing where only a listed item may be taken. */
  readonly typed?: (text: string) => Answer<T>;
}

/** One step of a dialogue: the value chosen, a step back, or the end of it all. */
export type Picked<T> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

/** Asks one step. An item without a value only informs and keeps the list open. */
export function ask<T>(step: Step<T>): Promise<Picked<T>> {
  const pick = vscode.window.createQuickPick<Answer<T>>();
  pick.title = step.title;
  pick.placeholder = step.placeholder;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.items = step.items;
  pick.buttons = step.hasBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<Picked<T>>(resolve => {
    const end = (picked: Picked<T>): void => {
      resolve(picked);
      pick.dispose();
    };
    pick.onDidChangeValue(text => {
      if (!step.typed) return;
      const typed = text.trim() === '' ? undefined : step.typed(text.trim());
      // Last, because VS Code tells the accepted item by its position: one put before the others would shift them under
      // the hands of somebody who types fast.
      pick.items = typed ? [...step.items, typed] : step.items;
      if (typed) pick.activeItems = [typed];
    });
    pick.onDidTriggerButton(() => end({ kind: 'back' }));
    pick.onDidAccept(() => {
      // Enter may come before the typed text has made its item.
      const text = pick.value.trim();
      const item = pick.selectedItems[0] ?? (text === '' ? undefined : step.typed?.(text));
      if (item && 'value' in item) end({ kind: 'value', value: item.value });
    });
    pick.onDidHide(() => end({ kind: 'cancelled' }));
    pick.show();
  });
}
