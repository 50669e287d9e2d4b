import { parseUrl } from '../../base/url';

const openable = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address that a link of a ticket may open outside, or `null`. Everything that could run something, read a file
 * or drive VS Code itself is refused (`javascript:`, `file:`, `vscode:`, `command:` …).
 */
export function externalUrl(text: string): string | null {
  const url = parseUrl(text);
  if (url === null || !openable.has(url.protocol)) return null;
  // A name before the host only serves to make one address look like another.
  if (url.username !== '' || url.password !== '') return null;
  return url.href;
}
