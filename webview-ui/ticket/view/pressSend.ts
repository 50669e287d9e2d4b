import type { Wires } from './panelView';

/** Asks for a sending; whether it comes to one, and to only one, is decided in the reducer. */
export function pressSend({ dispatch }: Pick<Wires, 'dispatch'>, emojiAccepted = false): void {
  dispatch({ kind: 'sendPressed', id: crypto.randomUUID(), emojiAccepted });
}
