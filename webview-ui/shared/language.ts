import * as l10n from '@vscode/l10n';

/** Takes over the language that VS Code shows, and the texts in it. */
export function useLanguage({ l10n: contents, language }: { l10n: Record<string, string>; language: string }): void {
  l10n.config({ contents });
  document.documentElement.lang = language;
}
