import * as vscode from 'vscode';

/** Where numbers of tickets are looked for: files, what is being written, and the box of the commit message. */
export const anyText: vscode.DocumentSelector = [
  { scheme: 'file' },
  { scheme: 'vscode-vfs' },
  { scheme: 'untitled' },
  { language: 'git-commit' },
  { language: 'scminput' },
];

const scriptFiles = '**/*.{yaml,yml,json,jsonc,sql,ini,xml,cfg,conf,properties,xsl,xslt,bsl}';

/** Configuration scripts of every form. */
export const scripts: vscode.DocumentSelector = [
  { scheme: 'file', pattern: scriptFiles },
  { scheme: 'vscode-vfs', pattern: scriptFiles },
];

/** Where a number can be completed. */
export const completed: vscode.DocumentSelector = [
  ...(scripts as readonly vscode.DocumentFilter[]),
  ...['yaml', 'json', 'jsonc', 'sql', 'ini', 'xml', 'properties', 'markdown', 'git-commit', 'scminput'].map(
    language => ({
      language,
    }),
  ),
];

/** In style sheets and the like a `#` is a colour or a name. */
const withoutNumbers = new Set(['css', 'scss', 'sass', 'less', 'stylus', 'log', 'Log']);
const longest = 1024 * 1024;

/** Whether the text is looked at: not too long, not a style sheet, and of this workspace where it is a file. */
export function isLookedAt(document: vscode.TextDocument): boolean {
  if (withoutNumbers.has(document.languageId)) return false;
  if (document.uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(document.uri) === undefined) return false;
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) <= longest;
}
