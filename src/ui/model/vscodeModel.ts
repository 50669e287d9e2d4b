import * as vscode from 'vscode';
import { err, ok, type Result } from '../../base/result';
import type { DraftProvider } from '../../vellii/draft';
import type { LanguageModel, ModelAnswer, ModelRequest, ModelWatch } from '../../vellii/model/languageModel';
import type { ModelError } from '../../vellii/model/modelError';

/** One of the language models that other extensions bring into VS Code. VS Code itself asks the person once. */
class VscodeModel implements LanguageModel {
  readonly provider: DraftProvider;

  constructor(private readonly chat: vscode.LanguageModelChat) {
    this.provider = { kind: 'vscode', model: chat.name };
  }

  answer(request: ModelRequest, watch: ModelWatch): Promise<Result<ModelAnswer, ModelError>> {
    return watch.signal.aborted ? Promise.resolve(err({ kind: 'cancelled' })) : this.ask(request, watch);
  }

  describe({ messages }: ModelRequest): string {
    const heading = vscode.l10n.t('To the language model «{0}» of VS Code', this.chat.name);
    return [heading, ...messages.map(({ role, text }) => `--- ${role} ---\n${text}`)].join('\n\n') + '\n';
  }

  private async ask(request: ModelRequest, watch: ModelWatch): Promise<Result<ModelAnswer, ModelError>> {
    const cancel = new vscode.CancellationTokenSource();
    const stop = (): void => cancel.cancel();
    watch.signal.addEventListener('abort', stop);
    try {
      const response = await this.chat.sendRequest(
        messagesOf(request),
        { justification: justification() },
        cancel.token,
      );
      let text = '';
      for await (const piece of response.text) {
        text += piece;
        watch.onText?.(text);
      }
      if (watch.signal.aborted) return err({ kind: 'cancelled' });
      return text.trim() === '' ? err({ kind: 'empty' }) : ok({ text, end: 'stop' });
    } catch (fault) {
      return err(watch.signal.aborted ? { kind: 'cancelled' } : toModelError(fault, this.chat.name));
    } finally {
      watch.signal.removeEventListener('abort', stop);
      cancel.dispose();
    }
  }
}

/** The model of the settings, or the first there is. Builds of VS Code without language models have none. */
export async function findVscodeModel(wanted: string): Promise<Result<LanguageModel, ModelError>> {
  const all = await presentModels();
  const chosen = wanted === '' ? all[0] : all.find(({ id, family, name }) => [id, family, name].includes(wanted));
  if (chosen !== undefined) return ok(new VscodeModel(chosen));
  return err(wanted === '' ? { kind: 'notSetUp', missing: 'model' } : { kind: 'notFound', model: wanted });
}

async function presentModels(): Promise<readonly vscode.LanguageModelChat[]> {
  const lm = vscode.lm as Partial<typeof vscode.lm> | undefined;
  try {
    return (await lm?.selectChatModels?.()) ?? [];
  } catch {
    // What brings models is another extension; that it failed is no reason to fail with it.
    return [];
  }
}

function messagesOf({ messages }: ModelRequest): vscode.LanguageModelChatMessage[] {
  // VS Code knows no system messages.
  return messages.map(({ role, text }) =>
    role === 'assistant' ? vscode.LanguageModelChatMessage.Assistant(text) : vscode.LanguageModelChatMessage.User(text),
  );
}

function justification(): string {
  return vscode.l10n.t('To draft a reply to a ticket. Personal data is replaced before it is sent.');
}

function toModelError(fault: unknown, model: string): ModelError {
  if (!(fault instanceof vscode.LanguageModelError)) return { kind: 'unreachable', code: null };
  switch (fault.code) {
    case vscode.LanguageModelError.NoPermissions.name:
      return { kind: 'notPermitted' };
    case vscode.LanguageModelError.Blocked.name:
      return { kind: 'rateLimited', retryAfter: null };
    case vscode.LanguageModelError.NotFound.name:
      return { kind: 'notFound', model };
    default:
      return { kind: 'unreachable', code: null };
  }
}
