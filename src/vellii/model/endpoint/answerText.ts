import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { err, ok, type Result } from '../../../base/result';
import type { ModelAnswer } from '../languageModel';
import type { ModelError } from '../modelError';

/** The pieces of an answer, put together. Reasoning that comes in a field of its own is left out. */
export class AnswerText {
  soFar = '';
  private isRefused = false;
  private end: string | null = null;

  /** Whether there is more text than before. */
  add({ choices }: ChatCompletionChunk): boolean {
    const choice = (choices as ChatCompletionChunk['choices'] | undefined)?.[0];
    if (choice === undefined) return false;
    this.end = choice.finish_reason ?? this.end;
    const { content, refusal } = choice.delta;
    if (typeof refusal === 'string' && refusal !== '') this.isRefused = true;
    if (typeof content !== 'string' || content === '') return false;
    this.soFar += content;
    return true;
  }

  answer(): Result<ModelAnswer, ModelError> {
    if (this.isRefused || this.end === 'content_filter') return err({ kind: 'refused' });
    if (this.soFar.trim() === '') return err({ kind: this.end === 'length' ? 'truncated' : 'empty' });
    return ok({ text: this.soFar, end: this.end === 'length' ? 'length' : 'stop' });
  }
}
