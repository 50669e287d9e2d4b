import { err, ok, type Result } from '../base/result';
import type { DraftContent, DraftProvider } from './draft';
import type { LanguageModel } from './model/languageModel';
import type { ModelError } from './model/modelError';
import type { DraftTask } from './model/request/draftTask';
import { writeDraft, type WritingWatch } from './model/writeDraft';

/** Who may write a draft: a model, or nobody but the built-in composer. */
export interface Writers {
  /** `null` where the settings ask for none. */
  readonly model: LanguageModel | null;
  /** What the built-in composer has made of the same findings. */
  readonly builtIn: DraftContent;
  /** Whether the built-in composer may stand in for a model that fails. */
  readonly mayFallBack: boolean;
}

export interface ProvidedDraft {
  readonly content: DraftContent;
  readonly provider: DraftProvider;
  /** Why the model did not write it, where it should have. */
  readonly insteadOf: ModelError | null;
}

/** A draft by the model, or by the built-in composer where there is none or it fails. A cancelled one is nobody's. */
export async function provideDraft(
  { model, builtIn, mayFallBack }: Writers,
  task: DraftTask,
  watch: WritingWatch,
): Promise<Result<ProvidedDraft, ModelError>> {
  if (model === null) return ok({ content: builtIn, provider: { kind: 'builtIn' }, insteadOf: null });
  const written = await writeDraft(model, task, watch);
  if (written.ok) return ok({ content: written.value, provider: model.provider, insteadOf: null });
  if (!mayFallBack || written.error.kind === 'cancelled') return err(written.error);
  return ok({ content: builtIn, provider: { kind: 'builtIn' }, insteadOf: written.error });
}
