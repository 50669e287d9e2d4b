/** Schemes that a link of a text from outside may have; the host checks the same again before it opens one. */
const openable = /^(?:https?:\/\/|mailto:)/i;

/** Whether a link to `url` may be offered. Takes the address as written: nothing is decoded, completed or guessed. */
export function isOpenable(url: string): boolean {
  return openable.test(url) && URL.canParse(url);
}

/**
 * Gives clicks and Enter on links of rendered texts to `open`. The links have no `href`: the page itself can go
 * nowhere, whichever button or key is used.
 */
export function listenForLinks(root: HTMLElement, open: (url: string) => void): void {
  const follow = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('a[data-href]') : null;
    const url = link?.getAttribute('data-href');
    if (url === null || url === undefined || !root.contains(link)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isOpenable(url)) open(url);
  };
  root.addEventListener('click', follow);
  root.addEventListener('keydown', event => {
    if (event.code === 'Enter' || event.code === 'NumpadEnter') follow(event);
  });
}
