import type { PanelModel } from '../model';
import type { Wires } from './panelView';

/** Keeps a `<details>` as the person left it, over refreshes and reloads. */
export function onFold(key: string, { dispatch }: Wires): (event: Event) => void {
  return event => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    dispatch({ kind: 'toggled', key, isOpen: open });
  };
}

export function isOpen(key: string, model: PanelModel): boolean {
  return model.open.has(key);
}
