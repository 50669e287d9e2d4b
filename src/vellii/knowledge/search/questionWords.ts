import type { FieldIndex, QueryWord, Variant } from '../index/fieldIndex';
import { stem } from '../text/stem';
import { isEveryday } from '../text/stopWords';
import { fromTranslit } from '../text/translit';
import type { Thesaurus } from '../thesaurus/thesaurus';
import { analyse, type Term } from './analysis';
import { TERM, VARIANT } from './weights';

export interface QuestionWord extends QueryWord {
  readonly term: string;
  readonly kind: Term['kind'];
  /** Rarity of the word or of the best thing that stands for it. */
  readonly idf: number;
  readonly inSummary: boolean;
  /** Nothing in the knowledge base is like it. */
  readonly isUnknown: boolean;
}

/** Most words of a question that are looked for: the rarest of a long text say what it is about. */
const MOST_WORDS = 40;
const MOST_RELATIVES = 10;

/** The words of a question with all that may stand for each of them in a document. */
export function questionWords(
  index: FieldIndex,
  thesaurus: Thesaurus,
  { summary, description }: { readonly summary: string; readonly description: string },
): QuestionWord[] {
  const weights = new Map<string, { term: Term; weight: number; inSummary: boolean }>();
  const add = (terms: readonly Term[], base: number, inSummary: boolean): void => {
    for (const term of terms) {
      const before = weights.get(term.term);
      const weight = base * weightOf(term);
      if (before === undefined) weights.set(term.term, { term, weight, inSummary });
      else before.weight = Math.min(Math.max(before.weight, weight) + 0.25 * weight, weight * 2);
    }
  };
  add(analyse(summary, thesaurus), TERM.summary, true);
  add(analyse(description, thesaurus), TERM.description, false);
  const finder = new Variants(index, thesaurus);
  const words = [...weights.values()].map(({ term, weight, inSummary }) => {
    const variants = finder.of(term);
    const idf = variants.length === 0 ? index.idf(1) * 0.7 : Math.max(...variants.map(each => each.idf * each.weight));
    const { kind } = term;
    return { term: term.term, kind, weight, variants, idf, inSummary, isUnknown: variants.length === 0 };
  });
  return words.sort((a, b) => b.weight * b.idf - a.weight * a.idf || (a.term < b.term ? -1 : 1)).slice(0, MOST_WORDS);
}

function weightOf({ kind, isPart, term }: Term): number {
  const base = kind === 'code' ? TERM.code : kind === 'number' ? TERM.number : kind === 'expression' ? TERM.expression : 1;
  return base * (isPart ? TERM.part : 1) * (isEveryday(term) ? TERM.everyday : 1);
}

class Variants {
  private readonly found = new Map<number, number>();

  constructor(
    private readonly index: FieldIndex,
    private readonly thesaurus: Thesaurus,
  ) {}

  of({ term, kind, surface }: Term): Variant[] {
    this.found.clear();
    this.addTerm(term, 1);
    if (kind === 'word') this.addWord(term, surface);
    else this.addKindred(term, 1);
    const own = this.index.vocabulary.find(term);
    const ownIdf = own === -1 ? Infinity : this.index.idfOf(own);
    return [...this.found]
      .map(([id, weight]) => ({ term: id, weight, idf: Math.min(this.index.idfOf(id), ownIdf) }))
      .sort((a, b) => b.weight - a.weight || b.idf - a.idf || this.byName(a.term, b.term));
  }

  private byName(a: number, b: number): number {
    const { vocabulary } = this.index;
    return vocabulary.term(a) < vocabulary.term(b) ? -1 : 1;
  }

  private addWord(term: string, surface: string): void {
    const { vocabulary } = this.index;
    const isKnown = vocabulary.find(term) !== -1;
    this.addAllOf(term, 1);
    if (isKnown || this.thesaurus.kindred.has(term)) return;
    const transliterated = fromTranslit(surface).map(stem);
    for (const reading of transliterated) if (vocabulary.find(reading) !== -1) this.addAllOf(reading, VARIANT.transliteration);
    if (this.found.size > 0) return;
    for (const word of [term, ...transliterated]) this.addSimilar(word);
    if (this.found.size > 0) return;
    if (!this.addSplit(surface)) this.addAbbreviation(surface);
  }

  private addAllOf(term: string, weight: number): void {
    const { vocabulary } = this.index;
    this.addTerm(term, weight);
    for (const id of vocabulary.relatives(term).slice(0, MOST_RELATIVES)) this.add(id, weight * VARIANT.family);
    this.addKindred(term, weight);
    const kin = vocabulary.kin(term);
    if (kin.length <= MOST_RELATIVES * 2) for (const id of kin) this.add(id, weight * VARIANT.root);
  }

  private addKindred(term: string, weight: number): void {
    const { vocabulary } = this.index;
    for (const kindred of this.thesaurus.kindred.get(term) ?? []) {
      this.addTerm(kindred.term, weight * kindred.weight);
      if (kindred.term.includes('+')) continue;
      const relatives = vocabulary.relatives(kindred.term).slice(0, MOST_RELATIVES);
      for (const id of relatives) this.add(id, weight * kindred.weight * VARIANT.family);
    }
    if (this.thesaurus.kindred.has(term)) return;
    // A member of the thesaurus may be written as another word of its family.
    for (const id of vocabulary.relatives(term).slice(0, MOST_RELATIVES)) {
      for (const kindred of this.thesaurus.kindred.get(vocabulary.term(id)) ?? []) {
        this.addTerm(kindred.term, weight * kindred.weight * VARIANT.family);
      }
    }
  }

  private addSimilar(word: string): void {
    for (const { id, distance } of this.index.similar.find(word, 4)) {
      const weight = distance === 1 ? VARIANT.oneError : VARIANT.twoErrors;
      this.addAllOf(this.index.vocabulary.term(id), weight);
    }
  }

  /** «неработает», «счетфактура»: two words without the blank between. */
  private addSplit(surface: string): boolean {
    for (let at = 2; at <= surface.length - 3; at += 1) {
      const [left, right] = [surface.slice(0, at), surface.slice(at)];
      const known = [left, right].map(part => this.index.vocabulary.find(stem(part)));
      const isNot = left === 'не' && known[1] !== -1;
      if (!isNot && (left.length < 4 || right.length < 4 || known.includes(-1))) continue;
      for (const part of isNot ? [right] : [left, right]) this.addAllOf(stem(part), 0.8);
      return true;
    }
    return false;
  }

  /** «докум», «менедж»: the beginning of a word. */
  private addAbbreviation(surface: string): void {
    if (surface.length < 4) return;
    for (const id of this.index.vocabulary.startingWith(surface, 3)) this.add(id, VARIANT.abbreviation);
  }

  private addTerm(term: string, weight: number): void {
    const id = this.index.vocabulary.find(term);
    if (id !== -1) this.add(id, weight);
  }

  private add(id: number, weight: number): void {
    if (weight > (this.found.get(id) ?? 0)) this.found.set(id, weight);
  }
}
