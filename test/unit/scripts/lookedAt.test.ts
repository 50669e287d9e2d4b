import { fakeVscode } from '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { isLookedAt } from '../../../src/ui/scripts/languages';

const megabyte = 1024 * 1024;

function documentOf(parts: {
  scheme?: string;
  path?: string;
  languageId?: string;
  length?: number;
}): vscode.TextDocument {
  return {
    uri: { scheme: parts.scheme ?? 'file', path: parts.path ?? '/work/a.yaml' },
    languageId: parts.languageId ?? 'yaml',
    lineCount: 1,
    lineAt: () => ({ range: { end: {} } }),
    offsetAt: () => parts.length ?? 10,
  } as unknown as vscode.TextDocument;
}

describe('which texts are looked at', () => {
  before(() => {
    fakeVscode.workspace = {
      getWorkspaceFolder: ({ path }: vscode.Uri) => (path.startsWith('/work/') ? {} : undefined),
    };
  });

  it('are files of the workspace and what is being written, up to a megabyte', () => {
    assert.equal(isLookedAt(documentOf({})), true);
    assert.equal(isLookedAt(documentOf({ length: megabyte })), true);
    assert.equal(isLookedAt(documentOf({ length: megabyte + 1 })), false);
    assert.equal(isLookedAt(documentOf({ path: '/elsewhere/a.yaml' })), false);
    assert.equal(isLookedAt(documentOf({ scheme: 'vscode-scm', path: '/x', languageId: 'scminput' })), true);
    assert.equal(isLookedAt(documentOf({ languageId: 'css' })), false);
  });
});
