import type { RegulationContext, TicketFacts } from '../input';
import type { TemplatePartKey } from '../policy/schema';
import type { Regulation } from '../regulation';
import { stepOf } from '../duration';
import { stepForward } from '../worktime/step';
import { foldCase } from '../text';
import type { RegistrationTexts } from './checkTemplate';
import { checkTemplate } from './checkTemplate';

/** What keeps a ticket from being correctly registered (RULES G1). */
export type RegistrationProblem =
  | { readonly code: 'categoryUnknown' | 'typeUnknown' | 'priorityUnknown' }
  | { readonly code: 'templateIncomplete'; readonly missing: readonly TemplatePartKey[] };

/** Whether the ticket is correctly registered; an empty list says yes (RULES G1). */
export function registrationProblems(
  facts: TicketFacts,
  texts: RegistrationTexts,
  context: RegulationContext,
  { policy }: Regulation,
): readonly RegistrationProblem[] {
  const problems: RegistrationProblem[] = [];
  const priority = context.priorities.get(facts.priorityId);
  if (!isKnownCategory(facts.category, policy.terms.categories.value)) problems.push({ code: 'categoryUnknown' });
  if (facts.type === null) problems.push({ code: 'typeUnknown' });
  if (priority === undefined) problems.push({ code: 'priorityUnknown' });
  if (priority === 'blocker') {
    const { missing } = checkTemplate(texts, policy.template.value);
    if (missing.length > 0) problems.push({ code: 'templateIncomplete', missing });
  }
  return problems;
}

function isKnownCategory(category: string | null, known: readonly string[]): boolean {
  if (category === null || category.trim() === '') return false;
  return known.length === 0 || known.some(name => foldCase(name) === foldCase(category));
}

/** The robot's duty to answer (RULES G1). It is no milestone of the ticket. */
export interface FirstAnswer {
  readonly problems: readonly RegistrationProblem[];
  /** The submission, or the edit that completed the registration after the robot had asked. */
  readonly countedFrom: number;
  readonly due: number;
  /** The robot's first note since then; `null` while there is none, or when the notes are not there. */
  readonly answeredAt: number | null;
}

/** When the robot has to answer, and when it did. */
export function firstAnswer(
  facts: TicketFacts,
  texts: RegistrationTexts,
  context: RegulationContext,
  regulation: Regulation,
): FirstAnswer {
  const problems = registrationProblems(facts, texts, context, regulation);
  const marker = regulation.policy.robot.noteMarker.value;
  const answers = (facts.notes ?? [])
    .filter(note => (note.authorId !== null && context.robots.has(note.authorId)) || note.text.includes(marker))
    .map(note => note.at)
    .sort((a, b) => a - b);
  const countedFrom = problems.length > 0 ? facts.submittedAt : completedAt(facts, answers[0], answers[1]);
  const { robot } = regulation.policy;
  return {
    problems,
    countedFrom,
    due: stepForward(regulation, countedFrom, stepOf(robot.firstAnswer.value)),
    answeredAt: answers.find(at => at >= countedFrom) ?? null,
  };
}

/**
 * The edit that completed the registration. What the texts were before is not in the history, so the robot's first
 * note is taken for its question, and the last edit of the registration before its next note for the completion.
 */
function completedAt(facts: TicketFacts, question: number | undefined, answer = Infinity): number {
  if (question === undefined) return facts.submittedAt;
  let completed = facts.submittedAt;
  for (const { kind, at } of facts.history ?? []) {
    const edits = kind === 'registration' || kind === 'priority';
    if (edits && at >= question && at <= answer) completed = Math.max(completed, at);
  }
  return completed;
}
