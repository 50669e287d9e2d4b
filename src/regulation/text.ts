/** For comparing texts where case and outer white space do not matter. */
export function foldCase(text: string): string {
  return text.trim().toLowerCase();
}
