import * as l10n from '@vscode/l10n';
import createDOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

const allowedLink = /^(?:https?:|mailto:)/i;

const purifier = createDOMPurify(window);
const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'hr'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'start'],
  ALLOWED_URI_REGEXP: allowedLink,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

const parser = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });
parser.validateLink = url => allowedLink.test(url.trim());
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
// A picture from outside would tell its server who reads the ticket: it becomes a link that a person may follow.
parser.renderer.rules['image'] = (tokens, index) => {
  const token = tokens[index];
  const source = String(token?.attrGet('src') ?? '');
  const name = parser.utils.escapeHtml(token?.content || source);
  const text = `${parser.utils.escapeHtml(l10n.t('image'))}: ${name}`;
  return allowedLink.test(source) ? `<a href="${parser.utils.escapeHtml(source)}">${text}</a>` : text;
};

const remembered = new Map<string, string>();
const rememberedTexts = 500;

/**
 * Text of a ticket as harmless HTML: Markdown without HTML, then sanitised. Links are http, https and mailto only;
 * there are no images. The same text gives the same string, so that a redraw costs nothing.
 */
export function renderMarkdown(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const clean = purifier.sanitize(parser.render(text), allowed);
  if (remembered.size >= rememberedTexts) remembered.clear();
  remembered.set(text, clean);
  return clean;
}
