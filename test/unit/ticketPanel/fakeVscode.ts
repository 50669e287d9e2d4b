import Module from 'node:module';

/** Lets code that takes its words from `vscode.l10n` run outside VS Code. Imported before that code. */
const vscode = {
  env: { language: 'ru' },
  l10n: {
    t: (message: string, ...values: readonly unknown[]): string =>
      message.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)])),
  },
};

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load.call(Module, request, ...rest));
