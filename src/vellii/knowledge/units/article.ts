import type { KnowledgeUnit } from './unit';

export interface ArticleFile {
  /** Name of the knowledge base's folder: the first part of every unit's id. */
  readonly folder: string;
  /** Relative to that folder, with slashes. */
  readonly file: string;
  readonly text: string;
  /** When it was last changed, epoch milliseconds. */
  readonly changedAt: number | null;
}

interface Section {
  readonly heading: string;
  readonly level: number;
  /** Of the body, from 1. */
  readonly fromLine: number;
  readonly lines: string[];
}

const headingLine = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$/;
const fenceLine = /^ {0,3}(`{3,}|~{3,})/;

/**
 * The sections of a Markdown article, each a unit: `<folder>/<file>#<heading>`, and `<folder>/<file>#` for what stands
 * above the first heading. A heading that comes again gets « (2)» and so on; sections without text are no units.
 */
export function articleUnits(article: ArticleFile, depersonalise: (text: string) => string): KnowledgeUnit[] {
  const above: { level: number; heading: string }[] = [];
  const seen = new Map<string, number>();
  const units: KnowledgeUnit[] = [];
  for (const section of sectionsOf(article.text)) {
    while (above.length > 0 && (above.at(-1)?.level ?? 0) >= section.level) above.pop();
    const context = above.map(({ heading }) => heading).join(' · ');
    if (section.level > 0) above.push(section);
    const times = (seen.get(section.heading) ?? 0) + 1;
    seen.set(section.heading, times);
    const body = trimLines(section);
    if (body === null) continue;
    const name = times === 1 ? section.heading : `${section.heading} (${String(times)})`;
    units.push({
      id: `${article.folder}/${article.file}#${name}`,
      kind: 'article',
      title: plainHeading(section.heading),
      context: plainHeading(context === '' && section.level === 0 ? fileTitle(article.file) : context),
      question: '',
      passages: [
        {
          text: depersonalise(body.text),
          place: { kind: 'file', file: article.file },
          fromLine: body.fromLine,
          toLine: body.toLine,
        },
      ],
      category: null,
      type: null,
      date: article.changedAt,
      overturns: [],
    });
  }
  return units;
}

function sectionsOf(text: string): Section[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  let section: Section = { heading: '', level: 0, fromLine: 1, lines: [] };
  const sections = [section];
  let fence: string | null = null;
  const bodyStart = frontMatterEnd(lines);
  lines.forEach((line, index) => {
    if (index < bodyStart) return;
    const mark = fenceLine.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
    } else if (mark !== undefined) fence = mark;
    const heading = fence === null ? headingLine.exec(line) : null;
    if (heading === null) section.lines.push(line);
    else {
      section = {
        heading: (heading[2] ?? '').trim(),
        level: heading[1]?.length ?? 1,
        fromLine: index + 2,
        lines: [],
      };
      sections.push(section);
    }
    if (section.level === 0 && section.lines.length === 1) Object.assign(section, { fromLine: index + 1 });
  });
  return sections;
}

/** YAML between two lines of dashes at the top is about the file and answers nothing. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  return end === -1 ? 0 : end + 1;
}

function trimLines({ lines, fromLine }: Section): { text: string; fromLine: number; toLine: number } | null {
  const first = lines.findIndex(line => line.trim() !== '');
  if (first === -1) return null;
  const last = lines.findLastIndex(line => line.trim() !== '');
  return { text: lines.slice(first, last + 1).join('\n'), fromLine: fromLine + first, toLine: fromLine + last };
}

function plainHeading(text: string): string {
  return text.replace(/[*_`]+/g, '').trim();
}

function fileTitle(file: string): string {
  return file
    .replace(/^.*\//, '')
    .replace(/\.md$/i, '')
    .replace(/[-_]+/g, ' ');
}
