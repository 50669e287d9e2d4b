import type { DraftContent, Source } from '../draft';
import type { Findings, Hit, KnowledgeBase } from '../knowledge/knowledgeBase';
import { analyse } from '../knowledge/search/analysis';
import { isEveryday } from '../knowledge/text/stopWords';
import type { KnowledgeUnit, Passage } from '../knowledge/units/unit';
import { withoutOrders } from '../review/orders';
import { confidenceOf, type Confidence } from './confidence';
import type { DraftRequest } from './request';
import { solutionOf, type Solution } from './solution';
import { proposedSetupChange, suggestedClassification } from './suggestions';
import { missingPart, wording } from './wording';

/** What the built-in provider makes of a ticket. */
export interface ComposedDraft {
  readonly content: DraftContent;
  readonly sources: readonly Source[];
  /** 0–1. */
  readonly confidence: number;
  /** It claims to answer. */
  readonly found: boolean;
  /** Units that are like the question, the best first, with how well they fit (the best 1). */
  readonly similar: readonly { readonly id: string; readonly kind: KnowledgeUnit['kind']; readonly title: string; readonly fit: number }[];
}

/** Answers that share this much of their words say the same thing. */
const SAME_ANSWER = 0.25;
const OTHER_ANSWER = 0.12;
/** A second unit this close to the first may be as right as the first. */
const CLOSE = 0.94;
const STILL_GOOD = 0.8;
const AS_FITTING = 0.75;

/** A draft from what the knowledge base has, without any model. */
export function composeDraft(base: KnowledgeBase, request: DraftRequest): ComposedDraft {
  const { question } = request;
  const findings = base.find({ ...question, summary: withoutOrders(question.summary), description: withoutOrders(question.description) });
  const found = bestSolution(findings.hits);
  const agreeing = found === null ? 0 : findings.hits.slice(1, 5).filter(hit => sameness(found.hit, hit, base) >= SAME_ANSWER).length;
  const confidence: Confidence = found === null ? { value: 0, claim: 'nothing' } : confidenceOf(findings, agreeing);
  const written = found === null || confidence.claim === 'nothing' ? nothing(request) : answer(found, findings, confidence, base);
  return {
    ...written,
    content: {
      ...written.content,
      missing: [...request.missing],
      classification: suggestedClassification(request, findings.hits),
      setupChange: proposedSetupChange(request),
    },
    confidence: confidence.value,
    found: confidence.claim !== 'nothing',
    similar: findings.hits.map(({ unit, score }) => ({ id: unit.id, kind: unit.kind, title: unit.title, fit: score / (findings.hits[0]?.score ?? 1) })),
  };
}

interface FoundSolution {
  readonly hit: Hit;
  readonly passage: Passage;
  readonly solution: Solution;
}

type Written = Pick<ComposedDraft, 'content' | 'sources'>;

/** The first of the best hits that has something to say. */
function bestSolution(hits: readonly Hit[]): FoundSolution | null {
  for (const hit of hits) {
    if (hit.score < (hits[0]?.score ?? 0) * STILL_GOOD) return null;
    const solution = solutionIn(hit);
    if (solution !== null) return solution;
  }
  return null;
}

/** The passage of a unit with the most to say; `null` when nothing of it can be said to somebody else. */
function solutionIn(hit: Hit): FoundSolution | null {
  for (const passage of hit.unit.passages) {
    const solution = solutionOf(passage);
    if (solution.intro.length + solution.steps.length > 0) return { hit, passage, solution };
  }
  return null;
}

function answer(found: FoundSolution, findings: Findings, { claim }: Confidence, base: KnowledgeBase): Written {
  const other = claim === 'direction' ? otherCause(found, findings, base) : null;
  const companion = other === null ? sameElsewhere(found, findings, base) : null;
  const sources = [found, other, companion].flatMap(each => (each === null ? [] : [sourceOf(each)]));
  const { solution } = found;
  const lines: string[] = [wording.greeting, ''];
  if (other !== null) lines.push(`${wording.twoCauses} ${wording.firstCause} ${cited(solution.intro, 1) || cited(solution.steps.slice(0, 1), 1)}`);
  else if (solution.intro.length > 0) lines.push(`${claim === 'direction' ? `${wording.direction} ` : ''}${cited(solution.intro, 1)}`);
  if (other !== null) {
    lines.push('', `${wording.secondCause} ${cited(other.solution.intro.slice(0, 2), 2) || cited(other.solution.steps.slice(0, 2), 2)}`);
  }
  if (companion !== null) lines.push('', wording.moreIn(companion.hit.unit.title, sources.length));
  if (solution.steps.length > 0) lines.push('', headingOf(solution));
  return {
    sources,
    content: {
      ...empty,
      kind: claim === 'answer' ? 'answer' : 'direction',
      reply: lines.join('\n'),
      steps: solution.steps.map(step => cite(step, 1)),
      citations: sources.map((_, index) => index + 1),
    },
  };
}

