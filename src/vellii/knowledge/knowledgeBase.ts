import { isDeepStrictEqual } from 'node:util';
import { countIn, FieldIndex, type FieldSpec, type Variant } from './index/fieldIndex';
import { readIndex, writeIndex, type Found, type KeptDocument } from './index/keep';
import { analyse, countTerms } from './search/analysis';
import { bridgedWords } from './search/bridge';
import { questionWords, type QuestionWord } from './search/questionWords';
import { rank, type Ranked, type Standing } from './search/rank';
import { fold } from './text/fold';
import { repairLayout } from './text/layout';
import { russianness } from './text/russianness';
import { stem } from './text/stem';
import { tokenise } from './text/tokens';
import type { Thesaurus } from './thesaurus/thesaurus';
import type { KnowledgeUnit, UnitBody, UnitHead } from './units/unit';

/** What is asked: the texts of a ticket, depersonalised or not. */
export interface Question {
  readonly summary: string;
  readonly description: string;
  readonly category: string | null;
  readonly type: KnowledgeUnit['type'];
  /** A ticket is no answer to itself. */
  readonly exceptTicket: number | null;
  /** Epoch milliseconds; freshness counts from it. */
  readonly now: number;
}

export interface Hit extends Omit<Ranked, 'slot'> {
  readonly unit: KnowledgeUnit;
}

export interface Findings {
  /** The best first. */
  readonly hits: readonly Hit[];
  readonly words: readonly QuestionWord[];
  /** The question as it was understood: wrong layouts repaired. */
  readonly summary: string;
  readonly description: string;
}

/** Fields of a unit, in the order of their numbers in the index. */
const FIELDS: readonly FieldSpec[] = [
  { weight: 1.8, lengthPenalty: 0.4 },
  { weight: 1.6, lengthPenalty: 0.25 },
  { weight: 1.2, lengthPenalty: 0.55 },
  { weight: 0.85, lengthPenalty: 0.85 },
];
const ASKED = new Set([0, 2]);
const CONTEXT = 1;
const ANSWERED = 3;
const CANDIDATES = 60;
const YEAR = 365 * 86_400_000;

/** The department's knowledge, searchable: resolved tickets and sections of articles. */
export class KnowledgeBase {
  readonly index = new FieldIndex(FIELDS);
  private readonly units = new Map<string, Kept>();
  private readonly overturned = new Map<string, number>();

  constructor(readonly thesaurus: Thesaurus) {}

  get size(): number {
    return this.units.size;
  }

  /** An index made with another analysis or thesaurus is of no use. */
  private get version(): string {
    return `knowledge 1 ${this.thesaurus.version}`;
  }

  unit(id: string): KnowledgeUnit | undefined {
    const kept = this.units.get(id);
    return kept === undefined ? undefined : wholeOf(kept);
  }

  *all(): IterableIterator<KnowledgeUnit> {
    for (const kept of this.units.values()) yield wholeOf(kept);
  }

  ids(): IterableIterator<string> {
    return this.units.keys();
  }

  /** Fills an empty base from its file. @throws what reading throws, but for a missing file. */
  read(path: string): Promise<Found> {
    return readIndex(path, this.version, this.index, (stored, body) => {
      // What was written under this version has this shape.
      const head = stored as UnitHead;
      this.register({ head, body: body as () => UnitBody });
      return head.id;
    });
  }

  /** Bytes written. @throws the file system's error. */
  write(path: string): Promise<number> {
    return writeIndex(path, this.version, this.index, this.kept());
  }

  private *kept(): IterableIterator<KeptDocument> {
    for (const [key, { head, body }] of this.units) yield { key, head, body: body() };
  }

  /** Puts a unit in the place of the one with its id; says whether anything has changed by it. */
  put(unit: KnowledgeUnit): boolean {
    const before = this.unit(unit.id);
    if (before !== undefined && isDeepStrictEqual(before, unit)) return false;
    this.register(keptOf(unit));
    const texts = [
      unit.title,
      [unit.context, unit.category ?? ''].join('\n'),
      unit.question,
      unit.passages.map(({ text }) => text).join('\n'),
    ];
    this.index.put(
      unit.id,
      texts.map(text => countTerms(analyse(text, this.thesaurus))),
    );
    return true;
  }

