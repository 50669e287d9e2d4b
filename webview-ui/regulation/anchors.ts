/** Brings an entry into view and marks it: the one with this anchor, or the first of the rule with this number. */
export function goTo(root: HTMLElement, clause: string): void {
  const target =
    root.querySelector<HTMLElement>(`[id="${CSS.escape(clause)}"]`) ??
    root.querySelector<HTMLElement>(`[data-rules~="${CSS.escape(clause)}"]`);
  if (target === null) return;
  for (const marked of root.querySelectorAll('.wanted')) marked.classList.remove('wanted');
  target.classList.add('wanted');
  target.tabIndex = -1;
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

/** Links within the page move the focus as well, which VS Code's own following of them does not. */
export function listenForAnchors(root: HTMLElement): void {
  root.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const anchor = link?.getAttribute('href')?.slice(1);
    if (anchor === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(root, decodeURIComponent(anchor));
  });
}
