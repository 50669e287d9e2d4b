import * as l10n from '@vscode/l10n';
import createDOMPurify, { type Config } from 'dompurify';
import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import { isOpenable } from './links';
import { mentionsPlugin, noMentions, type Mentions } from './mentions';

/**
 * Rules that would change what a plain text says: `\\server\share` and `&lt;` are meant as written, an indented line is
 * no code, a line of dashes makes no heading, and `[x]: …` must not disappear.
 */
const misreading = ['code', 'lheading', 'escape', 'entity', 'reference'];

const allowed: Config = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'hr', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'span'],
  ],
  ALLOWED_ATTR: ['data-href', 'data-ticket', 'data-note', 'role', 'tabindex', 'title', 'start'],
  ADD_URI_SAFE_ATTR: ['tabindex', 'start', 'data-ticket', 'data-note'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

const markdown = makeMarkdown();
let purify: ReturnType<typeof createDOMPurify> | undefined;

/**
 * HTML of a text that somebody else wrote in Markdown or in no markup at all. Safe to put into the page: only the tags
 * above, no images, no styles, no `href`; links carry `data-href` for `listenForLinks`, references that the host has
 * checked `data-ticket` for `listenForMentions`.
 */
export function richTextHtml(text: string, mentions: Mentions = noMentions): string {
  purify ??= makePurify();
  return purify.sanitize(markdown.render(text, { mentions }), allowed);
}

function makePurify(): ReturnType<typeof createDOMPurify> {
  const made = createDOMPurify(window);
  made.addHook('afterSanitizeAttributes', node => {
    for (const name of ['data-ticket', 'data-note']) {
      if (!/^\d{1,9}$/.test(node.getAttribute(name) ?? '0')) node.removeAttribute(name);
    }
    const url = node.getAttribute('data-href');
    if (url === null || isOpenable(url)) return;
    for (const name of ['data-href', 'role', 'tabindex']) node.removeAttribute(name);
  });
  return made;
}

function makeMarkdown(): Parser {
  const made = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable(misreading);
  made.validateLink = isOpenable;
  made.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
  made.linkify.add('ftp:', null).add('//', null);
  mentionsPlugin(made);

  // Keeps the indentation of the next line, which the built-in rule drops: pasted logs and SQL live by it.
  made.inline.ruler.at('newline', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x0a) return false;
    if (!silent) state.push('softbreak', 'br', 0);
    state.pos++;
    return true;
  });

  const { rules } = made.renderer;
  rules['softbreak'] = () => '<br>';
  rules['heading_open'] = () => '<p><strong>';
  rules['heading_close'] = () => '</strong></p>\n';
  rules['link_open'] = (tokens, index) => linkStart(made, String(tokens[index]?.attrGet('href') ?? ''));
  rules['image'] = (tokens, index) => {
    const image = tokens[index];
    const source = String(image?.attrGet('src') ?? '');
    const name = image?.content.trim() ? image.content : source;
    return `${linkStart(made, source)}${made.utils.escapeHtml(l10n.t('image: {0}', name))}</a>`;
  };
  return made;
}

/** The whole address stands in the tooltip: the words of a link may claim another one. */
function linkStart({ utils }: Parser, url: string): string {
  const address = utils.escapeHtml(url);
  return `<a role="link" tabindex="0" data-href="${address}" title="${address}">`;
}
