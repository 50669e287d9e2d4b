import OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { Log } from '../../../base/log';
import { err, type Result } from '../../../base/result';
import type { DraftProvider } from '../../draft';
import type { LanguageModel, ModelAnswer, ModelRequest, ModelWatch } from '../languageModel';
import type { ModelError } from '../modelError';
import { AnswerText } from './answerText';
import { capabilityKey, lower, untried, type Capability, type CapabilityMemory } from './capability';
import { isRefusedRequest, isUnknownField, toModelError } from './faults';
import { modelFetch } from './modelFetch';
import { pinnedFetch } from './pinnedFetch';
import { mayAsk, type Resolve } from './policy';
import { checkedEndpoint, type EndpointSettings } from './settings';
import { Silence } from './silence';

export interface EndpointParts {
  readonly settings: EndpointSettings;
  /** The key for exactly this origin; null where there is none. */
  readonly key: string | null;
  readonly memory: CapabilityMemory;
  readonly log: Log;
  readonly resolve?: Resolve;
  /** Waits for so many milliseconds, or until it is cancelled. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Longest that a «Retry-After» is obeyed without asking anybody, in milliseconds. */
const longestWait = 30_000;
const mostWaits = 2;
/** A model that goes on for longer than this is not writing a reply. */
const mostText = 200_000;

/**
 * A server with the interface of OpenAI's chat completions. What it can do is found out by asking: a schema first,
 * then JSON without one, then nothing but words; the answer is remembered for the endpoint.
 */
export class EndpointModel implements LanguageModel {
  readonly provider: DraftProvider;
  private capability: Capability;

  constructor(private readonly parts: EndpointParts) {
    this.provider = { kind: 'endpoint', model: parts.settings.model };
    this.capability = parts.memory.read(this.memoryKey) ?? untried;
  }

  async answer(request: ModelRequest, watch: ModelWatch): Promise<Result<ModelAnswer, ModelError>> {
    const url = checkedEndpoint(this.parts.settings);
    if (!url.ok) return url;
    const allowed = await mayAsk(url.value, this.parts.settings.policy, this.parts.resolve);
    if (!allowed.ok) return allowed;
    for (let waits = 0; ;) {
      const { result, fault } = await this.attempt(request, watch, allowed.value);
      if (result.ok) {
        this.remember();
        return result;
      }
      if (fault !== null && this.stepDown(fault)) continue;
      const { error } = result;
      this.parts.log.warn(
        `The model server gave no answer: ${error.kind}${error.kind === 'server' ? ` ${error.status}` : ''}.`,
      );
      const pause = pauseFor(error, waits);
      if (pause === null) return result;
      waits++;
      watch.onWaiting?.(pause);
      await (this.parts.wait ?? wait)(pause, watch.signal);
      if (watch.signal.aborted) return err({ kind: 'cancelled' });
    }
  }

  describe(request: ModelRequest): string {
    const { settings, key } = this.parts;
    const headers = [
      'Content-Type: application/json',
      ...(key === null ? [] : ['Authorization: Bearer ••••••••']),
      ...Object.keys(settings.headers).map(name => `${name}: ••••••••`),
    ];
    const body = JSON.stringify(this.bodyOf(request), null, 2);
    return `POST ${baseOf(settings)}/chat/completions\n${headers.join('\n')}\n\n${body}\n`;
  }

  distrustFormat(): void {
    const next = lower(this.capability);
    if (next === null) return;
    this.capability = next;
    this.remember();
  }

  private get memoryKey(): string {
    return capabilityKey(baseOf(this.parts.settings), this.parts.settings.model);
  }

  private remember(): void {
    this.parts.memory.write(this.memoryKey, this.capability);
  }

  /** Asks for less where the server did not know what was asked for; false where there is nothing left to leave out. */
  private stepDown(fault: unknown): boolean {
    if (this.capability.temperature && isUnknownField(fault, /temperature/i)) {
      this.capability = { ...this.capability, temperature: false };
      return true;
    }
    const next = isRefusedRequest(fault) ? lower(this.capability) : null;
    if (next === null) return false;
    this.capability = next;
    return true;
  }

  private async attempt(
    request: ModelRequest,
    watch: ModelWatch,
    addresses: readonly string[] | null,
  ): Promise<{ readonly result: Result<ModelAnswer, ModelError>; readonly fault: unknown }> {
    const { settings, key } = this.parts;
    const silence = new Silence(settings.timeout);
    const signal = AbortSignal.any([watch.signal, silence.signal]);
    const ended = (): ModelError =>
      watch.signal.aborted ? { kind: 'cancelled' } : { kind: 'timeout', after: settings.timeout };
    try {
      const stream = await this.client(addresses).chat.completions.create(this.bodyOf(request), { signal });
      const text = new AnswerText();
      for await (const chunk of stream) {
        silence.broken();
        if (text.add(chunk)) watch.onText?.(text.soFar);
        if (text.soFar.length > mostText) return { result: err({ kind: 'unreadable' }), fault: null };
      }
      return { result: signal.aborted ? err(ended()) : text.answer(), fault: null };
    } catch (fault) {
      if (signal.aborted) return { result: err(ended()), fault: null };
      return { result: err(toModelError(fault, { hasKey: key !== null, ...settings })), fault };
    } finally {
      silence.dispose();
    }
  }

  private bodyOf({ messages, schema }: ModelRequest): ChatCompletionCreateParamsStreaming {
    const { format, temperature } = this.capability;
    return {
      model: this.parts.settings.model,
      messages: messages.map(({ role, text }) => ({ role, content: text })),
      stream: true,
      ...(temperature ? { temperature: 0.2 } : {}),
      ...(format === 'schema'
        ? {
            response_format: {
              type: 'json_schema',
              json_schema: { name: 'draft', strict: true, schema: { ...schema } },
            },
          }
        : {}),
      ...(format === 'object' ? { response_format: { type: 'json_object' } } : {}),
    };
  }

  /** Nothing is taken from the environment: neither key nor organisation; `modelFetch` drops what headers it adds. */
  private client(addresses: readonly string[] | null): OpenAI {
    const { settings, key } = this.parts;
    return new OpenAI({
      baseURL: baseOf(settings),
      apiKey: key ?? 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      timeout: settings.timeout,
      logLevel: 'off',
      fetch: modelFetch(Object.keys(settings.headers), addresses === null ? undefined : pinnedFetch(addresses)),
      defaultHeaders: {
        'User-Agent': 've-support',
        ...settings.headers,
        ...(key === null ? { Authorization: null } : {}),
      },
    });
  }
}

function baseOf({ baseUrl }: EndpointSettings): string {
  return baseUrl.trim().replace(/\/+$/, '');
}

/** How long to wait before asking again, in milliseconds; null where asking again is of no use. */
function pauseFor(error: ModelError, waits: number): number | null {
  if (waits >= mostWaits) return null;
  if (error.kind === 'rateLimited') {
    const pause = error.retryAfter ?? 2000 * (waits + 1);
    return pause <= longestWait ? pause : null;
  }
  const isPassing = error.kind === 'server' && (error.status === 502 || error.status === 503);
  return isPassing && waits === 0 ? 1000 : null;
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
