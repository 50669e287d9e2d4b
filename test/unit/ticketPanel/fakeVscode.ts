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

/** Lets code that takes its words from `vscode.l10n` run outside VS Code. Imported before that code. */
const vscode = {
  env: { language: 'ru' },
  l10n: {
    t: (message: string | Message, ...values: readonly unknown[]): string => {
      const key = typeof message === 'string' ? message : `${message.message}/${message.comment.join('')}`;
      const args = typeof message === 'string' ? values : (message.args ?? []);
      const text = translations[key] ?? (typeof message === 'string' ? message : message.message);
      return text.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));
    },
  },
};

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load.call(Module, request, ...rest));
