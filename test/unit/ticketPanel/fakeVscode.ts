import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';

interface Message {
  readonly message: string;
  readonly args?: readonly unknown[];
  readonly comment: readonly string[];
}

let translations: Readonly<Record<string, string>> = {};

/** Lets `vscode.l10n` answer from the Russian bundle, or in English again. */
export function speakRussian(isOn: boolean): void {
  const bundle = join(import.meta.dirname, '../../../l10n/bundle.l10n.ru.json');
  translations = isOn ? (JSON.parse(readFileSync(bundle, 'utf8')) as Record<string, string>) : {};
}

/** As much of `vscode.MarkdownString` as is used: what was added as text is kept apart from what is Markdown. */
class MarkdownString {
  readonly texts: string[] = [];
  constructor(public value = '') {}
  appendText(text: string): this {
    this.texts.push(text);
    this.value += text;
    return this;
  }
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

/** Told apart by `code`, the name of what made it, as VS Code does. */
class LanguageModelError extends Error {
  static NoPermissions(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'NoPermissions');
  }
  static Blocked(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'Blocked');
  }
  static NotFound(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'NotFound');
  }
  constructor(
    message?: string,
    readonly code = '',
  ) {
    super(message);
  }
}

class CancellationTokenSource {
  readonly token = { isCancellationRequested: false, onCancelled: (): void => undefined };
  cancel(): void {
    this.token.isCancellationRequested = true;
    this.token.onCancelled();
  }
  dispose(): void {
    this.token.onCancelled = (): void => undefined;
  }
}

/**
 * Lets code that takes its words from `vscode.l10n` run outside VS Code. Imported before that code, which sees no names
 * that are added later; a test gives a value to one that is here.
 */
export const fakeVscode = {
  env: { language: 'ru', uriScheme: 'vscode', clipboard: undefined as unknown },
  l10n: {
    t: (message: string | Message, ...values: readonly unknown[]): string => {
      const key = typeof message === 'string' ? message : `${message.message}/${message.comment.join('')}`;
      const args = typeof message === 'string' ? values : (message.args ?? []);
      const text = translations[key] ?? (typeof message === 'string' ? message : message.message);
      return text.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));
    },
  },
  MarkdownString,
  ThemeIcon: class {},
  LanguageModelToolResult: class {
    constructor(readonly content: readonly unknown[]) {}
  },
  LanguageModelTextPart: class {
    constructor(readonly value: string) {}
  },
  LanguageModelChatMessage: {
    User: (content: string) => ({ role: 'user', content }),
    Assistant: (content: string) => ({ role: 'assistant', content }),
  },
  LanguageModelError,
  CancellationTokenSource,
  chat: undefined as unknown,
  lm: undefined as unknown,
  window: undefined as unknown,
  workspace: undefined as unknown,
  commands: undefined as unknown,
};

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? fakeVscode : load.call(Module, request, ...rest));
