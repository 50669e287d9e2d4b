import type { TemplatePart, TemplatePartKey } from '../policy/schema';

/** A stretch of a text that stands under a name of one of the template's parts. */
export interface Section {
  readonly key: TemplatePartKey;
  readonly isHeading: boolean;
  /** Of the value, without white space around it; empty when there is none. */
  readonly from: number;
  readonly to: number;
}

export interface Sections {
  readonly sections: readonly Section[];
  /** The text with the names of the parts blanked out, so that a name is not taken for an answer. */
  readonly rest: string;
}

interface Mark {
  /** `null` for a heading that names no part: it ends the part before. */
  readonly key: TemplatePartKey | null;
  readonly isHeading: boolean;
  readonly start: number;
  readonly valueFrom: number;
}

/** Finds the parts that stand under a Markdown heading or behind `Название: …` (RULES F). */
export function findSections(text: string, template: readonly TemplatePart[]): Sections {
  const names = nameTable(template);
  const marks: Mark[] = [];
  for (const line of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const mark = markOf(line[0], line.index, names);
    if (mark !== null) marks.push(mark);
  }
  const pieces: string[] = [];
  const sections: Section[] = [];
  let done = 0;
  marks.forEach((mark, index) => {
    pieces.push(text.slice(done, mark.start), ' '.repeat(mark.valueFrom - mark.start));
    done = mark.valueFrom;
    if (mark.key === null) return;
    const end = marks[index + 1]?.start ?? text.length;
    sections.push({ key: mark.key, isHeading: mark.isHeading, ...trimmed(text, mark.valueFrom, end) });
  });
  return { sections, rest: pieces.join('') + text.slice(done) };
}

type NameTable = readonly { readonly name: string; readonly key: TemplatePartKey }[];

/** Longer names first, so that «контактный телефон» is not read as «контакт». */
function nameTable(template: readonly TemplatePart[]): NameTable {
  return template
    .flatMap(part => [part.title, ...part.labels].map(name => ({ name: normalise(name), key: part.key })))
    .sort((a, b) => b.name.length - a.name.length);
}

const heading = /^[ \t]{0,3}#{1,6}[ \t]+(.+?)[ \t#]*$/;
const boldLine = /^[ \t]*(?:\*\*|__)([^*_\n]+?)(?:\*\*|__)[ \t]*:?[ \t]*$/;
const labelled =
  /^[ \t]*(?:[-*•–—][ \t]+|\d{1,2}[.)][ \t]+)?(?:\*\*|__)?([^:\n*_]{2,60}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?/;

/** A line's beginning is enough to see whether it names a part, and keeps hostile lines from costing time. */
const longestName = 160;

function markOf(lineWithBreak: string, start: number, names: NameTable): Mark | null {
  const line = lineWithBreak.slice(0, longestName).trimEnd();
  const title = heading.exec(line) ?? boldLine.exec(line);
  if (title !== null) {
    return { key: keyOf(title[1] ?? '', names), isHeading: true, start, valueFrom: start + line.length };
  }
  const label = labelled.exec(line);
  const key = label === null ? null : keyOf(label[1] ?? '', names);
  if (label === null || key === null) return null;
  return { key, isHeading: false, start, valueFrom: start + label[0].length };
}

function keyOf(title: string, names: NameTable): TemplatePartKey | null {
  const given = normalise(title);
  return names.find(({ name }) => given === name || given.startsWith(`${name} `))?.key ?? null;
}

function normalise(title: string): string {
  return title
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[?!:*_]+/g, ' ')
    .replace(/^\s*\d{1,2}[.)]\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function trimmed(text: string, from: number, to: number): { from: number; to: number } {
  const value = text.slice(from, to);
  const start = from + (value.length - value.trimStart().length);
  return { from: Math.min(start, to), to: Math.max(Math.min(start, to), from + value.trimEnd().length) };
}
