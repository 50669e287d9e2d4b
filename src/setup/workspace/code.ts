/** A code in the one form in which codes are compared: whichever dash, case, Е or Ё it was written with. */
export function normalCode(code: string): string {
  return code
    .normalize('NFC')
    .trim()
    .toUpperCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replaceAll('Ё', 'Е');
}
