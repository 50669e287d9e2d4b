/**
 * What a model wrote, without what would load or hide something: no pictures, no HTML, and links show only their text,
 * because their target may have come from a ticket.
 */
export function harmlessMarkdown(text: string): string {
  return text
    .replace(/!?\[([^\]\n]*)\]\s*\([^)\n]*\)/g, '$1')
    .replace(/!?\[([^\]\n]*)\]\s*\[[^\]\n]*\]/g, '$1')
    .replace(/^\s*\[[^\]\n]+\]:.*$/gm, '')
    .replace(/!\[/g, '\\!\\[')
    .replace(/</g, '&lt;')
    .replace(/\b(https?|command|vscode|file|data|mailto):(?=\S)/gi, '$1:\u200B');
}