  /** Says whether there was such a unit. */
  remove(id: string): boolean {
    const unit = this.units.get(id);
    if (unit === undefined) return false;
    this.countOverturned(unit.head, -1);
    this.units.delete(id);
    this.index.remove(id);
    return true;
  }

  find(question: Question, limit = 10): Findings {
    const { isKnown } = this;
    const language = { isKnown, russianness };
    const summary = repairLayout(question.summary, language);
    const description = repairLayout(question.description, language);
    const words = questionWords(this.index, this.thesaurus, { summary, description, category: question.category });
    const bridged = bridgedWords(this.index, words, { asked: ASKED, answered: ANSWERED });
    const except = question.exceptTicket === null ? null : String(question.exceptTicket);
    const found = this.index.search([...words, ...bridged], CANDIDATES, slot => this.index.keyOf(slot) !== except);
    const sections = words.filter(({ isCategory }) => isCategory).flatMap(({ variants }) => variants);
    const ranked = rank(this.index, words, found, slot => this.standing(slot, question, sections));
    const hits = ranked.slice(0, limit).flatMap(({ slot, ...rest }) => {
      const unit = this.unit(this.index.keyOf(slot));
      return unit === undefined ? [] : [{ unit, ...rest }];
    });
    return { hits, words, summary, description };
  }

  /** Whether any document or the thesaurus has this word, as typed. */
  private readonly isKnown = (word: string): boolean => {
    const tokens = tokenise(word).filter(({ isPart }) => !isPart);
    return (
      tokens.length > 0 &&
      tokens.every(({ text, kind }) => {
        const term = kind === 'word' ? stem(fold(text)) : text;
        return this.index.vocabulary.find(term) !== -1 || this.thesaurus.kindred.has(term);
      })
    );
  };

  private standing(slot: number, { category, type, now }: Question, sections: readonly Variant[]): Standing {
    const unit = this.units.get(this.index.keyOf(slot))?.head;
    const date = unit?.kind === 'ticket' ? unit.date : null;
    const age = date === null ? null : Math.max(0, now - date);
    return {
      sameCategory:
        category === null
          ? null
          : unit?.kind === 'article'
            ? this.isInSection(slot, sections)
            : fold(unit?.category ?? '') === fold(category),
      sameType: type !== null && unit?.type === type,
      freshness: age === null ? 0.5 : Math.exp(-age / YEAR),
      isOverturned: unit?.kind === 'ticket' && (this.overturned.get(unit.id) ?? 0) > 0,
    };
  }

  /** An article has no category; its headings tell what it is about. */
  private isInSection(slot: number, sections: readonly Variant[]): boolean {
    const entry = this.index.entryAt(slot);
    if (entry === null) return false;
    return sections.some(({ term, weight }) => weight > 0.8 && countIn(entry, term, CONTEXT) > 0);
  }

  private register(kept: Kept): void {
    const before = this.units.get(kept.head.id);
    if (before !== undefined) this.countOverturned(before.head, -1);
    this.units.set(kept.head.id, kept);
    this.countOverturned(kept.head, 1);
  }

  private countOverturned(unit: UnitHead, by: 1 | -1): void {
    for (const ticket of unit.overturns) {
      const id = String(ticket);
      this.overturned.set(id, (this.overturned.get(id) ?? 0) + by);
    }
  }
}

/** A unit as it is held: what was read from the disk is parsed when somebody looks at it. */
interface Kept {
  readonly head: UnitHead;
  readonly body: () => UnitBody;
}

function keptOf({ title, context, question, passages, ...head }: KnowledgeUnit): Kept {
  const body: UnitBody = { title, context, question, passages };
  return { head, body: () => body };
}

function wholeOf({ head, body }: Kept): KnowledgeUnit {
  return { ...head, ...body() };
}
