import type { Result } from '../../base/result';
import type { DraftProvider } from '../draft';
import type { ModelError } from './modelError';

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

/** A JSON schema as model servers take it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  /** What the answer is to look like; a model that cannot be held to it still reads it in the messages. */
  readonly schema: JsonSchema;
}

export interface ModelWatch {
  readonly signal: AbortSignal;
  /** The whole text so far, each time some more has come. */
  readonly onText?: (soFar: string) => void;
  /** The server asked to wait for so many milliseconds. */
  readonly onWaiting?: (milliseconds: number) => void;
}

export interface ModelAnswer {
  readonly text: string;
  /** `length`: the model had more to say. */
  readonly end: 'stop' | 'length';
}

/** Something that answers texts with texts. Whoever asks has hidden personal data before. */
export interface LanguageModel {
  readonly provider: DraftProvider;
  answer(request: ModelRequest, watch: ModelWatch): Promise<Result<ModelAnswer, ModelError>>;
  /** The request as it would be sent now, for a person to read; secrets are masked. */
  describe(request: ModelRequest): string;
  /** The answer did not keep to the format that was asked for: the next request asks for less of it. */
  distrustFormat?(): void;
}