function headingOf({ stepsAre }: Solution): string {
  if (stepsAre === 'report') return wording.report;
  return stepsAre === 'orders' ? wording.steps : wording.facts;
}

/** Two tickets that sound alike and were solved in different ways: both are told. */
function otherCause(found: FoundSolution, { hits }: Findings, base: KnowledgeBase): FoundSolution | null {
  const next = hits[1];
  if (next === undefined || next.score < (hits[0]?.score ?? 0) * CLOSE) return null;
  if (sameness(found.hit, next, base) > OTHER_ANSWER) return null;
  return solutionIn(next);
}

/** An article that says the same as the ticket, or the other way round. */
function sameElsewhere(found: FoundSolution, { hits }: Findings, base: KnowledgeBase): FoundSolution | null {
  for (const hit of hits.slice(1, 5)) {
    const isArticle = hit.unit.kind === 'article';
    if (hit.coverage < found.hit.coverage * AS_FITTING) continue;
    if (isArticle && found.hit.unit.kind === 'ticket' && sameness(found.hit, hit, base) >= SAME_ANSWER) {
      return solutionIn(hit);
    }
  }
  return null;
}

function nothing({ missing }: DraftRequest): Written {
  const lines = [wording.greeting, '', wording.nothing, ''];
  if (missing.length > 0) lines.push(wording.askMissing, ...missing.map(part => `- ${missingPart[part]}`));
  else lines.push(wording.askDetails);
  return { sources: [], content: { ...empty, kind: 'clarification', reply: lines.join('\n') } };
}

const empty: DraftContent = {
  kind: 'clarification',
  reply: '',
  steps: [],
  citations: [],
  missing: [],
  classification: null,
  setupChange: null,
};

function cited(sentences: readonly string[], index: number): string {
  return sentences.map(sentence => cite(sentence, index)).join(' ');
}

/** «Нажмите «Проверить».» → «Нажмите «Проверить» [1].» */
function cite(sentence: string, index: number): string {
  const mark = /[.!?…:;]+$/.exec(sentence)?.[0] ?? '';
  const body = sentence.slice(0, sentence.length - mark.length);
  return `${body} [${String(index)}]${mark === '' ? '.' : mark}`;
}

function sourceOf({ hit: { unit }, passage }: FoundSolution): Source {
  const { place } = passage;
  return {
    id: unit.id,
    title: unit.title,
    text: passage.text,
    place:
      place.kind === 'note'
        ? { kind: 'ticket', ticketId: place.ticketId, noteId: place.noteId }
        : { kind: 'file', path: place.file, fromLine: passage.fromLine, toLine: passage.toLine },
  };
}

/** Share of the shorter answer's telling words, by their rarity, that both answers have, 0–1. */
function sameness(a: Hit, b: Hit, base: KnowledgeBase): number {
  const [one, two] = [wordsOf(a.unit, base), wordsOf(b.unit, base)];
  const weigh = (words: Iterable<string>): number => {
    let sum = 0;
    for (const word of words) sum += base.index.idfOf(base.index.vocabulary.find(word));
    return sum;
  };
  const shared = weigh([...one].filter(word => two.has(word)));
  return shared / Math.max(1, Math.min(weigh(one), weigh(two)));
}

function wordsOf(unit: KnowledgeUnit, { thesaurus, index }: KnowledgeBase): Set<string> {
  const terms = analyse(unit.passages.map(({ text }) => text).join('\n'), thesaurus);
  const telling = terms.filter(({ term, isPart }) => !isPart && !isEveryday(term) && index.vocabulary.find(term) !== -1);
  return new Set(telling.map(({ term }) => term));
}

/** The draft as one text: what a customer would read. */
export function draftText({ reply, steps }: DraftContent): string {
  if (steps.length === 0) return reply;
  return [reply, ...steps.map((step, index) => `${String(index + 1)}. ${step}`), '', wording.closing].join('\n');
}
