/** Ctrl+Alt+Enter, by the key's place, so that it works on every keyboard layout: the draft goes into the composer. */
export function listenForDraftKey(press: () => void): void {
  document.addEventListener(
    'keydown',
    event => {
      const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
      if (!isEnter || !event.altKey || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) press();
    },
    { capture: true },
  );
}
