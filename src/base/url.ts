/** `URL.parse` for runtimes older than Node 22.1: the URL, or null when the text is none. */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
