import { findPersonalData } from './findPersonalData';
import { nothingKnown, type KnownPersonalData, type PersonalDataKind } from './personalData';
import { placeholderNames, placeholderPattern } from './placeholders';
import { nameStems, valueKey } from './sameValue';

/** People that are compared with each other; a text with more names than that numbers the others by their words. */
const mostPeople = 100;

/**
 * Placeholders for one request: the same value gets the same one in every text of it, and only here is it known what
 * they stand for. Two forms of one name share their number («[ИМЯ_1]», «[ИМЯ_1.2]»), so that a model sees one person
 * and each form comes back as it was.
 */
export class Pseudonyms {
  private readonly originals = new Map<string, string>();
  private readonly placeholders = new Map<string, string>();
  private readonly numbers = new Map<string, number>();
  /** Stems of the names of each person, by number. */
  private readonly people: (readonly string[])[] = [];
  private readonly counts = new Map<string, number>();
  /** Marks our own brackets apart from those that somebody wrote into a text. */
  private readonly mark: string;

  /** @param texts everything that will be hidden, looked through for brackets that look like ours. */
  constructor(
    texts: readonly string[],
    private readonly known: KnownPersonalData = nothingKnown,
  ) {
    const used = new Set(
      texts.flatMap(text => [...text.matchAll(placeholderPattern())].map(([, , mark]) => mark ?? '')),
    );
    let mark = '';
    while (used.has(mark)) mark += 'x';
    this.mark = mark;
  }

  /** The text with placeholders for all personal data in it. */
  hide(text: string): string {
    const parts: string[] = [];
    let at = 0;
    for (const { start, end, kind } of findPersonalData(text, this.known)) {
      parts.push(text.slice(at, start), this.placeholderOf(text.slice(start, end), kind));
      at = end;
    }
    parts.push(text.slice(at));
    return parts.join('');
  }

  /** Puts back what the placeholders stand for; one that was never given out stays, for the review to find. */
  restore(text: string): string {
    return text.replace(placeholderPattern(), (whole, name: string, mark: string, number?: string, form?: string) => {
      if (mark.toLowerCase() !== this.mark || number === undefined) return whole;
      const canonical = name.toUpperCase().replace('СЧЕТ', 'СЧЁТ');
      const at = (which: number): string | undefined =>
        this.originals.get(bracket(canonical, this.mark, Number(number), which));
      // Models make up forms of their own; the first one is then the nearest.
      return at(Number(form ?? 1)) ?? at(1) ?? whole;
    });
  }

  /**
   * The same for a text that is still coming: an open bracket at its end is held back until it is complete.
   */
  restorePart(text: string): string {
    const open = text.lastIndexOf('[');
    const isOpen = open >= 0 && text.length - open < 24 && !text.includes(']', open);
    return this.restore(isOpen ? text.slice(0, text[open - 1] === '\\' ? open - 1 : open) : text);
  }

  /** What is hidden behind which placeholder, for the person who looks at the request. */
  entries(): readonly (readonly [placeholder: string, original: string])[] {
    return [...this.originals];
  }

  private placeholderOf(value: string, kind: PersonalDataKind): string {
    const exact = `${kind}:${value}`;
    const given = this.placeholders.get(exact);
    if (given !== undefined) return given;
    const same = kind === 'person' ? this.personOf(value) : `${kind}:${valueKey(value, kind)}`;
    let number = this.numbers.get(same);
    if (number === undefined) {
      number = this.next(kind);
      this.numbers.set(same, number);
    }
    const placeholder = bracket(placeholderNames[kind], this.mark, number, this.next(same));
    this.placeholders.set(exact, placeholder);
    this.originals.set(placeholder, value);
    return placeholder;
  }

  /** A name that is part of another one means the same person: «Ольга», «Бухгалтерова О. П.», «Ольга Бухгалтерова». */
  private personOf(value: string): string {
    const stems = nameStems(value);
    const isPart = (some: readonly string[], all: readonly string[]): boolean =>
      some.length > 0 && some.every(stem => all.includes(stem));
    const same = this.people.findIndex(person => isPart(stems, person) || isPart(person, stems));
    if (same >= 0) {
      if (stems.length > (this.people[same]?.length ?? 0)) this.people[same] = stems;
      return `person:${same}`;
    }
    if (this.people.length >= mostPeople) return `person:${stems.join(' ')}`;
    return `person:${this.people.push(stems) - 1}`;
  }

  private next(counter: string): number {
    const value = (this.counts.get(counter) ?? 0) + 1;
    this.counts.set(counter, value);
    return value;
  }
}

function bracket(name: string, mark: string, number: number, form: number): string {
  return `[${name}${mark}_${number}${form > 1 ? `.${form}` : ''}]`;
}

/** One text with placeholders, and the way back. */
export function pseudonymise(
  text: string,
  known: KnownPersonalData = nothingKnown,
): { readonly text: string; readonly restore: (text: string) => string } {
  const pseudonyms = new Pseudonyms([text], known);
  return { text: pseudonyms.hide(text), restore: part => pseudonyms.restore(part) };
}
