import Module from 'node:module';

type Message = string | { readonly message: string; readonly args?: readonly unknown[] };

const filled = (message: string, values: readonly unknown[]): string =>
  message.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)]));

/** Lets code that takes its words from `vscode.l10n` run outside VS Code. Imported before that code. */
const vscode = {
  env: { language: 'ru' },
  l10n: {
    t: (message: Message, ...values: readonly unknown[]): string =>
      typeof message === 'string' ? filled(message, values) : filled(message.message, message.args ?? []),
  },
};

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load.call(Module, request, ...rest));
