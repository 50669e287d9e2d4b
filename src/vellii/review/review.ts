import type { DraftContent, Source } from '../draft';
import { sentencesOf } from '../drafting/sentences';
import { isOrder } from './orders';
import { isPromise } from './promises';
import type { DraftPart, Finding, FindingKind, Review } from './findings';
import { SourceWords } from './support';
import { KnownValues, valuesOf } from './values';

export interface ReviewedDraft {
  readonly content: Pick<DraftContent, 'kind' | 'reply' | 'steps' | 'citations'>;
  readonly sources: readonly Pick<Source, 'title' | 'text'>[];
  /** The ticket's own texts and public notes: what stands there may be said back. */
  readonly ticketTexts: readonly string[];
}

/** What forbids to insert a draft; the rest is marked and left to the person. */
const FORBIDDING: ReadonlySet<FindingKind> = new Set(['placeholder', 'promise', 'order', 'link', 'notRussian', 'unknownCitation']);

const placeholder =
  /\[(?!\d{1,3}\])[\p{L}_ -]{2,30}(?:_?\d{1,4})?\]|\{\{?[^{}\n]{1,40}\}\}?|<(?:[\p{Lu}_]{2,30}|[a-z_]{2,20})>|\bTODO\b|\bXXX+\b|\bLorem\b|_{3,}|(?:вставьте|укажите\sздесь)\s(?:имя|номер|дату)/gu;
const link = /(?:https?|ftp|file|javascript|data|command|vscode):[^\s)]{1,200}|\]\([^)\n]{0,200}\)|www\.[^\s)]{1,200}|<\/?[a-z][^>\n]{0,200}>/giu;

/**
 * Checks a draft of any provider, model or not, before it counts as usable. Deterministic: the same draft always gets
 * the same findings. Values that stand in no source and not in the ticket are marked where they stand.
 */
export function reviewDraft({ content, sources, ticketTexts }: ReviewedDraft): Review {
  const findings: Finding[] = [];
  const known = new KnownValues([...sources.flatMap(({ title, text }) => [title, text]), ...ticketTexts]);
  const words = sources.map(({ title, text }) => new SourceWords(`${title}\n${text}`));
  const support = { cited: 0, supported: 0 };
  const parts: readonly [DraftPart, string][] = [['reply', content.reply], ...content.steps.entries()];
  for (const [part, text] of parts) {
    const add = (kind: FindingKind, start: number, end: number): number => findings.push({ kind, part, start, end });
    for (const match of text.matchAll(placeholder)) add('placeholder', match.index, match.index + match[0].length);
    for (const match of text.matchAll(link)) add('link', match.index, match.index + match[0].length);
    for (const value of valuesOf(text)) if (!known.has(value)) add(value.kind, value.start, value.end);
    for (const { text: sentence, start, end } of sentencesOf(text)) {
      if (isPromise(sentence)) add('promise', start, end);
      if (isOrder(sentence)) add('order', start, end);
      checkCitations({ sentence, start, end, part }, words, support, add, content.kind);
    }
  }
  if (!isRussian(parts.map(([, text]) => text).join('\n'))) {
    findings.push({ kind: 'notRussian', part: 'reply', start: 0, end: content.reply.length });
  }
  for (const index of content.citations) {
    if (index > sources.length) findings.push({ kind: 'unknownCitation', part: 'reply', start: 0, end: 0 });
  }
  return {
    isUsable: !findings.some(({ kind }) => FORBIDDING.has(kind)),
    findings,
    citationSupport: support.cited === 0 ? 1 : support.supported / support.cited,
  };
}

interface Said {
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
  readonly part: DraftPart;
}

function checkCitations(
  { sentence, start, end, part }: Said,
  words: readonly SourceWords[],
  support: { cited: number; supported: number },
  add: (kind: FindingKind, start: number, end: number) => number,
  kind: DraftContent['kind'],
): void {
  const indices = [...sentence.matchAll(/\[(\d{1,3})\]/g)].map(match => Number(match[1]));
  const isStatement = part !== 'reply' || valuesOf(sentence).length > 0;
  if (indices.length === 0) {
    if (isStatement && kind === 'answer' && words.length > 0) add('uncited', start, end);
    return;
  }
  const cited = indices.map(index => words[index - 1]);
  if (cited.includes(undefined)) add('unknownCitation', start, end);
  support.cited += 1;
  if (cited.some(source => source?.supports(sentence) === true)) support.supported += 1;
  else add('unsupported', start, end);
}

/** Most of the letters outside names, codes and quotations are Cyrillic. */
function isRussian(text: string): boolean {
  const plain = text.replace(/`[^`\n]*`|«[^»\n]{0,120}»|[\w.-]*[_\\/.][\w\\/.-]*/gu, ' ');
  const cyrillic = plain.match(/[а-яё]/giu)?.length ?? 0;
  const latin = plain.match(/[a-z]/giu)?.length ?? 0;
  return cyrillic > 0 && cyrillic >= 2 * latin;
}
