/**
 * A text as a quotation in Markdown, with whose it is. Ends in an empty line, so that the reply does not run on in it.
 * @param whose «Иванов, 24.11 14:05»
 */
export function quoted(text: string, whose: string): string {
  const lines = text.trim().split('\n');
  return `${[`${whose}:`, ...lines].map(line => (line === '' ? '>' : `> ${line}`)).join('\n')}\n\n`;
}
