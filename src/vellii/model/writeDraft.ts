import { err, ok, type Result } from '../../base/result';
import type { DraftContent } from '../draft';
import { Pseudonyms } from '../privacy/pseudonyms';
import { readAnswer, readLeniently } from './answer/readAnswer';
import { partialReply } from './answer/partialReply';
import { withoutLinks } from './answer/withoutLinks';
import type { LanguageModel, ModelAnswer, ModelRequest } from './languageModel';
import type { ModelError } from './modelError';
import { draftRequest, fullLimits, smallLimits, textsOf } from './request/draftRequest';
import type { DraftTask } from './request/draftTask';
import { repairRequest, shorter } from './request/instructions';

export interface WritingWatch {
  readonly signal: AbortSignal;
  /** The reply so far, with personal data put back. */
  readonly onReply?: (soFar: string) => void;
  /** The server asked to wait for so many milliseconds. */
  readonly onWaiting?: (milliseconds: number) => void;
}

/**
 * Has a model write a draft. Personal data is hidden before and put back afterwards; an answer that cannot be used is
 * asked for once more, a request that is too large is repeated with less in it.
 */
export async function writeDraft(
  model: LanguageModel,
  task: DraftTask,
  watch: WritingWatch,
): Promise<Result<DraftContent, ModelError>> {
  const pseudonyms = new Pseudonyms(textsOf(task), task.known);
  let limits = fullLimits;
  let request = draftRequest(task, pseudonyms, limits);
  let first = await ask(model, request, pseudonyms, watch);
  if (!first.ok && first.error.kind === 'tooLarge') {
    limits = smallLimits;
    request = draftRequest(task, pseudonyms, limits);
    first = await ask(model, request, pseudonyms, watch);
  }
  if (!first.ok) return first;
  const count = Math.min(task.sources.length, limits.sources);
  const read = readAnswer(first.value.text, count);
  if (read.ok) return ok(finished(read.value, task, pseudonyms));
  const isCut = first.value.end === 'length';
  if (!isCut) model.distrustFormat?.();
  const second = await ask(model, repair(request, first.value.text, isCut ? shorter : read.error), pseudonyms, watch);
  if (!second.ok) return second;
  return settled([second.value, first.value], count, task, pseudonyms);
}

/** What writing a draft for the task would send now; for «Показать запрос». */
export function describeRequest(model: LanguageModel, task: DraftTask): string {
  return model.describe(draftRequest(task, new Pseudonyms(textsOf(task), task.known), fullLimits));
}

function ask(
  model: LanguageModel,
  request: ModelRequest,
  pseudonyms: Pseudonyms,
  { signal, onReply, onWaiting }: WritingWatch,
): Promise<Result<ModelAnswer, ModelError>> {
  return model.answer(request, {
    signal,
    ...(onWaiting === undefined ? {} : { onWaiting }),
    ...(onReply === undefined ? {} : { onText: soFar => onReply(pseudonyms.restorePart(partialReply(soFar))) }),
  });
}

const mostQuoted = 8000;

function repair(request: ModelRequest, answer: string, problem: string): ModelRequest {
  return {
    ...request,
    messages: [
      ...request.messages,
      { role: 'assistant', text: answer.slice(0, mostQuoted) },
      { role: 'user', text: repairRequest(problem) },
    ],
  };
}

/** The newest answer that can be used, with citations that lead nowhere dropped; or why none can. */
function settled(
  answers: readonly ModelAnswer[],
  sourceCount: number,
  task: DraftTask,
  pseudonyms: Pseudonyms,
): Result<DraftContent, ModelError> {
  for (const { text } of answers) {
    const read = readLeniently(text, sourceCount);
    if (read.ok && read.value.reply !== '') return ok(finished(read.value, task, pseudonyms));
  }
  if (answers.some(({ text }) => isRefusal(text))) return err({ kind: 'refused' });
  return err({ kind: answers[0]?.end === 'length' ? 'truncated' : 'unreadable' });
}

const refusal =
  /(?:не могу (?:помочь|ответить|выполнить|обсуждать|продолжить)|не в состоянии помочь|can(?:no|'|’)t (?:help|assist|comply)|unable to (?:help|assist)|не имею возможности)/i;

function isRefusal(text: string): boolean {
  return text.length < 1500 && refusal.test(text);
}

function finished(content: DraftContent, task: DraftTask, pseudonyms: Pseudonyms): DraftContent {
  const allowed = textsOf(task);
  const clean = (text: string): string => withoutLinks(pseudonyms.restore(text), allowed);
  const { classification, setupChange } = content;
  return {
    ...content,
    reply: clean(content.reply),
    steps: content.steps.map(clean),
    missing: content.missing.filter(key => task.missing.some(part => part.key === key)),
    classification:
      classification === null
        ? null
        : {
            ...classification,
            category: task.categories.find(each => each === classification.category) ?? null,
            reason: clean(classification.reason),
          },
    setupChange: setupChange === null ? null : { script: clean(setupChange.script), change: clean(setupChange.change) },
  };
}
