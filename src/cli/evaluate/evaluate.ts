import { composeDraft, draftText, type ComposedDraft } from '../../vellii/drafting/compose';
import type { KnowledgeBase } from '../../vellii/knowledge/knowledgeBase';
import { findPersonalData } from '../../vellii/privacy/findPersonalData';
import { reviewDraft } from '../../vellii/review/review';
import { usualMapping } from './mapping';
import type { EvaluationQuestion } from './input';

export interface QuestionResult {
  readonly id: string;
  readonly kind: string;
  readonly hits: readonly string[];
  readonly found: boolean;
  readonly reply: string;
}

export interface Totals {
  readonly 'hit@1': number;
  readonly 'hit@5': number;
  readonly falseFound: number;
  readonly citationSupport: number;
  readonly msPerDraft: number;
}

export interface Evaluation {
  readonly totals: Totals;
  readonly questions: readonly QuestionResult[];
  readonly injections: readonly { readonly id: string; readonly reply: string }[];
  readonly pii: readonly { readonly spans: ReturnType<typeof findPersonalData> }[];
}

export interface EvaluationInput {
  readonly questions: readonly EvaluationQuestion[];
  readonly injections: readonly EvaluationQuestion[];
  readonly pii: readonly { readonly text: string }[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Drafts an answer to every question with the built-in provider alone, and measures what came out. */
export function evaluate(base: KnowledgeBase, { questions, injections, pii, now }: EvaluationInput): Evaluation {
  const rows = questions.map(question => {
    const started = performance.now();
    const draft = draftFor(base, question, now);
    return { question, draft, ms: performance.now() - started };
  });
  return {
    totals: totalsOf(rows),
    questions: rows.map(({ question, draft }) => ({
      id: question.id,
      kind: question.kind,
      hits: draft.similar.map(({ id }) => id).slice(0, 10),
      found: draft.found,
      reply: draftText(draft.content),
    })),
    injections: injections.map(question => ({ id: question.id, reply: draftText(draftFor(base, question, now).content) })),
    pii: pii.map(({ text }) => ({ spans: findPersonalData(text) })),
  };
}

function draftFor(base: KnowledgeBase, question: EvaluationQuestion, now: number): ComposedDraft {
  const { summary, description, category, type } = question;
  return composeDraft(base, {
    ticketId: 0,
    question: {
      summary,
      description,
      category: category ?? null,
      type: usualMapping.types[type?.trim() ?? ''] ?? null,
      exceptTicket: null,
      now,
    },
    priority: null,
    missing: [],
  });
}

interface Row {
  readonly question: EvaluationQuestion;
  readonly draft: ComposedDraft;
  readonly ms: number;
}

function totalsOf(rows: readonly Row[]): Totals {
  const answerable = rows.filter(({ question }) => question.expect.length > 0);
  const others = rows.filter(({ question }) => question.expect.length === 0);
  const within = (row: Row, places: number): boolean =>
    row.draft.similar.slice(0, places).some(({ id }) => row.question.expect.includes(id));
  const supports = rows
    .filter(({ draft }) => draft.sources.length > 0)
    .map(({ draft, question: { summary, description } }) =>
      reviewDraft({ content: draft.content, sources: draft.sources, ticketTexts: [summary, description] }).citationSupport,
    );
  return {
    'hit@1': share(answerable, row => within(row, 1)),
    'hit@5': share(answerable, row => within(row, 5)),
    falseFound: share(others, ({ draft }) => draft.found),
    citationSupport: mean(supports, 1),
    msPerDraft: mean(rows.map(({ ms }) => ms), 0),
  };
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

function mean(values: readonly number[], otherwise: number): number {
  return values.length === 0 ? otherwise : values.reduce((sum, value) => sum + value, 0) / values.length;
}
