import type { TemplatePart, TemplatePartKey } from '../policy/schema';
import { findInFreeText } from './freeText';
import type { Section } from './sections';
import { findSections } from './sections';

/** The texts of a ticket that the customer wrote at registration. */
export interface RegistrationTexts {
  readonly summary: string;
  readonly description: string;
  readonly stepsToReproduce: string;
  readonly additionalInformation: string;
}

export type TextName = keyof RegistrationTexts;

/** Where a part was found. */
export interface PartFinding {
  readonly text: TextName;
  /** `field`: one of Mantis's own fields is for it. */
  readonly how: 'heading' | 'label' | 'field' | 'freeText';
  /** Offsets of the answer in that text. */
  readonly from: number;
  readonly to: number;
}

export interface TemplateCheck {
  /** In the order of the policy; `null` for a part that is missing. */
  readonly parts: readonly { readonly key: TemplatePartKey; readonly found: PartFinding | null }[];
  readonly missing: readonly TemplatePartKey[];
}

/**
 * Which parts of the registration template the texts hold: under headings, behind labels, in Mantis's own fields, or
 * in free text (RULES F). A label or heading without an answer does not count.
 */
export function checkTemplate(texts: RegistrationTexts, template: readonly TemplatePart[]): TemplateCheck {
  const read = textOrder.map(name => ({ name, text: texts[name], ...findSections(texts[name], template) }));
  const parts = template.map(part => ({ key: part.key, found: findPart(part, read) }));
  return { parts, missing: parts.filter(part => part.found === null).map(part => part.key) };
}

interface ReadText {
  readonly name: TextName;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly rest: string;
}

/** The summary says what fails and no more, so it is looked at last. */
const textOrder: readonly TextName[] = ['description', 'additionalInformation', 'stepsToReproduce', 'summary'];

function findPart(part: TemplatePart, texts: readonly ReadText[]): PartFinding | null {
  for (const { name, text, sections } of texts) {
    const section = sections.find(({ key, from, to }) => key === part.key && isAnswer(text.slice(from, to), part));
    if (section !== undefined) {
      const { isHeading, from, to } = section;
      return { text: name, how: isHeading ? 'heading' : 'label', from, to };
    }
  }
  if (part.key === 'steps') {
    const steps = texts.find(({ name }) => name === 'stepsToReproduce');
    if (steps !== undefined && isAnswer(steps.text, part)) {
      return { text: 'stepsToReproduce', how: 'field', from: 0, to: steps.text.length };
    }
  }
  for (const { name, rest } of texts) {
    if (name === 'summary' && part.key !== 'whatFails') continue;
    const hit = findInFreeText(rest, part.key);
    if (hit !== null) return { text: name, how: 'freeText', ...hit };
  }
  return null;
}

/** What people leave in a template that they do not fill in. */
const placeholder =
  /^(?:[-–—.…?_\s]*|[<[({][^>\])}]*[>\])}]|n\/?a|не\s+(?:указан[оы]?|заполнен[оы]?|знаю|известно))[.!]?$/iu;
const none = /^(?:нет|отсутству[ею]т|не\s+было)[.!]?$/iu;

function isAnswer(value: string, part: TemplatePart): boolean {
  const answer = value.trim();
  return !placeholder.test(answer) && (part.mayBeNone || !none.test(answer));
}
