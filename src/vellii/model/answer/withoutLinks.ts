import { visibleText } from '../../../base/visibleText';

const markdownLink = /!?\[([^\]\n]{0,300})\]\([^)\s]{0,2000}(?: "[^"\n]{0,200}")?\)/g;
const bareLink = /(?:https?|ftp|file|vscode|command|javascript|data):[^\s<>"«»)\]]{1,2000}/gi;

/**
 * The text without links that the model made up: those of Markdown keep their words, bare ones stay only where the
 * ticket or a source has the very same. Characters that hide or reorder text become visible.
 */
export function withoutLinks(text: string, allowed: readonly string[]): string {
  return visibleText(text)
    .replace(markdownLink, (whole, label: string) => (/^\d+$/.test(label) ? `[${label}]` : label))
    .replace(bareLink, link => {
      const bare = link.replace(/[.,;:!?]+$/, '');
      return allowed.some(each => each.includes(bare)) ? link : '(ссылка убрана)' + link.slice(bare.length);
    });
}
