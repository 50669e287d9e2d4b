/** What keys do in the panel. By the key's place on the keyboard: the Russian layout is the usual one. */
export type ShortcutAction =
  | 'send'
  | 'sendNext'
  | 'sendResolve'
  | 'insertDraft'
  | 'next'
  | 'previous'
  | 'takeNext'
  | 'reply'
  | 'news'
  | 'quote'
  | 'preview'
  | 'markUnread'
  | 'help';

export interface Shortcut {
  readonly action: ShortcutAction;
  readonly code: string;
  readonly ctrl?: true;
  readonly shift?: true;
  readonly alt?: true;
}

export type Keys = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

export const shortcuts: readonly Shortcut[] = [
  { action: 'send', code: 'Enter', ctrl: true },
  { action: 'sendNext', code: 'Enter', ctrl: true, shift: true },
  { action: 'insertDraft', code: 'Enter', ctrl: true, alt: true },
  { action: 'sendResolve', code: 'Enter', alt: true },
  { action: 'next', code: 'ArrowDown', alt: true },
  { action: 'previous', code: 'ArrowUp', alt: true },
  { action: 'takeNext', code: 'KeyN', alt: true },
  { action: 'reply', code: 'KeyR', alt: true },
  { action: 'news', code: 'KeyJ', alt: true },
  { action: 'quote', code: 'KeyQ', alt: true },
  { action: 'preview', code: 'KeyP', alt: true },
  { action: 'markUnread', code: 'KeyU', alt: true },
  { action: 'help', code: 'Slash', ctrl: true },
];

/** @param isTyping the keys go into a text; then only those with Ctrl or Alt count. */
export function shortcutOf(keys: Keys, isTyping: boolean): ShortcutAction | null {
  if (keys.isComposing) return null;
  if (!isTyping && keys.key === '?' && !keys.ctrlKey && !keys.altKey) return 'help';
  const code = keys.code === 'NumpadEnter' ? 'Enter' : keys.code === 'NumpadDivide' ? 'Slash' : keys.code;
  const ctrl = keys.ctrlKey || keys.metaKey;
  const found = shortcuts.find(
    each =>
      each.code === code &&
      (each.ctrl ?? false) === ctrl &&
      (each.shift ?? false) === keys.shiftKey &&
      (each.alt ?? false) === keys.altKey,
  );
  return found?.action ?? null;
}

/** «Ctrl+Shift+Enter», as the keys are called on this keyboard. */
export function keysText({ code, ctrl, shift, alt }: Shortcut, isMac: boolean): string {
  const modifiers = isMac
    ? [ctrl && '⌘', shift && '⇧', alt && '⌥'].filter(Boolean)
    : [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift'].filter(Boolean);
  const name = keyNames[code] ?? code.replace(/^Key/, '');
  return [...modifiers, name].join('+');
}

const keyNames: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Slash: '/' };
